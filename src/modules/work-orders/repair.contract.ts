import { z } from 'zod'
import { line, paragraphs } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { decimalText } from '../../kernel/decimal.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../kernel/id.ts'
import { phoneText } from '../../kernel/phone.ts'
import { channel, matterDetail, matterId, place, priority } from '../matters/contract.ts'
import { paperId, paperMention } from '../papers/contract.ts'
import { callbackClass } from './category.contract.ts'
import { contractorContact, contractorId } from './contractors/contract.ts'
import { liable, warranty } from './warranty/contract.ts'

const inCommunity = z.object({ communityId })
const oneRepair = z.object({ communityId, matterId })
const reason = paragraphs({ name: '原因', most: 500 })

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
  /** The part of the building; left out: as the category says; null: none. */
  part: z.string().max(40).nullable().optional(),
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
    'work-orders.no-such-part',
    'matters.place-not-found',
    'matters.party-not-found',
    'matters.not-a-colleague',
  ],
})

/** One thing that was used: `角阀 1 只`. */
export const materialLine = z.strictObject({
  name: line({ name: '材料名称', most: 40 }),
  quantity: decimalText({ name: '数量', places: 3, least: '0.001', most: '99999', unit: '按所写单位', example: '1' }),
  unit: line({ name: '单位', most: 10 }),
})
export type MaterialLine = z.output<typeof materialLine>

/** Another order of the same fault, as either side names it. */
export const relatedRepair = z.object({ id: matterId, number: z.string(), title: z.string(), stateName: z.string() })

/** One time that somebody came (上门): who, from when to when, how it ended. */
export const trip = z.object({
  who: z.string(),
  arrivedAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  /** `完工`, `暂停等待：等配件`; empty while there. */
  ended: z.string(),
})
export type Trip = z.output<typeof trip>

export const repairDetail = z.object({
  matter: matterDetail,
  repair: z.object({
    category: z.string(),
    categoryName: z.string(),
    callbackClass,
    appointment: z.string(),
    waitingReason: z.string(),
    returnReason: z.string(),
    result: z.string(),
    /** Free words, of orders finished before the lines came or where lines do not fit. */
    materials: z.string(),
    materialLines: z.array(materialLine),
    acceptedBy: staffId.nullable(),
    onSiteAt: z.iso.datetime().nullable(),
    doneAt: z.iso.datetime().nullable(),
    trips: z.array(trip),
    warranty: z.object({
      part: z.string().nullable(),
      partName: z.string(),
      completedOn: businessDate.nullable(),
      deliveredOn: businessDate.nullable(),
      warranty,
      until: businessDate.nullable(),
      why: z.string(),
      liable,
      /** Who judged otherwise than the dates say, and why; empty where the dates decide. */
      judgedBy: z.string(),
      judgedReason: z.string(),
    }),
    /** The contractor it lies or lay with. */
    contractor: z.object({ id: contractorId, name: z.string(), contact: z.string(), phone: z.string() }).nullable(),
    promisedOn: businessDate.nullable(),
    contacts: z.array(contractorContact),
    reworkOf: relatedRepair.nullable(),
    reworks: z.array(relatedRepair),
    slips: z.array(paperMention),
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

/** A fault that came back after its order was closed: an order of its own, linked to the first. */
export const reworkRepair = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/repairs/{matterId}/rework',
  right: 'work-orders.dispatch',
  summary: '登记返修',
  params: oneRepair,
  body: z.strictObject({
    reason,
    /** Left out: as the first order. */
    title: line({ name: '报修内容', most: 100 }).optional(),
    channel: channel.default('phone'),
    appointment: z.string().trim().max(60).default(''),
    dispatchTo: dispatchTo.optional(),
  }),
  output: loggedRepair,
  refusals: [
    'matters.not-found',
    'work-orders.not-closed',
    'work-orders.rework-open',
    'work-orders.no-such-category',
    'matters.not-a-colleague',
  ],
})

/** 业主报修单: what the order says now, numbered, to be carried along and signed by the owner. */
export const issueSlip = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/repairs/{matterId}/slip',
  right: 'work-orders.dispatch',
  summary: '出报修单',
  params: oneRepair,
  body: z.strictObject({}),
  output: z.object({ id: paperId, number: z.string() }),
  refusals: ['matters.not-found'],
})
