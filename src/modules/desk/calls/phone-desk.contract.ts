import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { phoneText } from '../../../kernel/phone.ts'
import { callEventNames, codesOf } from '../words.ts'

const inCommunity = z.object({ communityId })

/** A household that a number belongs to, with whose number it is. */
const callerHouse = z.object({
  houseId: idOf('HouseId'),
  houseName: z.string(),
  partyId: idOf('PartyId').nullable(),
  partyName: z.string(),
})

export const missedCall = z.object({
  id: z.uuid(),
  /** Whole while it waits to be rung back, masked once it is done. */
  phone: z.string(),
  at: z.iso.datetime(),
  extension: z.string(),
  note: z.string(),
  /** Of several calls from one number the newest is shown; so often it rang without an answer. */
  times: z.int(),
  houses: z.array(callerHouse),
  doneAt: z.iso.datetime().nullable(),
  doneBy: z.string(),
  reason: z.string(),
})
export type MissedCall = z.output<typeof missedCall>

export const listMissedCalls = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/missed-calls',
  right: 'desk.receive',
  summary: '未接来电',
  params: inCommunity,
  query: z.strictObject({
    status: z.enum(['waiting', 'done']).default('waiting'),
    /** The last digits of the number. */
    q: z.string().trim().max(20).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ rows: z.array(missedCall), next: z.string().nullable() }),
})

/** Numbers that wait to be rung back, counted up to a hundred. */
export const countMissedCalls = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/missed-calls/count',
  right: 'desk.receive',
  summary: '待回电数',
  params: inCommunity,
  output: z.object({ waiting: z.int().max(100) }),
})

export const logMissedCall = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/missed-calls',
  right: 'desk.receive',
  summary: '登记未接来电',
  params: inCommunity,
  body: z.strictObject({
    phone: phoneText,
    /** When it rang; left out: now. */
    at: z.iso.datetime({ offset: true }).optional(),
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ id: z.uuid() }),
  refusals: ['desk.call-in-the-future'],
})

/** Not to be rung back, with the reason; all that wait of the same number are done with it. */
export const dismissMissedCall = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/missed-calls/{missedCallId}/dismiss',
  right: 'desk.receive',
  summary: '不再回电',
  params: z.object({ communityId, missedCallId: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(1, '请填写原因').max(200) }),
  output: z.object({ id: z.uuid() }),
  refusals: ['desk.missed-call-not-found', 'desk.missed-call-done'],
})

/** What a telephone system reports: docs/guides/call-events.md. */
export const reportCallEvent = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/call-events',
  right: 'desk.report-calls',
  summary: '上报来电事件',
  params: inCommunity,
  body: z.strictObject({
    /** The telephone system's own id of the call; the same id and kind sent again is the same event. */
    id: z.string().trim().min(1, '请填写事件编号').max(100),
    kind: z.enum(codesOf(callEventNames)),
    /** As the telephone system shows it; empty where the number is withheld. */
    phone: z.string().trim().max(40),
    extension: z.string().trim().min(1, '请填写分机号').max(20),
    at: z.iso.datetime({ offset: true }),
  }),
  output: z.object({
    /** True where this very event had been received before. */
    known: z.boolean(),
    /** Whether somebody sits at the extension, whose screen it reaches. */
    delivered: z.boolean(),
    houses: z.array(callerHouse),
  }),
  refusals: ['desk.event-differs'],
})

/** The call that rings, or just rang, at the extension of whoever asks. */
export const ringing = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/ringing',
  right: 'desk.receive',
  summary: '我的分机来电',
  params: inCommunity,
  output: z.object({
    extension: z.string(),
    call: z
      .object({
        eventId: z.string(),
        phone: z.string(),
        at: z.iso.datetime(),
        houses: z.array(callerHouse),
      })
      .nullable(),
  }),
})
export type RingingCall = NonNullable<z.output<typeof ringing.output>['call']>

/** The extension one sits at; empty: none. Whoever sat at it before no longer does. */
export const setExtension = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/my-extension',
  right: 'desk.receive',
  summary: '登记我的分机',
  params: inCommunity,
  body: z.strictObject({ extension: z.string().trim().max(20, '分机号最多 20 位') }),
  output: z.object({ extension: z.string(), takenFrom: z.string() }),
  refusals: ['desk.extension-shared'],
})
