import { cleanLine, toHalfWidth } from './chinese-text.ts'
import { type Reading, readAs, textRead, unreadable } from './reading.ts'

/**
 * A telephone number in its canonical spelling. `text` is what is stored and shown: `13800000000`,
 * `0755-88888888-12`, `88888888` (area unknown), `4001234567`, `+852-91234567`. `digits` are the dialled digits
 * without the extension: what search keys are made of.
 */
export interface Phone {
  readonly kind: 'mobile' | 'landline' | 'hotline' | 'overseas'
  readonly text: string
  readonly digits: string
  readonly extension?: string
}

export type PhoneFault = 'empty' | 'scientific' | 'characters' | 'length' | 'unknown-shape'

/**
 * Reads one number in any usual spelling: `138 0000 0000`, `138-0000-0000`, `+86 138…`, `0138…`,
 * `(0755)8888 8888`, `0755-88888888-12`, `88888888转12`, `400-123-4567`, `+852 9123 4567`, full-width digits.
 */
export const readPhone = (text: string): Reading<Phone, PhoneFault> => {
  const typed = toHalfWidth(cleanLine(text))
  if (typed === '') return unreadable('empty', '电话号码不能为空')
  if (/^\d(\.\d+)?[eE]\+?\d+$/.test(typed)) {
    return unreadable('scientific', `“${typed}”是表格的科学计数法，号码已经不全，请把该列设为文本后重新填写`)
  }
  const [whole = '', extension] = typed.split(EXTENSION).map((part) => part.trim())
  if (!ALLOWED.test(whole)) return unreadable('characters', `电话号码“${typed}”含有不是数字的字符`)
  const groups = whole.match(/\d+/g) ?? []
  if (whole.startsWith('+') || whole.startsWith('00')) return international(typed, whole, extension)
  const trailing = extension ?? hyphenExtension(whole, groups)
  const digits = extension === undefined && trailing !== undefined ? groups.slice(0, -1).join('') : groups.join('')
  return domestic(typed, digits, trailing)
}

/**
 * Reads a cell that may hold several numbers (`13800000000/13900000000、0755-88888888`), in order and each once.
 * What cannot be read is returned beside them, with its reason: nothing is dropped.
 */
export const readPhones = (cell: string): { phones: Phone[]; rejected: { text: string; message: string }[] } => {
  const phones = new Map<string, Phone>()
  const rejected: { text: string; message: string }[] = []
  const parts = toHalfWidth(cell.replace(/[\r\n\t]+/g, ';')).split(/[/\\、,;|。]|\bor\b|或|和/)
  for (const part of parts.map(cleanLine).filter((one) => one !== '')) {
    const found = severalIn(part)
    if (found) for (const phone of found) phones.set(phone.text, phone)
    else rejected.push({ text: part, message: faultOf(part) })
  }
  return { phones: [...phones.values()], rejected }
}

/** Schema of one telephone number; on the wire and in code its canonical text. */
export const phoneText = textRead(
  (text) => {
    const result = readPhone(text)
    return result.ok ? readAs(result.value.text) : result
  },
  { description: '电话号码：手机、座机（可带区号和分机）、400 热线或境外号码', example: '13800000000' },
)

/** For lists and exports: `138****5678`, else the last four of the dialled digits: `****8888`. */
export const maskPhone = (phone: Phone): string => {
  const tail = phone.digits.slice(-4)
  return phone.kind === 'mobile' ? `${phone.digits.slice(0, 3)}****${tail}` : `****${tail}`
}

/** The keys by which a number is found: all its digits, the last 8, the last 4; each once. */
export const phoneKeys = ({ digits }: Phone): string[] => [...new Set([digits, digits.slice(-8), digits.slice(-4)])]

const EXTENSION = /\s*(?:转|轉|ext\.?|分机|#|x)\s*(?=\d{1,6}$)/i
const ALLOWED = /^[+\d\s().-]+$/

const hyphenExtension = (whole: string, groups: readonly string[]): string | undefined => {
  const last = groups[groups.length - 1] ?? ''
  const before = groups.slice(0, -1).join('')
  const closesWithHyphen = /-\s*\d{1,6}$/.test(whole)
  return closesWithHyphen && landlineOf(before) && !landlineOf(before + last) && !MOBILE.test(before + last)
    ? last
    : undefined
}

const MOBILE = /^1[3-9]\d{9}$/
const HOTLINE = /^(?:[48]00\d{7}|9[56]\d{3,4})$/
const LANDLINE = /^(?<area>010|02\d|0[3-9]\d\d)?(?<local>[2-9]\d{6,7})$/

const domestic = (typed: string, digits: string, extension: string | undefined): Reading<Phone, PhoneFault> => {
  const bare = digits.replace(/^(?:86|0)(?=1[3-9]\d{9}$)/, '')
  if (MOBILE.test(bare)) {
    return extension === undefined ? plain('mobile', bare) : unknownShape(typed)
  }
  if (HOTLINE.test(digits)) return withExtension({ kind: 'hotline', text: digits, digits }, extension)
  const landline = landlineOf(digits)
  if (landline) return withExtension({ kind: 'landline', text: landline, digits }, extension)
  if (/^1[3-9]/.test(digits)) return unreadable('length', `手机号码“${typed}”应为 11 位，现在是 ${digits.length} 位`)
  return unknownShape(typed)
}

const international = (typed: string, whole: string, extension: string | undefined): Reading<Phone, PhoneFault> => {
  const digits = whole.replace(/\D/g, '').replace(/^00/, '')
  if (digits.startsWith('86')) return homeOfChina(typed, digits.slice(2), extension)
  const country = COUNTRY.exec(digits)?.[0]
  const number = digits.slice(country?.length ?? 0)
  if (country === undefined || number.length < 5 || number.length > 12) return unknownShape(typed)
  return withExtension({ kind: 'overseas', text: `+${country}-${number}`, digits }, extension)
}

const homeOfChina = (typed: string, digits: string, extension: string | undefined) => {
  const inland = MOBILE.test(digits) || digits.startsWith('0') || HOTLINE.test(digits) ? digits : `0${digits}`
  return domestic(typed, inland, extension)
}

// ITU-T E.164 country codes: one digit for 1 and 7, three where the first two digits are an unshared range, else two.
const COUNTRY =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-689]\d|3[578]\d|42\d|5[09]\d|6[789]\d|8[0578]\d|9[679]\d)/

const landlineOf = (digits: string): string | undefined => {
  const { area, local } = LANDLINE.exec(digits)?.groups ?? {}
  if (local === undefined) return undefined
  return area === undefined ? local : `${area}-${local}`
}

const withExtension = (phone: Phone, extension: string | undefined): Reading<Phone, PhoneFault> =>
  readAs(extension === undefined ? phone : { ...phone, text: `${phone.text}-${extension}`, extension })

const plain = (kind: Phone['kind'], digits: string): Reading<Phone, PhoneFault> =>
  readAs({ kind, text: digits, digits })

const unknownShape = (typed: string) =>
  unreadable('unknown-shape', `“${typed}”不是有效的电话号码，座机请写成 0755-88888888`)

/** Numbers set apart by blanks only: the fewest that together use up every group of digits. */
const severalIn = (part: string): Phone[] | undefined => {
  const whole = readPhone(part)
  if (whole.ok) return [whole.value]
  const groups = part.split(' ')
  if (groups.length > 12) return undefined
  for (let taken = groups.length - 1; taken >= 1; taken--) {
    const first = readPhone(groups.slice(0, taken).join(' '))
    const rest = first.ok ? severalIn(groups.slice(taken).join(' ')) : undefined
    if (first.ok && rest) return [first.value, ...rest]
  }
  return undefined
}

const faultOf = (part: string): string => {
  const result = readPhone(part)
  return result.ok ? '' : result.message
}
