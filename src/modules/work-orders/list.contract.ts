import { z } from 'zod'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../kernel/id.ts'
import { matterRow, priority } from '../matters/contract.ts'
import { callbackClass } from './category.contract.ts'
import { contractorId } from './contractors/contract.ts'
import { liable, warranty } from './warranty/contract.ts'

const inCommunity = z.object({ communityId })

/** What narrows the list. */
const narrowed = {
  /** A number or its beginning, a spelling of the house, a word of the fault, the caller's name. */
  q: z.string().trim().max(60).optional(),
  status: z.enum(['open', 'closed', 'all']).default('open'),
  state: z.string().max(40).optional(),
  category: z.string().max(40).optional(),
  callbackClass: callbackClass.optional(),
  priority: priority.optional(),
  liable: liable.optional(),
  contractorId: contractorId.optional(),
  /** Who has it, or who finished it. */
  staffId: staffId.optional(),
  /** Only reworks of closed orders. */
  rework: z.stringbool().optional(),
  /** Past a deadline, now or once. */
  breached: z.stringbool().optional(),
  buildingId: idOf('BuildingId').optional(),
  houseId: idOf('HouseId').optional(),
  openedFrom: businessDate.optional(),
  openedTo: businessDate.optional(),
  sort: z.enum(['dueAt', '-dueAt', 'openedAt', '-openedAt']).optional(),
}

export const repairRow = matterRow.extend({
  categoryName: z.string(),
  callbackClass,
  appointment: z.string(),
  waitingReason: z.string(),
  warranty,
  liable,
  contractorName: z.string(),
  /** Who finished it, or has it. */
  technician: z.string(),
  doneAt: z.iso.datetime().nullable(),
  rework: z.boolean(),
  callerName: z.string(),
})
export type RepairRow = z.output<typeof repairRow>

export const listRepairs = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/repairs',
  right: 'work-orders.see',
  summary: '报修列表',
  params: inCommunity,
  query: z.strictObject({
    ...narrowed,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ rows: z.array(repairRow), next: z.string().nullable() }),
})

/** One technician's load, for who dispatches. */
export const technicianLoad = z.object({
  staffId,
  name: z.string(),
  available: z.boolean(),
  /** Accepted or still to be accepted, not finished. */
  open: z.int(),
  onSite: z.int(),
  doneThisWeek: z.int(),
  nextDueAt: z.iso.datetime().nullable(),
})
export type TechnicianLoad = z.output<typeof technicianLoad>

export const readWorkload = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/technicians/workload',
  right: 'work-orders.dispatch',
  summary: '维修技工工作量',
  params: inCommunity,
  output: z.object({
    technicians: z.array(technicianLoad),
    /** Whom a new order suits best: available, with the fewest open orders. */
    suggested: staffId.nullable(),
    /** Orders that lie with all technicians, taken by none. */
    free: z.int(),
  }),
})

/** Oneself; another technician only by who dispatches. */
export const setAvailability = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/technicians/{staffId}/availability',
  right: 'work-orders.do',
  summary: '上下班',
  params: z.object({ communityId, staffId }),
  body: z.strictObject({ available: z.boolean() }),
  output: z.object({ available: z.boolean() }),
  refusals: ['work-orders.not-yourself', 'matters.not-a-colleague'],
})

const orderRow = matterRow.extend({
  categoryName: z.string(),
  appointment: z.string(),
  waitingReason: z.string(),
  rework: z.boolean(),
  mine: z.boolean(),
  /** Until when somebody is to take it; null where it is taken, or went out before that was counted. */
  acceptBy: z.iso.datetime().nullable(),
})

/** The orders of the technician who asks, by clock, and those any technician may take. */
export const myOrders = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/my-orders',
  right: 'work-orders.do',
  summary: '我的维修单',
  params: inCommunity,
  output: z.object({ orders: z.array(orderRow), available: z.boolean() }),
})

/** What the technician who asks has finished, the last one first. */
export const myFinishedOrders = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/my-finished-orders',
  right: 'work-orders.do',
  summary: '我完成的维修单',
  params: inCommunity,
  query: z.strictObject({ after: z.string().max(200).optional() }),
  output: z.object({
    rows: z.array(matterRow.extend({ categoryName: z.string(), doneAt: z.iso.datetime(), result: z.string() })),
    next: z.string().nullable(),
  }),
})
