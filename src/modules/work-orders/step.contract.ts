import { z } from 'zod'
import { paragraphs } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import { matterId, recordId, version } from '../matters/contract.ts'
import { contactToRecord, contractorId } from './contractors/contract.ts'
import { dispatchTo, materialLine, repairDetail } from './repair.contract.ts'
import { waitingReasons } from './repair.process.ts'

const step = <const B extends z.ZodRawShape>(
  verb: string,
  o: { summary: string; right: string; body: B; refusals?: string[] },
) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/repairs/{matterId}/${verb}`,
    right: o.right,
    summary: o.summary,
    params: z.object({ communityId, matterId }),
    body: z.strictObject(o.body),
    output: repairDetail,
    refusals: ['matters.not-found', 'transition.not-permitted', ...(o.refusals ?? [])],
  })

const reason = paragraphs({ name: '原因', most: 500 })

const atDesk = (refusals: string[] = []) => ({
  right: 'work-orders.dispatch',
  refusals: ['matters.changed-meanwhile', 'matters.not-a-colleague', ...refusals],
})

export const dispatchRepair = step('dispatch', {
  summary: '派工',
  ...atDesk(),
  body: { version, to: dispatchTo, note: z.string().max(500).default('') },
})
export const closeRepair = step('close', {
  summary: '关闭报修单',
  ...atDesk(),
  body: { version, note: z.string().max(500).default('') },
})
export const redoRepair = step('redo', { summary: '返工', ...atDesk(), body: { version, to: dispatchTo, reason } })
export const cancelRepair = step('cancel', { summary: '撤销报修单', ...atDesk(), body: { version, reason } })

/** Another category, because it was taken down wrongly: targets, callback and warranty follow it. */
export const recategoriseRepair = step('recategorise', {
  summary: '改报修类别',
  ...atDesk(['work-orders.no-such-category', 'work-orders.no-such-part', 'work-orders.same-category']),
  body: {
    version,
    category: z.string().min(1, '请选择类别').max(40),
    /** Left out: as the category says; null: none. */
    part: z.string().max(40).nullable().optional(),
    reason,
  },
})

/** Who answers for it, where a person decides otherwise than the dates; always with the reason. */
export const judgeRepair = step('judge', {
  summary: '改判维修责任',
  ...atDesk(),
  body: { version, liable: z.enum(['developer', 'centre']), reason },
})

const contactRefusals = ['work-orders.promise-date-missing', 'work-orders.promise-in-the-past']

/** To the developer's contractor, with the first call to it; once more: to another one. */
export const routeRepair = step('route', {
  summary: '转保修单位',
  ...atDesk(['work-orders.not-developers', 'work-orders.no-such-contractor', ...contactRefusals]),
  body: { version, contractorId, ...contactToRecord },
})
export const contactContractor = step('contact', {
  summary: '记保修单位联系',
  ...atDesk(contactRefusals),
  body: { version, ...contactToRecord },
})
export const raiseRepair = step('raise', { summary: '上报主管', ...atDesk(), body: { version, reason } })
export const repairedByContractor = step('repaired', {
  summary: '保修完工',
  ...atDesk(),
  body: { version, result: paragraphs({ name: '处理结果', most: 2000 }) },
})

const onPhone = { right: 'work-orders.do', refusals: ['matters.not-yours', 'matters.record-used', 'work-orders.taken'] }
/** A record made on the phone: its own id, and when the phone says it happened. */
const record = { id: recordId, claimedAt: z.iso.datetime({ offset: true }).optional() }

export const acceptRepair = step('accept', { summary: '接单', ...onPhone, body: record })
export const returnRepair = step('return', { summary: '退单', ...onPhone, body: { ...record, reason } })
export const arriveAtRepair = step('arrive', { summary: '到场', ...onPhone, body: record })
export const waitWithRepair = step('wait', {
  summary: '暂停等待',
  ...onPhone,
  body: { ...record, reason: z.enum(waitingReasons), note: z.string().max(500).default('') },
})
export const finishRepair = step('finish', {
  summary: '完工',
  ...onPhone,
  body: {
    ...record,
    result: paragraphs({ name: '处理结果', most: 2000 }),
    materialLines: z.array(materialLine).max(30, '材料最多 30 行').default([]),
    materials: z.string().max(1000).default(''),
  },
})
