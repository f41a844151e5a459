import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../../kernel/id.ts'
import { matterId } from '../../matters/contract.ts'
import { receive, said } from '../receptions/reception.contract.ts'
import { codesOf, outcomeNames } from '../words.ts'

const inCommunity = z.object({ communityId })
const outcome = z.enum(codesOf(outcomeNames))

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

/** When it rang and how long it was; left out: now. */
export const callTimes = {
  startedAt: z.iso.datetime({ offset: true }).optional(),
  lengthSeconds: z.int().min(0).max(86_400).nullable().default(null),
}

/** One form after the call: what was said, and the matter it leads to, in one step (§6.7, §11.3). */
export const logCall = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/calls',
  right: 'desk.receive',
  summary: '来电登记',
  params: inCommunity,
  body: z.strictObject({
    ...callTimes,
    /** A call about an incident is logged to the incident itself. */
    outcome: outcome.exclude(['incident']),
    ...said,
  }),
  output: callRow,
  refusals: ['desk.call-in-the-future', ...receive.refusals],
})

const asked = {
  /** A phone or its last digits, the caller's name, a word of what was said. */
  q: z.string().trim().max(60).optional(),
  outcome: outcome.optional(),
  houseId: idOf('HouseId').optional(),
  matterId: matterId.optional(),
  takenBy: staffId.optional(),
  from: businessDate.optional(),
  to: businessDate.optional(),
  sort: z.enum(['startedAt', '-startedAt']).default('-startedAt'),
}

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/calls',
  right: 'desk.see-receptions',
  summary: '来电记录',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(callRow), next: z.string().nullable() }),
})
