import { cleanLine, textKey, toHalfWidth } from '../../kernel/chinese-text.ts'
import { type HouseReading, keyOfReading, readingsOfHouse } from '../estate/contract.ts'
import { type KeyKind, keysOfPhone, LONGEST_KEY, nameKey, phoneKey, syllablesOf } from './search-keys.rules.ts'

/** One look into the prepared keys. `tried` says it to the person: 房号 3-2-1501. */
export interface Probe {
  readonly key: string
  readonly match: 'equal' | 'prefix'
  readonly kinds: readonly KeyKind[]
  readonly tried: string
}

export interface QueryOptions {
  /** What a matter number looks like, tried on the lower-case text without punctuation: `/^(bx|ts)\d+$/`. */
  readonly matterNumber?: RegExp
}

const MOST_PROBES = 24
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使港澳'
const WHOLE_PLATE = new RegExp(`^[${PROVINCES}][a-z][a-z0-9]{4,6}[学警港澳挂领]?$`, 'u')
const LOCAL_PLATE = /^[a-z](?=[a-z0-9]*\d[a-z0-9]*\d)[a-z0-9]{5,6}$/
const PLATE_TAIL = /^(?=.*\d)[a-z0-9]{3,5}$/
const PHONE = /^[+\d][\d\s()-]*$/

/**
 * What a person may have meant, the exact meanings first and the likeliest first among them; the order is the
 * order of the answer. Empty when nothing is left of the text to look for: the caller refuses that.
 */
export const interpretQuery = (text: string, options: QueryOptions = {}): readonly Probe[] => {
  const key = nameKey(text)
  if (key === '') return []
  const probes = [
    ...probesOfMatter(key, options),
    ...probesOfPlate(key),
    ...probesOfHouse(text),
    ...probesOfPhone(text),
    ...(inOnePiece(text) ? probesOfPlateTail(key) : []),
    ...probesOfPinyin(key),
    ...probesOfName(text),
  ]
  return distinct([
    ...probes.filter(({ match }) => match === 'equal'),
    ...probes.filter(({ match }) => match === 'prefix'),
  ])
}

/**
 * What lies near a text that found nothing: the neighbours of a house, its floor, its building, the same
 * number elsewhere; a name that sounds alike or is written shorter; the tail of a phone or plate.
 */
export const nearestProbes = (text: string): readonly Probe[] => {
  const key = nameKey(text)
  if (key === '') return []
  const words = text.trim().split(/[\s,，、;；]+/u)
  const already = new Set(interpretQuery(text).map(identity))
  const probes = [
    ...housesIn(text).flatMap(nearHouse),
    ...runTogether(key),
    ...nearPhone(text),
    ...nearPlate(key),
    ...nearName(key),
    ...nearPinyin(key),
    ...(words.length > 1 ? words.slice(0, 4).flatMap((word) => interpretQuery(word)) : []),
  ]
  return distinct(probes)
    .filter((probe) => !already.has(identity(probe)))
    .slice(0, MOST_PROBES)
}

const probesOfMatter = (key: string, { matterNumber }: QueryOptions): readonly Probe[] =>
  matterNumber?.test(key) ? both(key, ['matter'], `事项号 ${key.toUpperCase()}`) : []

const probesOfHouse = (text: string): readonly Probe[] =>
  housesIn(text).flatMap((reading) => {
    const key = keyOfReading(reading)
    if (reading.number !== null) return both(key, ['house'], `房号 ${key.toUpperCase()}`)
    return reading.building === null ? [] : [prefix(`${key}-`, ['house'], `楼栋 ${key.toUpperCase()}`)]
  })

const probesOfPhone = (text: string): readonly Probe[] => {
  const digits = phoneLike(text)
  if (digits.length < 3) return []
  const tail = digits.length === 4 || digits.length === 8 ? [equal(digits, ['phone-tail'], `电话尾号 ${digits}`)] : []
  const whole = digits.length >= 5 ? [equal(digits, ['phone'], `电话 ${digits}`)] : []
  return [...whole, ...tail, prefix(digits, ['phone'], `电话 ${digits}`)]
}

const probesOfPlate = (key: string): readonly Probe[] =>
  WHOLE_PLATE.test(key) || LOCAL_PLATE.test(key) ? both(key, ['plate'], `车牌 ${key.toUpperCase()}`) : []

const probesOfPlateTail = (key: string): readonly Probe[] => {
  const tail = PLATE_TAIL.test(key) ? [equal(key, ['plate-tail'], `车牌尾号 ${key.toUpperCase()}`)] : []
  const start = /^[a-z]\d{2,4}$/.test(key) || new RegExp(`^[${PROVINCES}][a-z]\\w{0,4}$`, 'u').test(key)
  return start ? [...tail, prefix(key, ['plate'], `车牌 ${key.toUpperCase()}`)] : tail
}

const probesOfName = (text: string): readonly Probe[] => {
  const key = nameKey(text)
  if (/^\d+$/.test(key)) return inOnePiece(text) ? [prefix(key, ['name'], `名称 ${key}`)] : []
  const street = /^\p{Script=Han}{2,}$/u.test(key) ? [prefix(`${key}-`, ['house'], `楼栋 ${key}`)] : []
  return [...both(key, ['name'], `姓名 ${key}`), ...street]
}

const probesOfPinyin = (key: string): readonly Probe[] => {
  const letters = key.replace(/ü/g, 'v')
  if (!/^[a-z]+$/.test(letters)) return []
  return [...both(letters, ['initials'], `首字母 ${letters}`), ...both(letters, ['pinyin'], `拼音 ${letters}`)]
}

const nearHouse = (reading: HouseReading): readonly Probe[] => {
  const { building, entrance, number } = reading
  if (number === null) return []
  const at = (place: HouseReading): string => keyOfReading(place)
  const neighbours = neighboursOf(number).map((near) => at({ building, entrance, number: near }))
  const floor = /^(.*\d)\d{2}\D*$/.exec(number)?.[1]
  return [
    ...(building !== null && entrance !== null
      ? [equal(at({ building, entrance: null, number }), ['house'], '同楼栋的同号房屋')]
      : []),
    ...neighbours.map((key) => equal(key, ['house'], '相邻房号')),
    ...(floor === undefined ? [] : [prefix(at({ building, entrance, number: floor }), ['house'], '同一楼层')]),
    ...(building === null
      ? []
      : [equal(at({ building: null, entrance: null, number }), ['house'], `其他楼栋的 ${number}`)]),
    ...(building === null
      ? []
      : [prefix(`${at({ building, entrance, number: null })}-`, ['house'], `楼栋 ${building}`)]),
    ...(building === null || entrance === null
      ? []
      : [prefix(`${at({ building, entrance: null, number: null })}-`, ['house'], `楼栋 ${building}`)]),
  ]
}

/** The doors beside it, then the same door one floor down and up. */
const neighboursOf = (number: string): readonly string[] => {
  const [, before = '', digits = ''] = /^(\D*)(\d{1,6})\D*$/.exec(number) ?? []
  const value = Number(digits)
  const sameFloor = (near: number) =>
    value < 100 || (Math.floor(near / 100) === Math.floor(value / 100) && near % 100 > 0)
  const beside = [-1, 1, -2, 2].map((step) => value + step).filter(sameFloor)
  const above = value < 100 ? [] : [value - 100, value + 100]
  return digits === ''
    ? []
    : [...beside, ...above].filter((near) => near > 0).map((near) => before + String(near).padStart(digits.length, '0'))
}

/** `31501` typed in one go may be 3-1501, `321501` 3-2-1501. */
const runTogether = (key: string): readonly Probe[] =>
  [/^(\d)(\d)(\d{3,4})$/, /^(\d\d)(\d)(\d{3,4})$/, /^(\d)(\d{3,4})$/, /^(\d\d)(\d{3,4})$/].flatMap((shape) => {
    const spelling = shape.exec(key)?.slice(1).join('-')
    return spelling === undefined ? [] : [equal(spelling, ['house'], `房号 ${spelling}`)]
  })

const nearPhone = (text: string): readonly Probe[] => {
  const digits = phoneLike(text)
  if (digits.length < 5) return []
  const tails = keysOfPhone(digits).filter(({ kind }) => kind === 'phone-tail')
  return [
    ...tails.map(({ key }) => equal(key, ['phone-tail'], `电话尾号 ${key}`)),
    prefix(digits.slice(0, Math.min(7, digits.length - 1)), ['phone'], `电话 ${digits.slice(0, 7)}…`),
  ]
}

const nearPlate = (key: string): readonly Probe[] => {
  if (!WHOLE_PLATE.test(key) && !LOCAL_PLATE.test(key)) return []
  const tail = key.slice(-4)
  return [
    equal(tail, ['plate-tail'], `车牌尾号 ${tail.toUpperCase()}`),
    prefix(key.slice(0, 4), ['plate'], `车牌 ${key.slice(0, 4).toUpperCase()}…`),
  ]
}

const nearName = (key: string): readonly Probe[] => {
  if (!/^\p{Script=Han}{1,8}$/u.test(key)) return []
  const chars = [...key]
  const sound = syllablesOf(key, 'surname').join('')
  const alike = sound === '' ? [] : both(sound, ['pinyin'], `同音 ${sound}`)
  if (chars.length < 2) return alike
  const shorter = [chars.slice(0, -1).join(''), chars.slice(1).join('')]
  return [...alike, ...shorter.map((piece) => prefix(piece, ['name'], `姓名 ${piece}…`))]
}

const nearPinyin = (key: string): readonly Probe[] => {
  if (!/^[a-z]{3,}$/.test(key)) return []
  const shorter = key.slice(0, Math.max(2, key.length - 2))
  return [prefix(shorter, ['pinyin', 'initials'], `拼音 ${shorter}…`)]
}

/** A phone number and a whole plate are not also the number of a house. */
const housesIn = (text: string): readonly HouseReading[] => {
  const plate = nameKey(text)
  return WHOLE_PLATE.test(plate) || phoneLike(text).length >= 10 ? [] : readingsOfHouse(text)
}

/** The digits of a text that can be a phone number; `3-2-1501` cannot. */
const phoneLike = (text: string): string => {
  const folded = textKey(text)
  const digits = PHONE.test(folded) ? phoneKey(folded) : ''
  return inOnePiece(text) || digits.length >= 7 ? digits : ''
}

const inOnePiece = (text: string): boolean => /^[^\s\p{P}]*$/u.test(cleanLine(toHalfWidth(text)))

const equal = (key: string, kinds: readonly KeyKind[], tried: string): Probe => ({ key, match: 'equal', kinds, tried })
const prefix = (key: string, kinds: readonly KeyKind[], tried: string): Probe => ({
  key,
  match: 'prefix',
  kinds,
  tried,
})
const both = (key: string, kinds: readonly KeyKind[], tried: string): readonly Probe[] => [
  equal(key, kinds, tried),
  prefix(key, kinds, tried),
]

const identity = ({ key, match, kinds }: Probe): string => `${match} ${kinds.join()} ${key}`

const distinct = (probes: readonly Probe[]): readonly Probe[] => {
  const known = new Map<string, Probe>()
  for (const probe of probes) {
    const cut = { ...probe, key: [...probe.key].slice(0, LONGEST_KEY).join('') }
    if (!known.has(identity(cut))) known.set(identity(cut), cut)
  }
  return [...known.values()]
}
