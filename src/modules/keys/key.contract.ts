import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf } from '../../kernel/id.ts'
import { everyField, optionalLine, optionalParagraphs } from '../estate/contract.ts'
import { paperMention } from '../papers/contract.ts'
import { type KeyState, keyProcess } from './key.process.ts'
import { borrowerKindNames, keyEventNames, keyKindNames, oneOf } from './words.ts'

export const keyId = idOf('KeyId')
export type KeyId = z.output<typeof keyId>
export const cabinetId = idOf('CabinetId')
export type CabinetId = z.output<typeof cabinetId>

const keyKind = oneOf(keyKindNames)
const keyState = z.enum(keyProcess.states as [KeyState, ...KeyState[]])
const optionalId = z.uuid().nullable()

export const openLoan = z.object({
  id: z.uuid(),
  borrowerKind: oneOf(borrowerKindNames),
  borrowerName: z.string(),
  /** Whole where one key is shown, masked in lists. */
  borrowerPhone: z.string(),
  purpose: z.string(),
  lentAt: z.iso.datetime(),
  lentBy: z.string(),
  dueAt: z.iso.datetime(),
  overdue: z.boolean(),
  paperId: z.uuid().nullable(),
})

export const key = z.object({
  id: keyId,
  number: z.string(),
  kind: keyKind,
  label: z.string(),
  pieces: z.int(),
  state: keyState,
  houseId: optionalId,
  publicAreaId: optionalId,
  facilityId: optionalId,
  /** Where it opens: 3-2-1501, or the name of the area or facility. */
  place: z.string(),
  cabinetId: cabinetId.nullable(),
  cabinetName: z.string(),
  hook: z.int().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  testedAt: z.iso.datetime().nullable(),
  loan: openLoan.nullable(),
  /** An owner's letter runs for it today. */
  entrusted: z.boolean(),
  note: z.string(),
  version: z.int(),
})
export type Key = z.output<typeof key>

export const keyEvent = z.object({
  id: z.uuid(),
  what: oneOf(keyEventNames),
  note: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
})

/** From the first to the last day, both included; without a last day until it is ended. */
export const entrustment = z.object({
  id: z.uuid(),
  partyName: z.string(),
  letterNumber: z.string(),
  purpose: z.string(),
  from: businessDate,
  until: businessDate.nullable(),
  running: z.boolean(),
  endedReason: z.string(),
})

export const keyDetail = key.extend({
  events: z.array(keyEvent),
  entrustments: z.array(entrustment),
  /** Slips of its loans and of its handing over, newest first. */
  papers: z.array(paperMention),
})
export type KeyDetail = z.output<typeof keyDetail>

const inCommunity = z.object({ communityId })
export const onKey = z.object({ communityId, keyId })

const asked = {
  /** Number, name, place or borrower, or a part of it. */
  q: z.string().trim().max(60).optional(),
  kind: keyKind.optional(),
  state: keyState.optional(),
  overdue: z.stringbool().optional(),
  cabinetId: cabinetId.optional(),
  houseId: z.uuid().optional(),
  sort: z.enum(['number', '-number', 'place', '-place', 'due', '-due']).default('number'),
}

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys',
  right: 'keys.read',
  summary: '钥匙台账',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ keys: z.array(key), next: z.string().nullable(), total: z.int() }),
})

export const countKeys = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys/counts',
  right: 'keys.read',
  summary: '钥匙数量',
  params: inCommunity,
  output: z.object({ stored: z.int(), lent: z.int(), overdue: z.int(), lost: z.int(), received: z.int() }),
})

export const showKey = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys/{keyId}',
  right: 'keys.read',
  summary: '钥匙详情',
  params: onKey,
  output: keyDetail,
  refusals: ['keys.not-found'],
})

export const keyNumber = line({ name: '钥匙编号', most: 40 })
export const pieces = z.int('数量须为整数').min(1, '至少 1 把').max(200, '最多 200 把')

const facts = {
  kind: keyKind,
  label: optionalLine({ name: '名称', most: 60 }),
  pieces: pieces.default(1),
  houseId: optionalId.default(null),
  publicAreaId: optionalId.default(null),
  facilityId: optionalId.default(null),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}

/** Takes keys of one place in: from the developer, an owner, a contractor. One entry for each number. */
export const receiveKeys = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/keys',
  right: 'keys.manage',
  summary: '接收钥匙',
  params: inCommunity,
  body: z.strictObject({
    numbers: z
      .array(keyNumber)
      .min(1, '请填写钥匙编号')
      .max(50, '一次最多接收 50 串')
      .refine((numbers) => new Set(numbers).size === numbers.length, '钥匙编号有重复'),
    ...facts,
  }),
  output: z.object({ keys: z.array(key) }),
  refusals: ['keys.number-taken', 'keys.place-unknown'],
})

export const suggestNumbers = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys/next-numbers',
  right: 'keys.read',
  summary: '钥匙编号建议',
  params: inCommunity,
  query: z.strictObject({ houseId: z.uuid(), count: z.coerce.number().int().min(1).max(50).default(1) }),
  output: z.object({ numbers: z.array(z.string()) }),
  refusals: ['keys.place-unknown'],
})

export const changeKey = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/keys/{keyId}',
  right: 'keys.manage',
  summary: '更正钥匙资料',
  params: onKey,
  body: z.strictObject({ version: z.int(), number: keyNumber, ...everyField(facts) }),
  output: key,
  refusals: ['keys.not-found', 'keys.changed-meanwhile', 'keys.number-taken', 'keys.place-unknown'],
})
