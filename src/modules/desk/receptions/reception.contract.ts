import { z } from 'zod'
import { paragraphs } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../../kernel/id.ts'
import { phoneText } from '../../../kernel/phone.ts'
import { assignee, channel, matterDetail, matterId, matterRow, place, version } from '../../matters/contract.ts'
import { repairToLog } from '../../work-orders/contract.ts'
import { complaintToOpen } from '../complaints/complaint.contract.ts'
import { codesOf, deskChannelNames, receptionNames, requestNames } from '../words.ts'

export { type RequestAction, type RequestState, requestKinds } from './request.process.ts'

const inCommunity = z.object({ communityId })

/** The order that a contact leads to; who reported it and where is known from the contact. */
export const repairOfContact = repairToLog.omit({
  partyId: true,
  callerName: true,
  callerPhone: true,
  channel: true,
})

/** Who is praised: a colleague found by name, or the name as the resident said it. */
export const praise = z.strictObject({
  staffId: staffId.nullable().default(null),
  name: z.string().trim().max(60).default(''),
})

/** What every contact says, and what it leads to: exactly the part of its kind. */
export const said = {
  phone: z.union([phoneText, z.literal('')]).default(''),
  callerName: z.string().trim().max(60).default(''),
  houseId: idOf('HouseId').nullable().default(null),
  partyId: idOf('PartyId').nullable().default(null),
  content: paragraphs({ name: '内容', most: 2000 }),
  /** Answered on the spot: opened and closed in one step. Not for repairs and complaints. */
  answer: z.string().trim().max(2000).default(''),
  /** Passed on to; left out, it lies with whoever registers it. */
  to: assignee.optional(),
  complaint: complaintToOpen.optional(),
  repair: repairOfContact.optional(),
  praise: praise.optional(),
}

/** 接待登记: a visit, a letter, a message … is written down together with the matter it becomes (§6.1, §8.2). */
export const receive = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/receptions',
  right: 'desk.receive',
  summary: '接待登记',
  params: inCommunity,
  body: z.strictObject({
    channel: z.enum(codesOf(deskChannelNames)),
    kind: z.enum(codesOf(receptionNames)),
    /** Where it is about, when it is no house. */
    place: place.optional(),
    ...said,
  }),
  output: z.object({ matterId, number: z.string(), kind: z.string(), closed: z.boolean() }),
  refusals: [
    'desk.details-missing',
    'desk.details-unexpected',
    'desk.answer-unexpected',
    'desk.no-such-class',
    'desk.repeat-not-found',
    'work-orders.no-such-category',
    'matters.place-not-found',
    'matters.party-not-found',
    'matters.not-a-colleague',
  ],
})

export const receptionRow = matterRow.extend({
  channel,
  channelName: z.string(),
  callerName: z.string(),
  receivedBy: z.string(),
  /** What was answered, for the kinds with a short process. */
  answer: z.string(),
})
export type ReceptionRow = z.output<typeof receptionRow>

const asked = {
  /** A number or its beginning, a word of the title or of what was said, the caller's name. */
  q: z.string().trim().max(60).optional(),
  kind: z.enum(codesOf(receptionNames)).optional(),
  channel: z.enum(codesOf(deskChannelNames)).optional(),
  status: z.enum(['open', 'closed', 'all']).default('all'),
  houseId: idOf('HouseId').optional(),
  from: businessDate.optional(),
  to: businessDate.optional(),
  sort: z.enum(['received', '-received']).default('-received'),
}

export const listReceptions = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/receptions',
  right: 'desk.see-receptions',
  summary: '接待台账',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(receptionRow), next: z.string().nullable() }),
})

export const requestDetail = z.object({
  matter: matterDetail,
  request: z.object({
    kind: z.enum(codesOf(requestNames)),
    answer: z.string(),
    settledAt: z.iso.datetime().nullable(),
    settledBy: z.string(),
    /** A suggestion that will be taken up. */
    adopted: z.boolean().nullable(),
    praisedStaffId: staffId.nullable(),
    praisedName: z.string(),
  }),
})
export type RequestDetail = z.output<typeof requestDetail>

const oneRequest = z.object({ communityId, matterId })

export const readRequest = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/requests/{matterId}',
  right: 'desk.see-receptions',
  summary: '诉求详情',
  params: oneRequest,
  output: requestDetail,
})

/** An enquiry is answered, help given, a suggestion answered, a praise passed on. */
export const settleRequest = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/requests/{matterId}/settle',
  right: 'desk.do-requests',
  summary: '办结诉求',
  params: oneRequest,
  body: z.strictObject({
    version,
    answer: paragraphs({ name: '答复内容', most: 2000 }),
    /** Suggestions only: whether it will be taken up. */
    adopted: z.boolean().nullable().default(null),
  }),
  output: requestDetail,
  refusals: ['matters.not-found', 'matters.not-yours', 'matters.changed-meanwhile', 'transition.not-permitted'],
})

export const cancelRequest = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/requests/{matterId}/cancel',
  right: 'desk.receive',
  summary: '撤销诉求',
  params: oneRequest,
  body: z.strictObject({ version, reason: paragraphs({ name: '原因', most: 500 }) }),
  output: requestDetail,
  refusals: ['matters.not-found', 'matters.changed-meanwhile', 'transition.not-permitted'],
})
