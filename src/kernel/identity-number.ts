import { cleanLine, toHalfWidth } from './chinese-text.ts'
import { type BusinessDate, dateFrom, isDay } from './dates.ts'
import { type Reading, readAs, unreadable } from './reading.ts'

/** A citizen identity number (公民身份号码), checked. */
export interface IdentityNumber {
  /** 18 characters, `X` in capitals; for a number of 15 digits the one it became in 1999. Equal numbers, equal person. */
  readonly number: string
  /** `legacy` when 15 digits were given: valid in old files, expired as a document since 2013. */
  readonly form: 'current' | 'legacy'
  /** A calendar day: never turned into an instant (summer time in 1986–1991). */
  readonly birthDate: BusinessDate
  readonly sex: 'male' | 'female'
}

export type IdentityNumberFault =
  | 'empty'
  | 'scientific'
  | 'length'
  | 'characters'
  | 'region'
  | 'birth-date'
  | 'born-later'
  | 'check-digit'

const SCIENTIFIC = /^\d(?:\.\d+)?[eE]\+?\d+$/
// GB/T 2260 first two digits; 81–83 residence permits of Hong Kong, Macao and Taiwan people, 9 those of foreigners.
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/**
 * Reads an identity number: blanks and full-width digits forgiven, lower-case `x` becomes `X`, 15 digits become 18.
 * Refused with the reason: wrong length, region no province has, a birth date no calendar has, one after `today`
 * where that is given, a wrong check digit, a figure a spreadsheet has ruined (`1.1E+17`). Source: GB 11643-1999.
 */
export const readIdentityNumber = (
  text: string,
  world: { today?: BusinessDate } = {},
): Reading<IdentityNumber, IdentityNumberFault> => {
  const typed = toHalfWidth(cleanLine(text)).replace(/[\s-]/g, '').toUpperCase()
  const fault = shapeFault(typed)
  if (fault) return fault
  const legacy = typed.length === 15
  const first17 = legacy ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17)
  const born = {
    year: Number(first17.slice(6, 10)),
    month: Number(first17.slice(10, 12)),
    day: Number(first17.slice(12, 14)),
  }
  if (!isDay(born)) return unreadable('birth-date', '身份证号里的出生日期不存在，请核对第 7 位起的年月日')
  const birthDate = dateFrom(born)
  if (world.today !== undefined && birthDate > world.today) {
    return unreadable('born-later', '身份证号里的出生日期晚于今天，请核对')
  }
  const number = first17 + checkDigit(first17)
  if (!legacy && number !== typed) return unreadable('check-digit', checkSentence(typed))
  const sex = Number(first17.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return readAs({ number, form: legacy ? 'legacy' : 'current', birthDate, sex })
}

/** The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2, GB 11643-1999). */
export const checkDigit = (first17: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** For every screen and list: only the last four characters, `**************123X`. */
export const maskIdentityNumber = (number: string): string =>
  `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`

const shapeFault = (typed: string) => {
  if (typed === '') return unreadable('empty', '身份证号不能为空')
  if (SCIENTIFIC.test(typed)) {
    return unreadable('scientific', '身份证号被表格存成了科学计数法，后几位已经丢失，请把该列设为文本后重新填写')
  }
  if (typed.length !== 18 && typed.length !== 15) {
    return unreadable('length', `身份证号应为 18 位（旧证 15 位），现在是 ${typed.length} 位`)
  }
  if (!/^(?:\d{15}|\d{17}[\dX])$/.test(typed)) return unreadable('characters', '身份证号只能是数字，最后一位可以是 X')
  if (!REGION.test(typed)) return unreadable('region', '身份证号前两位不是有效的地区代码')
  return undefined
}

const checkSentence = (typed: string): string =>
  typed.endsWith('000')
    ? '身份证号校验位不对，末三位是 000，多半是表格按数字保存时丢了位数，请把该列设为文本后重新填写'
    : '身份证号校验位不对，请逐位核对'
