import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { staffId } from '../../kernel/id.ts'
import { optionalLine, optionalParagraphs } from '../estate/contract.ts'
import { cabinetId, key, keyNumber, onKey, pieces } from './key.contract.ts'
import { borrowerKindNames, oneOf } from './words.ts'

const action = <const V extends string, const B extends z.ZodObject>(
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

const note = optionalParagraphs({ name: '备注', most: 500 })

/** 核对: the key is the one the list says. */
export const checkKey = action('check', { summary: '核对钥匙', body: z.strictObject({ note }) })

/** 调试: the key opens its lock. A key that does not is noted, comes off its hook and cannot be stored. */
export const testKey = action('test', { summary: '调试钥匙', body: z.strictObject({ works: z.boolean(), note }) })

const hooking = {
  body: z.strictObject({
    cabinetId,
    hook: z.int('钩号须为整数').min(1, '钩号从 1 开始').max(5000, '钩号最大 5000'),
  }),
  refusals: ['keys.not-ready-to-store', 'keys.hook-taken', 'keys.hook-beyond-cabinet', 'keys.cabinet-not-found'],
}

export const storeKey = action('store', { summary: '存放钥匙', ...hooking })

/** 换位: a stored key to another hook. */
export const moveKey = action('move', { summary: '钥匙换位', ...hooking })

export const lendKey = action('lend', {
  summary: '借出钥匙',
  right: 'keys.lend',
  body: z.strictObject({
    borrowerKind: oneOf(borrowerKindNames),
    /** Needed for a colleague, whose name is then the one on record. */
    borrowerStaffId: staffId.nullable().default(null),
    /** Needed for a household: the party whose household the borrower belongs to. */
    borrowerPartyId: z.uuid().nullable().default(null),
    borrowerName: optionalLine({ name: '借用人', most: 60 }),
    borrowerPhone: optionalLine({ name: '电话', most: 40 }),
    purpose: line({ name: '用途', most: 200 }),
    dueAt: z.iso.datetime({ offset: true, error: '请填写应还时间' }),
    /** How and when the owner was told, for an entrusted key. */
    ownerTold: optionalLine({ name: '业主联系情况', most: 200 }),
  }),
  refusals: [
    'keys.already-lent',
    'keys.borrower-unknown',
    'keys.due-in-the-past',
    'keys.owner-not-told',
    'keys.not-approved',
  ],
})

export const returnKey = action('return', {
  summary: '归还钥匙',
  right: 'keys.lend',
  body: z.strictObject({ condition: optionalLine({ name: '归还情况', most: 200 }) }),
})

export const loseKey = action('lose', {
  summary: '钥匙报失',
  body: z.strictObject({ note: line({ name: '遗失经过', most: 200 }) }),
})

export const findKey = action('find', { summary: '找回钥匙', body: z.strictObject({ note }) })

/** A lost key is replaced by a re-locked one with a number of its own; answers the new key. */
export const replaceKey = action('replace', {
  summary: '换锁',
  body: z.strictObject({ number: keyNumber, pieces: pieces.default(1), note: line({ name: '换锁说明', most: 200 }) }),
  refusals: ['keys.number-taken'],
})

export const handOverKey = action('hand-over', {
  summary: '移交钥匙',
  body: z.strictObject({ receiver: line({ name: '接收人', most: 60 }), note }),
})

export const entrustKey = action('entrust', {
  summary: '登记钥匙委托',
  body: z.strictObject({
    partyId: z.uuid({ error: '请选择委托的业主' }),
    letterNumber: line({ name: '委托书编号', most: 60 }),
    purpose: line({ name: '委托事项', most: 200 }),
    /** Its last day. */
    until: businessDate.nullable().default(null),
  }),
  refusals: ['keys.already-entrusted', 'keys.party-unknown', 'keys.until-before-today'],
})

export const endEntrustment = action('end-entrustment', {
  summary: '结束钥匙委托',
  body: z.strictObject({ reason: line({ name: '结束原因', most: 200 }) }),
  refusals: ['keys.no-entrustment'],
})
