import { z } from 'zod'
import { line, paragraphs } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../kernel/id.ts'
import { phoneText } from '../../kernel/phone.ts'
import { channel, matterDetail, matterId, matterRow, place, priority, recordId, version } from '../matters/contract.ts'
import { waitingReasons } from './repair.process.ts'

export {
  type RepairAction,
  type RepairState,
  repairProcess,
  technicianActions,
  type WaitingReason,
  waitingReasons,
} from './repair.process.ts'

const inCommunity = z.object({ communityId })
const oneRepair = z.object({ communityId, matterId })

const minutes = z.int().min(1, '至少 1 分钟').max(43_200, '最多 30 天')

/** A category of repairs: how urgent it is, and within what time somebody must be there and be done. */
export const category = z.object({
  code: z.string(),
  name: z.string(),
  position: z.int(),
  priority,
  onSiteMinutes: minutes,
  /** `always`: day and night; `reception`: only reception hours count. */
  onSiteHours: z.enum(['always', 'reception']),
  emergencyOnSiteMinutes: minutes,
  finishMinutes: minutes,
  /** 0 while the community has not changed the default. */
  version: z.int(),
})
export type Category = z.output<typeof category>

export const listCategories = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/repair-categories',
  right: 'work-orders.see',
  summary: '报修类别',
  params: inCommunity,
  output: z.object({ categories: z.array(category) }),
})

export const setCategory = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/repair-categories/{code}',
  right: 'work-orders.set-categories',
  summary: '设置报修类别',
  params: z.object({ communityId, code: z.string().regex(/^[a-z0-9-]{1,40}$/, '代码只用小写字母、数字和连字符') }),
  body: z.strictObject({
    version: z.int().min(0),
    name: line({ name: '类别名称', most: 20 }),
    position: z.int().min(0).max(999).default(50),
    priority,
    onSiteMinutes: minutes,
    onSiteHours: z.enum(['always', 'reception']),
    emergencyOnSiteMinutes: minutes,
    finishMinutes: minutes,
  }),
  output: category,
  refusals: ['work-orders.category-changed'],
})

/** To whom: a technician by name, or all technicians; whoever accepts first has it. */
export const dispatchTo = z.union([z.strictObject({ staffId }), z.strictObject({ role: z.literal('technician') })])
export type DispatchTo = z.output<typeof dispatchTo>

/** A repair as it is taken down at the desk. */
export const repairToLog = z.strictObject({
  category: z.string().min(1, '请选择类别').max(40),
  title: line({ name: '报修内容', most: 100 }),
  description: z.string().max(4000).default(''),
  place,
  partyId: idOf('PartyId').nullable().default(null),
  callerName: z.string().trim().max(60).default(''),
  callerPhone: z.union([phoneText, z.literal('')]).default(''),
  channel: channel.default('phone'),
  /** Left out: as the category says. */
  priority: priority.optional(),
  /** When the resident is at home, in their own words. */
  appointment: z.string().trim().max(60).default(''),
  /** Dispatched in the same step. */
  dispatchTo: dispatchTo.optional(),
})
export type RepairToLog = z.output<typeof repairToLog>

export const loggedRepair = z.object({ id: matterId, number: z.string(), dueAt: z.iso.datetime().nullable() })

export const logRepair = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/repairs',
  right: 'work-orders.log',
  summary: '登记报修',
  params: inCommunity,
  body: repairToLog,
  output: loggedRepair,
  refusals: [
    'work-orders.no-such-category',
    'matters.place-not-found',
    'matters.party-not-found',
    'matters.not-a-colleague',
  ],
})

export const repairDetail = z.object({
  matter: matterDetail,
  repair: z.object({
    category: z.string(),
    categoryName: z.string(),
    appointment: z.string(),
    waitingReason: z.string(),
    returnReason: z.string(),
    result: z.string(),
    materials: z.string(),
    acceptedBy: staffId.nullable(),
    onSiteAt: z.iso.datetime().nullable(),
    doneAt: z.iso.datetime().nullable(),
  }),
})
export type RepairDetail = z.output<typeof repairDetail>

export const readRepair = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/repairs/{matterId}',
  right: 'work-orders.see',
  summary: '报修单详情',
  params: oneRepair,
  output: repairDetail,
})

/** The orders of the technician who asks, by clock, and those any technician may take. */
export const myOrders = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/my-orders',
  right: 'work-orders.do',
  summary: '我的维修单',
  params: inCommunity,
  output: z.object({
    orders: z.array(
      matterRow.extend({
        categoryName: z.string(),
        appointment: z.string(),
        waitingReason: z.string(),
        mine: z.boolean(),
      }),
    ),
  }),
})

const step = <const B extends z.ZodRawShape>(
  verb: string,
  o: { summary: string; right: string; body: B; refusals?: string[] },
) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/repairs/{matterId}/${verb}`,
    right: o.right,
    summary: o.summary,
    params: oneRepair,
    body: z.strictObject(o.body),
    output: repairDetail,
    refusals: ['matters.not-found', 'transition.not-permitted', ...(o.refusals ?? [])],
  })

const atDesk = { right: 'work-orders.dispatch', refusals: ['matters.changed-meanwhile', 'matters.not-a-colleague'] }
const onPhone = { right: 'work-orders.do', refusals: ['matters.not-yours', 'matters.record-used', 'work-orders.taken'] }
const reason = paragraphs({ name: '原因', most: 500 })
/** A record made on the phone: its own id, and when the phone says it happened. */
const record = { id: recordId, claimedAt: z.iso.datetime({ offset: true }).optional() }

export const dispatchRepair = step('dispatch', {
  summary: '派工',
  ...atDesk,
  body: { version, to: dispatchTo, note: z.string().max(500).default('') },
})
export const closeRepair = step('close', {
  summary: '关闭报修单',
  ...atDesk,
  body: { version, note: z.string().max(500).default('') },
})
export const redoRepair = step('redo', { summary: '返工', ...atDesk, body: { version, to: dispatchTo, reason } })
export const cancelRepair = step('cancel', { summary: '撤销报修单', ...atDesk, body: { version, reason } })

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
    materials: z.string().max(1000).default(''),
  },
})
