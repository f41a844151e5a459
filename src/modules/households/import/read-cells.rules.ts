import { cleanLine, toHalfWidth } from '../../../kernel/chinese-text.ts'
import { readDateCell } from '../../../kernel/date-cells.ts'
import type { BusinessDate } from '../../../kernel/dates.ts'
import { areaField, readDecimal } from '../../../kernel/decimal.ts'
import { readIdentityNumber } from '../../../kernel/identity-number.ts'
import { type Fen, normaliseYuan, parseYuan } from '../../../kernel/money.ts'
import { readPhones } from '../../../kernel/phone.ts'
import type { IdentityKind } from '../parties/contract.ts'

/** A value read; `mended` when it is not quite what stands there, and what it should be is evident; or taken with a doubt. */
export type CellReading<T> =
  | { readonly value: T; readonly mended?: { readonly text: string; readonly reason: string }; readonly doubt?: string }
  | { readonly fault: string }

export interface Identity {
  readonly kind: IdentityKind
  readonly number: string
  /** Its check digit is right. Papers without one are never checked. */
  readonly checked: boolean
}

const FULL_WIDTH = '含有全角字符'

/** A code of building, entrance or number: as typed, in half-width characters. */
export const readCode = (text: string): CellReading<string> => {
  const half = halfWidth(text)
  return same(text, half) ? { value: half } : mended(half, half, FULL_WIDTH)
}

export const readArea = (text: string, name: string): CellReading<string | null> => {
  const bare = halfWidth(text)
    .replace(/\s/g, '')
    .replace(/(?:㎡|m2|m²|平方米|平方|平米|平)$/i, '')
  if (/^0+(?:\.0+)?$/.test(bare)) return { value: null }
  const area = readDecimal(bare, { ...areaField, name })
  if (!area.ok) return { fault: area.message }
  if (same(text, bare)) return { value: area.value }
  return mended(
    area.value,
    area.value,
    /[㎡²平m]/i.test(text) ? `${name}只写数字，不带单位` : `${name}含有全角字符或空格`,
  )
}

/** `3`, `3层`, `3F`; `B1` and `负一层` are below ground. */
export const readFloor = (text: string, name: string): CellReading<number | null> => {
  const bare = halfWidth(text)
    .replace(/\s/g, '')
    .replace(/^第/, '')
    .replace(/(?:层|楼|f)$/i, '')
  const below = bare
    .replace(/^(?:b|负|地下)/i, '-')
    .replace(/一$/, '1')
    .replace(/二$/, '2')
    .replace(/三$/, '3')
  const floor = Number(below)
  if (!/^-?\d{1,3}(?:\.0+)?$/.test(below) || floor < -10 || floor > 200) return { fault: `“${text}”不是有效的${name}` }
  const canonical = String(floor)
  return /^-?\d+(?:\.0+)?$/.test(text.trim()) ? { value: floor } : mended(floor, canonical, `${name}只写数字`)
}

export const readRent = (text: string): CellReading<Fen | null> => {
  const bare = normaliseYuan(text).replace(/\/月$|每月$/, '')
  const rent = parseYuan(bare, { name: '租金' })
  if (!rent.ok) return { fault: rent.message }
  const value = rent.value === 0n ? null : rent.value
  return same(text, bare) ? { value } : mended(value, bare, '租金只写数字')
}

export const readDay = (text: string): CellReading<BusinessDate> => {
  const day = readDateCell(text)
  return day.ok ? { value: day.value } : { fault: day.message }
}

/** `张三、李四`, `张三/李四`, `张三 李四`; `张 三` is one name written wide. */
export const readNames = (text: string): readonly string[] =>
  text
    .split(/[、,，/;；|\n]+|和(?=\p{Script=Han}{2,3}$)/u)
    .map(cleanLine)
    .flatMap((name) => (/^\p{Script=Han}{2,4}(?: \p{Script=Han}{2,4})+$/u.test(name) ? name.split(' ') : [name]))
    .map((name) => (/^\p{Script=Han}(?: +\p{Script=Han}){1,2}$/u.test(name) ? name.replace(/ /g, '') : name))
    .filter((name) => name !== '')

/** Every number of a cell in its canonical spelling; `absent` are those the notes write where there is none. */
export const readPhoneCell = (text: string, absent: (number: string) => boolean): CellReading<readonly string[]> => {
  const { phones, rejected } = readPhones(text)
  const [bad] = rejected.filter((one) => !absent(one.text))
  if (bad) return { fault: bad.message }
  const value = phones.map((phone) => phone.text).filter((phone) => !absent(phone))
  const written = phones.map((phone) => phone.text).join('、')
  if (toHalfWidth(text) !== text) return mended(value, written, `电话${FULL_WIDTH}`)
  const wide = phones.some(({ kind, digits }) => kind === 'mobile' && !text.includes(digits))
  return wide ? mended(value, written, '手机号中间有空格或横线') : { value }
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

/** Almost every cell of a register is plain already; a hundred thousand rows have two million of them. */
const halfWidth = (text: string): string => (/^[!-~]*$/.test(text) ? text : toHalfWidth(cleanLine(text)))

const same = (text: string, canonical: string): boolean => text.trim() === canonical

const mended = <T>(value: T, text: string, reason: string): CellReading<T> => ({ value, mended: { text, reason } })
