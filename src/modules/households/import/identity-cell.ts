import { readIdentityNumber } from '../../../kernel/identity-number.ts'
import { halfWidth, mended, same } from '../../../platform/import/read-cells.rules.ts'
import type { CellReading } from '../../../platform/import/row-in-hand.rules.ts'
import type { IdentityKind } from '../parties/contract.ts'

export interface Identity {
  readonly kind: IdentityKind
  readonly number: string
  /** Its check digit is right. Papers without one are never checked. */
  readonly checked: boolean
}

const OTHER_PAPERS: readonly (readonly [RegExp, IdentityKind])[] = [
  [/^[EGDSPKH][A-Z]?\d{7,8}$/, 'passport'],
  [/^[HM]\d{8}(?:\d{2})?$/, 'hk-macao-permit'],
  [/^(?!\d{17}[\dX]$)[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, 'credit-code'],
]
const PAPERS: readonly (readonly [RegExp, IdentityKind])[] = [
  [/身份证/, 'resident-id'],
  [/护照/, 'passport'],
  [/港澳|回乡/, 'hk-macao-permit'],
  [/台湾|台胞/, 'taiwan-permit'],
  [/外国人|永久居留/, 'foreigner-permit'],
  [/军官|军人|士兵|警官/, 'military-id'],
  [/信用代码|营业执照|组织机构/, 'credit-code'],
  [/其他|其它/, 'other'],
]

/** What a word calls a paper; null when no word says so. */
export const paperOf = (word: string): IdentityKind | null =>
  PAPERS.find(([pattern]) => pattern.test(word))?.[1] ?? null

/**
 * One identity number. A resident's of the right shape is taken even when it cannot be right (a clerk copied it so
 * years ago), with a doubt; another paper is told by its word or its shape.
 */
export const readIdentity = (text: string, paper: IdentityKind | null): CellReading<Identity> => {
  const typed = halfWidth(text).replace(/\s/g, '').toUpperCase()
  const kind = paper ?? OTHER_PAPERS.find(([shape]) => shape.test(typed))?.[1] ?? 'resident-id'
  if (kind !== 'resident-id') {
    const value = { kind, number: typed, checked: false }
    return same(text, typed) ? { value } : mended(value, typed, '证件号含有全角字符、空格或小写字母')
  }
  const number = readIdentityNumber(text)
  if (!number.ok && /^\d{17}[\dX]$/.test(typed)) {
    return { value: { kind, number: typed, checked: false }, doubt: number.message }
  }
  if (!number.ok) return { fault: number.message }
  const value = { kind, number: number.value.number, checked: true }
  return same(text, value.number) ? { value } : mended(value, value.number, whyMended(text, typed))
}

const whyMended = (text: string, typed: string): string => {
  if (typed.length === 15) return '15 位旧身份证号换算为 18 位'
  if (text.trim() === typed.toLowerCase()) return '身份证号末位的 x 应为大写'
  return '身份证号含有空格或全角字符'
}
