import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'

const percent = (least: number) => z.int('须为整数').min(least, `不能小于 ${least}%`).max(100, '不能大于 100%')

const shares = {
  otherPercent: percent(0),
  incidentPercent: percent(0),
  unreachedAfter: z.int('须为整数').min(1, '至少 1 次').max(20, '最多 20 次'),
  samplePercent: percent(1),
  sampleLeast: z.int('须为整数').min(1, '至少 1 件').max(500, '最多 500 件'),
}

/** Who is called back, when one gives up, how large the sample is. Safety, leaks and complaints: always all. */
export const callbackSetting = z.object({
  ...shares,
  /** 0 while the community has not changed the default. */
  version: z.int(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string(),
})
export type CallbackSetting = z.output<typeof callbackSetting>

export const readCallbackSetting = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callback-setting',
  right: 'callbacks.see',
  summary: '回访设置',
  params: z.object({ communityId }),
  output: callbackSetting,
})

export const setCallbackSetting = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/callback-setting',
  right: 'callbacks.set',
  summary: '修改回访设置',
  params: z.object({ communityId }),
  body: z.strictObject({ version: z.int().min(0), ...shares }),
  output: callbackSetting,
  refusals: ['callbacks.setting-changed'],
})
