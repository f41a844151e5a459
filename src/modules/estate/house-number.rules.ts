import { cleanLine, toHalfWidth } from '../../kernel/chinese-text.ts'

/** Where a house stands. A villa or a shop has no entrance (单元). */
export interface HousePlace {
  readonly building: string
  readonly entrance: string | null
  readonly number: string
}

/** What one text may mean; a part it does not name is null. */
export interface HouseReading {
  readonly building: string | null
  readonly entrance: string | null
  readonly number: string | null
}

const LONGEST_SPELLING = 64
const LONGEST_NUMBER = 7
const CHINESE_DIGITS = '零〇○一二两三四五六七八九十百千'
const ORDINAL = '甲乙丙丁戊己庚辛东西南北中'
const CODE_END = `[0-9a-z${CHINESE_DIGITS}${ORDINAL}]`
const BUILDING = new RegExp(
  `^(.*?${CODE_END})\\s*(?:号楼|号栋|#楼|栋楼|栋|幢|座|#|号(?=[^室房户铺店商间院])|楼(?=.))`,
  'u',
)
const ENTRANCE = new RegExp(`^(.*?)(${CODE_END}{1,4})\\s*(?:单元|门(?![牌面市])|梯)`, 'u')
const FLOOR = new RegExp(`^([0-9]{1,3}|[${CHINESE_DIGITS}]{1,4})\\s*[层楼f](?=.)`, 'u')
const NUMBER_END = /\s*(?:号?(?:商铺|店铺|房间|室|房|户|铺|店)|号)$/u
const PHASE = new RegExp(`[${CHINESE_DIGITS}]+(?=[期区])`, 'gu')
const SEPARATORS = /[\s\-/\\.·,、:;_+~|#]+/u

/** `3-2-1501`, `3-1501` without an entrance, `3-S12` for the shop written `S-12`. The one spelling shown to people. */
export const canonicalSpelling = (house: HousePlace): string => {
  const { building, entrance, number } = canonicalPlace(house)
  return [building, entrance, number].filter((part) => part !== null).join('-')
}

/** The parts as the register keeps them: half-width, capitals, no blanks, no 栋/单元/室; an entrance `0` is none. */
export const canonicalPlace = (house: HousePlace): HousePlace => ({
  building: canonicalBuilding(house.building),
  entrance: canonicalEntrance(house.entrance),
  number: canonicalNumber(house.number),
})

export const canonicalBuilding = (text: string): string =>
  codeOf(
    fold(text)
      .replace(/(?:号楼|号栋|#楼|栋楼|栋|幢|#)$/u, '')
      .replace(/([0-9a-z甲乙丙丁戊己庚辛]\s*)[座号楼]$/u, '$1'),
  )

export const canonicalEntrance = (text: string | null): string | null => {
  const code = codeOf((text ?? '').replace(/\s*单元\s*$/u, ''))
  return code === '' || /^0+$/.test(code) || code === '无' ? null : code
}

export const canonicalNumber = (text: string): string =>
  joinLetters(codeOf(fold(text).replace(NUMBER_END, ''))).toUpperCase()

/** The spelling under which search and import compare: canonical, lower case, without leading zeros. */
export const spellingKey = (house: HousePlace): string => keyOfParts(canonicalPlace(house))

/** The spelling key of the parts a text named: `2单元1501` where the building is not known. */
export const keyOfReading = (reading: HouseReading): string =>
  keyOfParts({
    building: reading.building === null ? null : canonicalBuilding(reading.building),
    entrance: canonicalEntrance(reading.entrance),
    number: reading.number === null ? null : canonicalNumber(reading.number),
  })

/** The most likely meaning of any natural spelling (`3栋2单元1501`, `３－２－１５０１`, `三栋1501室`), or null. */
export const parseHouseSpelling = (text: string): HouseReading | null => readingsOfHouse(text)[0] ?? null

/** Every meaning a spelling may have, the likeliest first: `S-12` is a house of building S, or shop S12. */
export const readingsOfHouse = (text: string): readonly HouseReading[] => {
  const folded = fold(text)
    .replace(/^.*弄/u, '')
    .replace(/第(?=[0-9零〇一二三四五六七八九十])/gu, '')
  if (folded === '' || folded.length > LONGEST_SPELLING) return []
  const building = BUILDING.exec(folded)
  const afterBuilding = building ? folded.slice(building[0].length) : folded
  const entrance = ENTRANCE.exec(afterBuilding)
  const rest = entrance ? afterBuilding.slice(entrance[0].length) : afterBuilding
  if (!building && !entrance) {
    const parts = partsOf(rest.replace(NUMBER_END, ''))
    return plausible(readingsOfParts(NUMBER_END.test(rest) ? parts.map(digitsOf) : parts))
  }
  const named = entrance ? partsOf(entrance[1] ?? '') : []
  const buildingCode = building?.[1] ?? (named.length > 0 ? named.join('-') : null)
  return plausible(
    readingsOfNumber(rest).flatMap((tail) =>
      buildingsNamed(buildingCode, tail).map((reading) => ({
        building: reading.building === null ? null : digitsOf(reading.building),
        entrance: entrance ? digitsOf(entrance[2] ?? '') : reading.entrance,
        number: reading.number === null ? null : digitsOf(reading.number),
      })),
    ),
  )
}

/** Sorts codes as people count: 1, 2, 3A, 10, 商业街. The key compares with plain `<` (collation C). */
export const naturalSortKey = (code: string): string =>
  fold(digitsOf(codeOf(code)))
    .toUpperCase()
    .replace(/[甲乙丙丁戊己庚辛]/gu, (stem) => String('甲乙丙丁戊己庚辛'.indexOf(stem) + 1))
    .replace(/[0-9]+/g, (digits) => {
      const value = digits.replace(/^0+(?=.)/, '')
      return value.length < 9 ? `${value.length}${value}` : `9${String(value.length).padStart(3, '0')}${value}`
    })

/** One key that orders houses by building, entrance and number. */
export const houseSortKey = (house: HousePlace): string => {
  const { building, entrance, number } = canonicalPlace(house)
  return [building, entrance ?? '', number].map(naturalSortKey).join(' ')
}

const readingsOfParts = (parts: readonly string[]): readonly HouseReading[] => {
  const [first = '', second = '', third = ''] = parts
  if (parts.length === 0 || !parts.some((part) => /[0-9]/.test(part))) return []
  if (parts.length === 1) return readingsOfOnePart(first)
  if (parts.length === 2) {
    const [, street = '', letter = ''] = /^(.*\p{Script=Han})([a-z])$/u.exec(first) ?? []
    const shop = street === '' ? [] : [{ building: street, entrance: null, number: letter + second }]
    const asNumber = /^[a-z]+$/.test(first) ? [only(parts.join(''))] : []
    const inEntrance = { building: null, entrance: first, number: second }
    return [...shop, { building: first, entrance: null, number: second }, ...asNumber, inEntrance]
  }
  if (parts.length === 3) {
    return [
      { building: first, entrance: second, number: third },
      { building: first, entrance: null, number: `${second}-${third}` },
    ]
  }
  const onFloor = parts.length === 4 && parts.slice(2).every((part) => /^[0-9]{1,2}$/.test(part))
  const whole = { building: first, entrance: second, number: parts.slice(2).join('-') }
  return onFloor ? [{ ...whole, number: `${third}${(parts[3] ?? '').padStart(2, '0')}` }, whole] : [whole]
}

/** `1501`, `商业街12`, `3a1501`: a number alone, or a name that runs into it; `12a01` is on the floor after the twelfth. */
const readingsOfOnePart = (part: string): readonly HouseReading[] => {
  const [, name = '', afterName = ''] = /^(.*\p{Script=Han})([a-z]?[0-9]+[a-z]?)$/u.exec(part) ?? []
  if (name !== '') return [{ building: name, entrance: null, number: afterName }, only(part), only(afterName)]
  const [, code = '', afterCode = ''] = /^([0-9]{1,3}[a-z]|[a-z])([0-9]{3,4}[a-z]?)$/.exec(part) ?? []
  if (code === '') return [only(part)]
  const split = { building: code, entrance: null, number: afterCode }
  return /^[0-9]/.test(code) ? [split, only(part)] : [only(part), split]
}

const only = (number: string): HouseReading => ({ building: null, entrance: null, number })

/** What follows the named building and entrance: `2-1501`, `1501室`, `15层01`. */
const readingsOfNumber = (rest: string): readonly HouseReading[] => {
  const trimmed = partsOf(rest).join('-')
  const floor = FLOOR.exec(trimmed)
  const afterFloor = floor ? trimmed.slice(floor[0].length) : trimmed
  const parts = partsOf(afterFloor.replace(NUMBER_END, ''))
  const number = parts[parts.length - 1]
  if (number === undefined) return [{ building: null, entrance: null, number: null }]
  if (floor && /^[0-9]{1,2}$/.test(number)) {
    const onFloor = `${digitsOf(floor[1] ?? '')}${number.padStart(2, '0')}`
    return [only(onFloor), only(number)]
  }
  if (parts.length === 1) return [only(number)]
  const readings = [{ building: null, entrance: parts[0] ?? null, number: parts.slice(1).join('-') }]
  return [...readings, only(parts.join('-'))]
}

/** `里仁花园3栋` may be building 3 of that community, `一期3栋` a building of its own name. */
const buildingsNamed = (building: string | null, tail: HouseReading): readonly HouseReading[] => {
  if (building === null) return tail.entrance === null ? [tail] : [{ ...tail, building: tail.entrance, entrance: null }]
  const bare = /^.*\p{Script=Han}[\s-]*([0-9]+[a-z]?|[a-z][0-9]*)$/u.exec(building)?.[1]
  const readings = [{ ...tail, building }]
  return bare === undefined ? readings : [...readings, { ...tail, building: bare }]
}

const plausible = (readings: readonly HouseReading[]): readonly HouseReading[] =>
  readings
    .map((reading) => ({
      building: reading.building === null ? null : canonicalBuilding(reading.building) || null,
      entrance: canonicalEntrance(reading.entrance),
      number: reading.number === null ? null : canonicalNumber(reading.number) || null,
    }))
    .filter(
      ({ building, entrance, number }) =>
        (building ?? entrance ?? number) !== null && (number ?? '').length <= LONGEST_NUMBER,
    )

const partsOf = (text: string): readonly string[] => text.split(SEPARATORS).filter((part) => part !== '')

const codeOf = (text: string): string => fold(text).replace(/\s+/gu, '').toUpperCase()

const keyOfParts = ({ building, entrance, number }: HouseReading): string => {
  const codes = [building, entrance, number].filter((part) => part !== null).map(keyOfCode)
  // Entrance 2 must not look like building 2.
  return codes.join(building === null && entrance !== null ? '单元' : '-')
}

const keyOfCode = (code: string): string =>
  fold(digitsOf(code))
    .replace(PHASE, digitsOf)
    .replace(/^0+(?=[0-9])/, '')

/** `S-12` and `101-A` are one code; `101-1` stays, or it would be house 1011. */
const joinLetters = (code: string): string =>
  code.replace(/([a-z])-(?=[0-9])/gi, '$1').replace(/([0-9])-(?=[a-z]$)/i, '$1')

/** 二十一 → 21, 一五〇一 → 1501; anything but a whole Chinese number stays as it is (三元里, 一期3). */
const digitsOf = (code: string): string => {
  if (!new RegExp(`^[${CHINESE_DIGITS}]+$`, 'u').test(code)) return code
  const digit = (char: string) => ('〇○'.includes(char) ? 0 : '零一二三四五六七八九'.indexOf(char.replace('两', '二')))
  if (!/[十百千]/u.test(code)) return [...code].map(digit).join('')
  let total = 0
  let current = 0
  for (const char of code) {
    const power = '十百千'.indexOf(char)
    if (power < 0) current = digit(char)
    else total += Math.max(current, total === 0 ? 1 : current) * 10 ** (power + 1)
    if (power >= 0) current = 0
  }
  return String(total + current)
}

/** Half-width, lower case, every dash a hyphen. */
const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text))

const PLAIN = /^[!-~]*$/

const foldAny = (text: string): string =>
  toHalfWidth(cleanLine(text))
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
