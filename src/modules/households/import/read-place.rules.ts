import { canonicalPlace, canonicalSpelling, type HousePlace, parseHouseSpelling } from '../../estate/contract.ts'
import type { Field } from './field.ts'
import { readCode } from './read-cells.rules.ts'
import { blame, cellsOf, hasColumn, type RowInHand, taken, textOf } from './row-in-hand.rules.ts'

const LONGEST_CODE = 20

/**
 * Which house a row is about: from its parts in cells of their own, from one spelling in the cell of the number
 * (`3-2-1501`), or, where cells were merged, from the row above, which is then said and to be accepted.
 */
export const placeOf = (inHand: RowInHand, above: HousePlace | null): HousePlace | null => {
  const building = codeOf(inHand, 'building')
  const entrance = codeOf(inHand, 'entrance')
  const number = codeOf(inHand, 'number')
  if (number === '') return likeAbove(inHand, above)
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

const likeAbove = (inHand: RowInHand, above: HousePlace | null): HousePlace | null => {
  const isSpoilt = inHand.faults.length > 0
  const saysNothing = (['building', 'entrance', 'number'] as const).every(
    (field) => cellsOf(inHand, field).length === 0,
  )
  if (saysNothing && !isSpoilt && above !== null && textOf(inHand, 'ownerName') !== '') {
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

const codeOf = (inHand: RowInHand, field: Field): string => {
  const [cell] = cellsOf(inHand, field)
  return cell === undefined ? '' : (taken(inHand, field, { cell, reading: readCode(cell.text) }) ?? '')
}
