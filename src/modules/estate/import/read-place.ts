import { readCode } from '../../../platform/import/read-cells.rules.ts'
import type { FieldWords } from '../../../platform/import/recognise-columns.rules.ts'
import { blame, cellsOf, hasColumn, type RowInHand, taken } from '../../../platform/import/row-in-hand.rules.ts'
import { canonicalPlace, canonicalSpelling, type HousePlace, parseHouseSpelling } from '../house-number.rules.ts'

/** The columns that say which house a row is about; every register of houses has them. */
export const placeFields = {
  building: {
    title: '楼号',
    names:
      '栋 幢 座 楼 栋号 幢号 座号 楼栋 楼栋号 楼栋编号 楼栋名称 楼宇 楼宇名称 楼宇编号 楼幢 楼幢号 楼座 栋座 号楼 大楼 所属楼栋 楼盘栋号',
  },
  entrance: { title: '单元', names: '单元号 单元编号 单元名称 所属单元 门栋 梯 梯号 楼门' },
  number: {
    title: '房号',
    names:
      '房间 房间号 房间编号 房间号码 房屋 房屋编号 房屋号 房屋号码 房产 房产编号 室 室号 户号 门牌 门牌号 门牌号码 铺号 铺位 铺位号 商铺号 房间全称 房屋全称 房屋名称 楼栋房号',
  },
} as const satisfies Record<string, FieldWords>

/** Headers that are not among the names, and yet say where a house stands. */
export const likelyPlace: readonly (readonly [RegExp, string])[] = [
  [/单元/, 'entrance'],
  [/房(?:间|屋|产)?(?:编|门)?号/, 'number'],
  [/楼(?:栋|宇|幢|座|号)/, 'building'],
]

const LONGEST_CODE = 20

/**
 * Which house a row is about: from its parts in cells of their own, from one spelling in the cell of the number
 * (`3-2-1501`), or, where cells were merged and the row names somebody (`who`), from the row above, which is then
 * said and to be accepted.
 */
export const placeOf = (inHand: RowInHand, above: HousePlace | null, who = ''): HousePlace | null => {
  const building = codeOf(inHand, 'building')
  const entrance = codeOf(inHand, 'entrance')
  const number = codeOf(inHand, 'number')
  if (number === '') return likeAbove(inHand, above, who)
  const spelt = spellingIn(number, { building, entrance })
  if (spelt === null) return within(inHand, { building, entrance, number }, above)
  if (spelt.building === null) {
    return within(inHand, { building, entrance: spelt.entrance ?? entrance, number: spelt.number }, above)
  }
  return agreeing(inHand, { ...spelt, building: spelt.building }, { building, entrance })
}

interface Cells {
  readonly building: string
  readonly entrance: string
}

interface Spelt {
  readonly building: string | null
  readonly entrance: string | null
  readonly number: string
}

/** What the number says beside itself; null when it is one code: 1501, 101A, S-12, or 101-1 beside its building. */
const spellingIn = (number: string, { building, entrance }: Cells): Spelt | null => {
  const bare = number.replace(/[室号房户]$/u, '')
  if (/^\p{L}{0,2}-?\d+[A-Za-z]?$/u.test(bare) || (building !== '' && /^\d{3,}-\w+$/.test(bare))) return null
  const spelt = parseHouseSpelling(number)
  if (!spelt?.number) return null
  const named = canonicalPlace({ building, entrance, number })
  // Beside its building, 2-1501 is the house of entrance 2.
  const inEntrance = building !== '' && spelt.entrance === null && spelt.building !== named.building
  if (inEntrance && (named.entrance ?? spelt.building) === spelt.building) {
    return { building: named.building, entrance: spelt.building, number: spelt.number }
  }
  return { ...spelt, number: spelt.number }
}

const within = (
  inHand: RowInHand,
  { building, entrance, number }: Cells & { number: string },
  above: HousePlace | null,
): HousePlace | null => {
  if (building !== '') return fitting(inHand, canonicalPlace({ building, entrance, number }))
  if (above === null || !hasColumn(inHand, 'building')) {
    const place = hasColumn(inHand, 'building') ? 'building' : 'number'
    blame(inHand, place, { reason: `只有房号“${number}”，不知道是哪一栋` })
    return null
  }
  blame(inHand, 'building', { reason: '楼号是空的，按上一行补上', fix: above.building })
  return fitting(inHand, canonicalPlace({ building: above.building, entrance: entrance || above.entrance, number }))
}

const likeAbove = (inHand: RowInHand, above: HousePlace | null, who: string): HousePlace | null => {
  const isSpoilt = inHand.faults.length > 0
  const saysNothing = (['building', 'entrance', 'number'] as const).every(
    (field) => cellsOf(inHand, field).length === 0,
  )
  if (saysNothing && !isSpoilt && above !== null && who !== '') {
    blame(inHand, 'number', { reason: '房号是空的，视为与上一行同一套房屋', fix: canonicalSpelling(above) })
    return above
  }
  if (!isSpoilt) blame(inHand, 'number', { reason: '房号是空的' })
  return null
}

const agreeing = (inHand: RowInHand, spelt: HousePlace, cells: Cells): HousePlace | null => {
  const place = canonicalPlace(spelt)
  const named = canonicalPlace({ ...cells, number: spelt.number })
  if (cells.building !== '' && named.building !== place.building) {
    blame(inHand, 'number', { reason: `房号里是 ${place.building} 栋，楼号是 ${named.building}，两处不一致` })
    return null
  }
  if (named.entrance !== null && place.entrance !== null && named.entrance !== place.entrance) {
    blame(inHand, 'number', { reason: `房号里是 ${place.entrance} 单元，单元是 ${named.entrance}，两处不一致` })
    return null
  }
  return fitting(inHand, { ...place, entrance: place.entrance ?? named.entrance })
}

const fitting = (inHand: RowInHand, place: HousePlace): HousePlace | null => {
  for (const field of ['building', 'entrance', 'number'] as const) {
    const code = place[field] ?? 'none'
    if (code !== '' && [...code].length <= LONGEST_CODE) continue
    blame(inHand, field, { reason: code === '' ? '没有可用的编号' : `编号超过 ${LONGEST_CODE} 个字` })
    return null
  }
  return place
}

const codeOf = (inHand: RowInHand, field: string): string => {
  const [cell] = cellsOf(inHand, field)
  return cell === undefined ? '' : (taken(inHand, field, { cell, reading: readCode(cell.text) }) ?? '')
}
