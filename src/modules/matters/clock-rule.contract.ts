import { z } from 'zod'
import { clockPolicy } from '../../kernel/clock-policy.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'

const setting = z.object({
  rule: z.string(),
  /** The community's own policy; null where the default holds. */
  own: clockPolicy.nullable(),
  /** 0 until somebody changes it for the first time. */
  version: z.int(),
  changedBy: z.string(),
  changedAt: z.iso.datetime().nullable(),
})
export type ClockSetting = z.output<typeof setting>

const row = setting.extend({ name: z.string(), clause: z.string(), counts: z.string(), default: clockPolicy })
export type ClockRuleRow = z.output<typeof row>

export const listClockRules = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/clock-rules',
  right: 'matters.see-clocks',
  summary: '时限设置',
  params: z.object({ communityId }),
  output: z.object({ rules: z.array(row) }),
})

export const setClockRule = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/clock-rules/{rule}',
  right: 'matters.set-clocks',
  summary: '修改时限',
  params: z.object({ communityId, rule: z.string().max(60) }),
  body: z.strictObject({
    version: z.int().min(0),
    /** Null takes up the default again. */
    policy: clockPolicy.nullable(),
  }),
  output: setting,
  refusals: ['matters.no-such-clock-rule', 'matters.clock-rule-changed', 'matters.clock-rule-out-of-bounds'],
})
