import { z } from 'zod'
import { cleanParagraphs, line } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../kernel/id.ts'
import { type KeyState, keyProcess } from './key.process.ts'
import { borrowerKindNames, foundNames, keyEventNames, keyKindNames } from './words.ts'

export const keyId = idOf('KeyId')
export type KeyId = z.output<typeof keyId>
export const cabinetId = idOf('CabinetId')
export type CabinetId = z.output<typeof cabinetId>
export const stockTakeId = idOf('StockTakeId')
export type StockTakeId = z.output<typeof stockTakeId>

const namesOf = <N extends Record<string, string>>(names: N) =>
  z.enum(Object.keys(names) as [keyof N & string, ...(keyof N & string)[]])
const keyKind = namesOf(keyKindNames)
const keyState = z.enum(keyProcess.states as [KeyState, ...KeyState[]])
const borrowerKind = namesOf(borrowerKindNames)
const found = namesOf(foundNames)
const note = z.string().overwrite(cleanParagraphs).max(500, '备注最多 500 个字')
const optionalId = z.uuid().nullable()

export const openLoan = z.object({
  id: z.uuid(),
  borrowerKind,
  borrowerName: z.string(),
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
  entrusted: z.boolean(),
  note: z.string(),
  version: z.int(),
})
export type Key = z.output<typeof key>

export const keyEvent = z.object({
  id: z.uuid(),
  what: namesOf(keyEventNames),
  note: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
})

export const entrustment = z.object({
  id: z.uuid(),
  partyName: z.string(),
  letterNumber: z.string(),
  purpose: z.string(),
  from: businessDate,
  until: businessDate.nullable(),
})

export const keyDetail = key.extend({ events: z.array(keyEvent), entrustments: z.array(entrustment) })

const inCommunity = z.object({ communityId })
const onKey = z.object({ communityId, keyId })

const filters = {
  q: z.string().trim().max(60).optional(),
  kind: keyKind.optional(),
  state: keyState.optional(),
  overdue: z.stringbool().optional(),
  cabinetId: cabinetId.optional(),
  houseId: z.uuid().optional(),
}

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys',
  right: 'keys.read',
  summary: '钥匙台账',
  params: inCommunity,
  query: z.strictObject({
    ...filters,
    sort: z.enum(['number', 'place', 'due']).default('number'),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ keys: z.array(key), next: z.string().nullable(), total: z.int() }),
})

export const exportKeys = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys/export',
  right: 'keys.read',
  summary: '导出钥匙台账',
  params: inCommunity,
  query: z.strictObject({ ...filters, sort: z.enum(['number', 'place', 'due']).default('number') }),
  output: z.object({}),
  produces: 'file',
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

const facts = {
  number: line({ name: '钥匙编号', most: 40 }),
  kind: keyKind,
  label: z.string().trim().max(60, '名称最多 60 个字').default(''),
  pieces: z.int().min(1, '至少 1 把').max(200, '最多 200 把').default(1),
  houseId: optionalId.default(null),
  publicAreaId: optionalId.default(null),
  facilityId: optionalId.default(null),
  note: note.default(''),
}

/** Takes a key in: from the developer, an owner, a contractor. */
export const receiveKey = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/keys',
  right: 'keys.manage',
  summary: '接收钥匙',
  params: inCommunity,
  body: z.strictObject(facts),
  output: key,
  refusals: ['keys.number-taken', 'keys.place-unknown'],
})

export const changeKey = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/keys/{keyId}',
  right: 'keys.manage',
  summary: '更正钥匙资料',
  params: onKey,
  body: z.strictObject({ version: z.int(), ...facts }),
  output: key,
  refusals: ['keys.not-found', 'keys.changed-meanwhile', 'keys.number-taken', 'keys.place-unknown'],
})

const keyAction = <const V extends string, const B extends z.ZodObject>(
  verb: V,
  o: { summary: string; body: B; right?: string; refusals?: string[] },
) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/keys/{keyId}/${verb}`,
    right: o.right ?? 'keys.manage',
    summary: o.summary,
    params: onKey,
    body: o.body,
    output: key,
    refusals: ['keys.not-found', 'transition.not-permitted', ...(o.refusals ?? [])],
  })

/** 核对: the key is the one the list says. */
export const checkKey = keyAction('check', { summary: '核对钥匙', body: z.strictObject({ note: note.default('') }) })

/** 调试: the key opens its lock. A key that does not is noted and cannot be stored. */
export const testKey = keyAction('test', {
  summary: '调试钥匙',
  body: z.strictObject({ works: z.boolean(), note: note.default('') }),
})

export const storeKey = keyAction('store', {
  summary: '存放钥匙',
  body: z.strictObject({ cabinetId, hook: z.int().min(1).max(5000) }),
  refusals: ['keys.not-ready-to-store', 'keys.hook-taken', 'keys.hook-beyond-cabinet', 'keys.cabinet-not-found'],
})

export const lendKey = keyAction('lend', {
  summary: '借出钥匙',
  right: 'keys.lend',
  body: z.strictObject({
    borrowerKind,
    borrowerStaffId: staffId.nullable().default(null),
    borrowerPartyId: z.uuid().nullable().default(null),
    borrowerName: line({ name: '借用人', most: 60 }),
    borrowerPhone: z.string().trim().max(40, '电话最多 40 个字').default(''),
    purpose: line({ name: '用途', most: 200 }),
    dueAt: z.iso.datetime({ offset: true, error: '请填写应还时间' }),
    /** How and when the owner was told, for an entrusted key. */
    ownerTold: z.string().trim().max(200).default(''),
  }),
  refusals: [
    'keys.already-lent',
    'keys.borrower-unknown',
    'keys.due-in-the-past',
    'keys.owner-not-told',
    'keys.not-approved',
  ],
})

export const returnKey = keyAction('return', {
  summary: '归还钥匙',
  right: 'keys.lend',
  body: z.strictObject({ condition: z.string().trim().max(200).default('') }),
})

export const loseKey = keyAction('lose', {
  summary: '钥匙报失',
  body: z.strictObject({ note: line({ name: '遗失经过', most: 200 }) }),
})

export const findKey = keyAction('find', { summary: '找回钥匙', body: z.strictObject({ note: note.default('') }) })

/** A lost key is replaced by a re-locked one with a number of its own. */
export const replaceKey = keyAction('replace', {
  summary: '换锁',
  body: z.strictObject({ number: facts.number, pieces: facts.pieces, note: line({ name: '换锁说明', most: 200 }) }),
  refusals: ['keys.number-taken'],
})

export const handOverKey = keyAction('hand-over', {
  summary: '移交钥匙',
  body: z.strictObject({ receiver: line({ name: '接收人', most: 60 }), note: note.default('') }),
})

export const entrustKey = keyAction('entrust', {
  summary: '登记钥匙委托',
  body: z.strictObject({
    partyId: z.uuid({ error: '请选择委托的业主' }),
    letterNumber: line({ name: '委托书编号', most: 60 }),
    purpose: line({ name: '委托事项', most: 200 }),
    until: businessDate.nullable().default(null),
  }),
  refusals: ['keys.already-entrusted', 'keys.borrower-unknown'],
})

export const endEntrustment = keyAction('end-entrustment', {
  summary: '结束钥匙委托',
  body: z.strictObject({ reason: line({ name: '结束原因', most: 200 }) }),
  refusals: ['keys.no-entrustment'],
})

export const loanLine = z.object({
  id: z.uuid(),
  keyId,
  number: z.string(),
  place: z.string(),
  borrowerName: z.string(),
  borrowerKind,
  purpose: z.string(),
  lentAt: z.iso.datetime(),
  lentBy: z.string(),
  dueAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedHow: z.enum(['returned', 'lost']).nullable(),
  condition: z.string(),
  overdue: z.boolean(),
})
export type LoanLine = z.output<typeof loanLine>

/** The lending register of a period, newest first; printed as 钥匙借还登记表. */
export const listLoans = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-loans',
  right: 'keys.read',
  summary: '钥匙借还登记',
  params: inCommunity,
  query: z.strictObject({
    from: businessDate.optional(),
    until: businessDate.optional(),
    open: z.stringbool().optional(),
    q: z.string().trim().max(60).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ loans: z.array(loanLine), next: z.string().nullable() }),
})

export const cabinet = z.object({
  id: cabinetId,
  name: z.string(),
  place: z.string(),
  hooks: z.int(),
  used: z.int(),
  /** The lowest hook that is free; null when the cabinet is full. */
  freeHook: z.int().nullable(),
  version: z.int(),
})
export type Cabinet = z.output<typeof cabinet>

export const listCabinets = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-cabinets',
  right: 'keys.read',
  summary: '钥匙柜',
  params: inCommunity,
  output: z.object({ cabinets: z.array(cabinet) }),
})

const cabinetFacts = {
  name: line({ name: '钥匙柜名称', most: 40 }),
  place: z.string().trim().max(80, '位置最多 80 个字').default(''),
  hooks: z.int().min(1, '至少 1 个钩位').max(5000, '最多 5000 个钩位').default(100),
}

export const createCabinet = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-cabinets',
  right: 'keys.manage',
  summary: '新建钥匙柜',
  params: inCommunity,
  body: z.strictObject(cabinetFacts),
  output: cabinet,
  refusals: ['keys.cabinet-name-taken'],
})

export const changeCabinet = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/key-cabinets/{cabinetId}',
  right: 'keys.manage',
  summary: '修改钥匙柜',
  params: z.object({ communityId, cabinetId }),
  body: z.strictObject({ version: z.int(), ...cabinetFacts }),
  output: cabinet,
  refusals: ['keys.cabinet-not-found', 'keys.cabinet-name-taken', 'keys.cabinet-in-use', 'keys.changed-meanwhile'],
})

export const stockTake = z.object({
  id: stockTakeId,
  month: businessDate,
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  finishedBy: z.string(),
  total: z.int(),
  counted: z.int(),
  missing: z.int(),
  note: z.string(),
})
export type StockTake = z.output<typeof stockTake>

export const stockTakeLine = z.object({
  keyId,
  number: z.string(),
  place: z.string(),
  cabinetName: z.string(),
  hook: z.int().nullable(),
  expected: z.enum(['stored', 'lent']),
  borrowerName: z.string(),
  found: found.nullable(),
  note: z.string(),
})
export type StockTakeLine = z.output<typeof stockTakeLine>

export const listStockTakes = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-stock-takes',
  right: 'keys.read',
  summary: '钥匙盘点',
  params: inCommunity,
  output: z.object({ stockTakes: z.array(stockTake) }),
})

export const startStockTake = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-stock-takes',
  right: 'keys.manage',
  summary: '开始钥匙盘点',
  params: inCommunity,
  body: z.strictObject({}),
  output: stockTake,
  refusals: ['keys.stock-take-exists'],
})

export const showStockTake = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-stock-takes/{stockTakeId}',
  right: 'keys.read',
  summary: '钥匙盘点明细',
  params: z.object({ communityId, stockTakeId }),
  output: stockTake.extend({ lines: z.array(stockTakeLine) }),
  refusals: ['keys.stock-take-not-found'],
})

/** Records what was found, for one key or many at once; counted again it is corrected. */
export const countStockTake = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-stock-takes/{stockTakeId}/count',
  right: 'keys.manage',
  summary: '登记盘点结果',
  params: z.object({ communityId, stockTakeId }),
  body: z.strictObject({
    lines: z
      .array(z.strictObject({ keyId, found, note: z.string().trim().max(200).default('') }))
      .min(1)
      .max(5000),
  }),
  output: stockTake,
  refusals: ['keys.stock-take-not-found', 'keys.stock-take-finished', 'keys.not-found'],
})

export const finishStockTake = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-stock-takes/{stockTakeId}/finish',
  right: 'keys.manage',
  summary: '结束钥匙盘点',
  params: z.object({ communityId, stockTakeId }),
  body: z.strictObject({ note: note.default('') }),
  output: stockTake,
  refusals: ['keys.stock-take-not-found', 'keys.stock-take-finished', 'keys.not-all-counted'],
})
