import { pinyin } from 'pinyin-pro'
import { cleanLine, textKey } from '../../kernel/chinese-text.ts'
import { phoneKeys, readPhone } from '../../kernel/phone.ts'
import { plateKeys, readPlate } from '../../kernel/plate.ts'
import { canonicalPlace, type HousePlace, keyOfReading } from '../estate/contract.ts'

/** What a key was made of. `-tail` kinds are matched whole only, so that `138` does not find a number that ends in 1380. */
export type KeyKind =
  | 'house'
  | 'name'
  | 'pinyin'
  | 'initials'
  | 'phone'
  | 'phone-tail'
  | 'plate'
  | 'plate-tail'
  | 'matter'

/** One row of the prepared keys: found by `=` or `^@`. Rank 0 is the thing whole, higher ranks are parts of it. */
export interface SearchKey {
  readonly key: string
  readonly kind: KeyKind
  readonly rank: number
}

/** Longer names are cut here, in keys and in queries alike. */
export const LONGEST_KEY = 40

/**
 * At most 4: `3-2-1501`, `3-1501`, `1501`, `2单元1501`. With an owner of three characters (8), a phone (3) and a
 * car (5) a household has 20 keys; each further person adds at most 11, rarely more than 8.
 */
export const keysOfHouse = (house: HousePlace): readonly SearchKey[] => {
  const { building, entrance, number } = canonicalPlace(house)
  return distinct([
    { key: keyOfReading({ building, entrance, number }), kind: 'house', rank: 0 },
    { key: keyOfReading({ building, entrance: null, number }), kind: 'house', rank: entrance === null ? 0 : 1 },
    { key: keyOfReading({ building: null, entrance: null, number }), kind: 'house', rank: 2 },
    { key: keyOfReading({ building: null, entrance, number }), kind: 'house', rank: 3 },
  ])
}

/** The keys of a person or an organisation: any piece of the name, its pinyin, its initials. */
export const keysOfParty = (party: { name: string; kind?: 'person' | 'organisation' }): readonly SearchKey[] => {
  const units = unitsOf(party.name)
  if (units.length === 0) return []
  return distinct(party.kind === 'organisation' ? keysOfOrganisation(units) : keysOfPerson(units))
}

/** Whole number, last eight, last four digits; of what is no telephone number, its digits all the same. */
export const keysOfPhone = (text: string): readonly SearchKey[] => {
  const phone = readPhone(text)
  const digits = phone.ok ? phone.value.digits : phoneKey(text)
  const keys = phone.ok ? phoneKeys(phone.value) : [digits, digits.slice(-8), digits.slice(-4)]
  if (digits.length < 4) return []
  return distinct(keys.map((key, rank): SearchKey => ({ key, kind: key === digits ? 'phone' : 'phone-tail', rank })))
}

/** `粤b12345`, `b12345`, `12345`, `2345`, `345`; of a new-energy plate also its last five. */
export const keysOfPlate = (text: string): readonly SearchKey[] => {
  const plate = readPlate(text)
  const whole = nameKey(plate.ok ? plate.value.text : text)
  const local = whole.replace(/^\p{Script=Han}/u, '')
  const tails = plate.ok ? [...plateKeys(plate.value).slice(2).map(nameKey), local.slice(-5)] : [local.slice(-4)]
  return distinct([
    { key: whole, kind: 'plate', rank: 0 },
    { key: local, kind: 'plate', rank: 1 },
    ...tails.map((key, at): SearchKey => ({ key, kind: 'plate-tail', rank: at + 2 })),
  ])
}

/** Each key once: two phones may share a tail. */
export const distinctKeys = (keys: readonly SearchKey[]): readonly SearchKey[] => [
  ...new Map(keys.map((key) => [`${key.kind} ${key.key}`, key])).values(),
]

/** A matter number without its punctuation. */
export const keysOfMatter = (number: string): readonly SearchKey[] =>
  distinct([{ key: nameKey(number), kind: 'matter', rank: 0 }])

/** The key of a name as typed: blanks, dots and other punctuation between its characters do not count. */
export const nameKey = (text: string): string =>
  [...textKey(text).replace(/\p{P}/gu, '')].slice(0, LONGEST_KEY).join('')

/** Digits only, without the country code. */
export const phoneKey = (text: string): string =>
  textKey(text)
    .replace(/\D/g, '')
    .replace(/^(?:0086|86)(?=1\d{10}$|0\d{9,11}$)/, '')
    .slice(0, 20)

/** The pinyin of a name, syllable by syllable, its surname read as a surname (单 → shan) or as an ordinary word. */
export const syllablesOf = (name: string, reading: 'surname' | 'ordinary'): readonly string[] => {
  const units = unitsOf(name)
  const han = units.filter((unit) => HAN.test(unit)).join('')
  const surname = reading === 'surname' ? 'head' : 'off'
  const spoken = pinyin(han, { surname, toneType: 'none', type: 'array', v: true })[Symbol.iterator]()
  const syllables = units.map((unit) => (HAN.test(unit) ? String(spoken.next().value ?? '') : unit))
  return syllables.map((one) => one.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((one) => one !== '')
}

const HAN = /^\p{Script=Han}/u
const LONG_NAME = 4

const keysOfPerson = (units: readonly string[]): readonly SearchKey[] => {
  const name = units.join(' ')
  const spoken = syllablesOf(name, 'surname')
  // A name of a minority may have a dozen syllables: it is sought from its beginning, not from each syllable.
  const starts = spoken.length <= LONG_NAME ? spoken.map((_, at) => at) : [0]
  return [
    ...suffixesOf(units, 'name', 1),
    ...starts.flatMap((at) => keysOfSyllables(spoken.slice(at), at === 0 ? 0 : 1)),
    ...keysOfSyllables(syllablesOf(name, 'ordinary'), 1),
  ]
}

const REGION = /^(?:\p{Script=Han}{2,3}?[省市区县])+(?=.{2})/u
const GENERIC_END = /(?:股份有限|有限责任|有限)?公司$/u

const keysOfOrganisation = (units: readonly string[]): readonly SearchKey[] => {
  const name = units.join('')
  const generic = unitsOf(GENERIC_END.exec(name)?.[0] ?? '').length
  const core = name.replace(REGION, '')
  return [
    ...suffixesOf(units, 'name', 2).slice(0, Math.max(1, units.length - generic)),
    ...keysOfSyllables(syllablesOf(name, 'ordinary'), 0),
    ...keysOfSyllables(syllablesOf(core, 'ordinary'), 1),
  ]
}

const keysOfSyllables = (syllables: readonly string[], rank: number): readonly SearchKey[] => {
  const initials = syllables.map((syllable) => (/^[0-9]/.test(syllable) ? syllable : (syllable[0] ?? ''))).join('')
  const whole: SearchKey = { key: syllables.join(''), kind: 'pinyin', rank }
  return syllables.length < 2 ? [whole] : [whole, { key: initials, kind: 'initials', rank }]
}

const suffixesOf = (units: readonly string[], kind: KeyKind, shortest: number): readonly SearchKey[] =>
  units
    .map((_, at): SearchKey => ({ key: units.slice(at).join(''), kind, rank: at === 0 ? 0 : 1 }))
    .filter((suffix, at) => at === 0 || [...suffix.key].length >= shortest)

/** What a person would not cut: one Chinese character, one foreign word, one run of digits. */
const unitsOf = (name: string): readonly string[] =>
  cleanLine(name)
    .split(/[\s\p{P}]+/u)
    .flatMap((word) => nameKey(word).match(/\p{Script=Latin}+|\p{N}+|(?:(?!\p{Script=Latin}|\p{N}).)\p{M}*/gu) ?? [])

const distinct = (keys: readonly SearchKey[]): readonly SearchKey[] => {
  const best = new Map<string, SearchKey>()
  for (const one of keys) {
    const key = [...one.key].slice(0, LONGEST_KEY).join('')
    const known = best.get(`${one.kind} ${key}`)
    if (key !== '' && (known === undefined || known.rank > one.rank)) best.set(`${one.kind} ${key}`, { ...one, key })
  }
  return [...best.values()]
}
