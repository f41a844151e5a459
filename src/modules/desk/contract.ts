import { z } from 'zod'
import { paragraphs } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../kernel/id.ts'
import { phoneText } from '../../kernel/phone.ts'
import { matterId } from '../matters/contract.ts'
import { repairToLog } from '../work-orders/contract.ts'
import { outcomeNames } from './words.ts'

export { type Outcome, outcomeNames } from './words.ts'

const inCommunity = z.object({ communityId })
const outcome = z.enum(Object.keys(outcomeNames) as [keyof typeof outcomeNames])

export const callRow = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  lengthSeconds: z.int().nullable(),
  /** Masked: the whole number is on the household card. */
  phone: z.string(),
  callerName: z.string(),
  houseId: idOf('HouseId').nullable(),
  /** `3-2-1501` */
  houseName: z.string(),
  content: z.string(),
  outcome,
  outcomeName: z.string(),
  /** What it led to. */
  matterId: matterId.nullable(),
  matterNumber: z.string().nullable(),
  takenBy: z.string(),
  recordedAt: z.iso.datetime(),
})
export type CallRow = z.output<typeof callRow>

/** The order that a call leads to; who rang and where is known from the call. */
export const repairOfCall = repairToLog.omit({ partyId: true, callerName: true, callerPhone: true, channel: true })

/** One form after the call: what was said, and the repair it leads to, in one step (§6.7, §11.3). */
export const logCall = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/calls',
  right: 'desk.log-calls',
  summary: '来电登记',
  params: inCommunity,
  body: z.strictObject({
    /** When it rang; left out: now. */
    startedAt: z.iso.datetime({ offset: true }).optional(),
    lengthSeconds: z.int().min(0).max(86_400).nullable().default(null),
    phone: z.union([phoneText, z.literal('')]).default(''),
    callerName: z.string().trim().max(60).default(''),
    houseId: idOf('HouseId').nullable().default(null),
    partyId: idOf('PartyId').nullable().default(null),
    content: paragraphs({ name: '来电内容', most: 2000 }),
    outcome,
    repair: repairOfCall.optional(),
  }),
  output: callRow,
  refusals: [
    'desk.repair-missing',
    'desk.call-in-the-future',
    'work-orders.no-such-category',
    'matters.place-not-found',
    'matters.party-not-found',
    'matters.not-a-colleague',
  ],
})

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/calls',
  right: 'desk.see-calls',
  summary: '来电记录',
  params: inCommunity,
  query: z.strictObject({
    after: z.string().max(200).optional(),
    /** A phone or its last digits, the caller's name, a word of what was said. */
    q: z.string().trim().max(60).optional(),
    outcome: outcome.optional(),
    houseId: idOf('HouseId').optional(),
    takenBy: staffId.optional(),
    from: businessDate.optional(),
    to: businessDate.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(callRow), next: z.string().nullable() }),
})
