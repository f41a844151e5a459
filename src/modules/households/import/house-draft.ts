import type { BusinessDate } from '../../../kernel/dates.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { readArea, readDay, readFloor, readRent, yesOrNo } from '../../../platform/import/read-cells.rules.ts'
import type { Recognition } from '../../../platform/import/recognise-columns.rules.ts'
import {
  blame,
  cellsOf,
  coded,
  type Fault,
  isBlocking,
  type RowInHand,
  read,
  startTaking,
  textOf,
} from '../../../platform/import/row-in-hand.rules.ts'
import type { SheetRow } from '../../../platform/sheets/index.ts'
import {
  canonicalSpelling,
  type HouseKind,
  type HousePlace,
  type Occupancy,
  type UseStatus,
} from '../../estate/contract.ts'
import { placeOf } from '../../estate/index.ts'
import { type DraftPerson, readPeople } from './read-people.ts'
import { houseKindOf, statusOf } from './words.ts'

/** What a row says of a house and the people in it; null where it says nothing. Several rows may tell of one house. */
export interface DraftHouse {
  readonly place: HousePlace
  readonly floor: number | null
  readonly floorsTotal: number | null
  readonly lift: boolean | null
  readonly kind: HouseKind | null
  readonly layout: string
  readonly builtArea: string | null
  readonly usableArea: string | null
  readonly landArea: string | null
  readonly occupancy: Occupancy | null
  readonly useStatus: UseStatus | null
  readonly deliveredOn: BusinessDate | null
  readonly attachedFacilities: string
  readonly garageUse: string
  readonly note: string
  readonly people: readonly DraftPerson[]
  /** Numbers of owners that stand in another sheet. */
  readonly ownerNumbers: readonly string[]
}

export interface ReadHouse {
  /** Null when the row does not say which house it is about. */
  readonly draft: DraftHouse | null
  readonly faults: readonly Fault[]
}

/** A row without a fault, or only with doubts and with faults that are mended when the person agrees. */
export const isGood = ({ draft, faults }: ReadHouse): boolean => draft !== null && !faults.some(isBlocking)

/**
 * Reads the rows of a recognised sheet one after another, for a cell of a house left blank (merged cells) is that of
 * the row above. Answers null for rows without data: blank ones, notes, totals, a header repeated.
 */
export const startReadingHouses = (recognition: Recognition): ((row: SheetRow) => ReadHouse | null) => {
  const take = startTaking(recognition)
  let above: HousePlace | null = null
  return (row) => {
    const inHand = take(row)
    if (inHand === null) return null
    const place = placeOf(inHand, above, textOf(inHand, 'ownerName'))
    above = place ?? above
    return { draft: place && draftOf(inHand, place), faults: inHand.faults }
  }
}

const draftOf = (inHand: RowInHand, place: HousePlace): DraftHouse => {
  const status = coded(inHand, 'status', statusOf)
  const builtArea = read(inHand, 'builtArea', (text) => readArea(text, '建筑面积'))
  const usableArea = read(inHand, 'usableArea', (text) => readArea(text, '套内面积'))
  if (builtArea !== null && usableArea !== null && new Decimal(usableArea).gt(builtArea)) {
    blame(inHand, 'usableArea', { reason: `套内面积 ${usableArea} 大于建筑面积 ${builtArea}，请核对` })
  }
  const floorsTotal = read(inHand, 'floorsTotal', (text) => readFloor(text, '总层数'))
  if (floorsTotal !== null && floorsTotal < 1) blame(inHand, 'floorsTotal', { reason: '总层数至少是 1' })
  read(inHand, 'rent', readRent)
  const spelling = canonicalSpelling(place)
  const people = readPeople(inHand, { what: spelling })
  if (status?.occupancy === 'unsold' && people.length > 0) {
    const names = people.map(({ name }) => name).join('、')
    blame(inHand, 'status', { reason: `${spelling} 写着未售，却有业主 ${names}，请核对`, weight: 'doubt' })
  }
  return {
    place,
    floor: read(inHand, 'floor', (text) => readFloor(text, '楼层')),
    floorsTotal,
    lift: liftOf(inHand),
    kind: coded(inHand, 'kind', houseKindOf),
    layout: coded(inHand, 'layout', (word) => word) ?? '',
    builtArea,
    usableArea,
    landArea: read(inHand, 'landArea', (text) => readArea(text, '分摊土地面积')),
    occupancy: status?.occupancy ?? null,
    useStatus: status?.useStatus ?? null,
    deliveredOn: read(inHand, 'deliveredOn', readDay),
    attachedFacilities: textOf(inHand, 'attachedFacilities'),
    garageUse: textOf(inHand, 'garageUse'),
    note: textOf(inHand, 'note'),
    people,
    ownerNumbers: cellsOf(inHand, 'ownerNumber').flatMap(({ text }) =>
      text.split(/[、,，/;；|#\s]+/).filter((one) => one !== ''),
    ),
  }
}

const liftOf = (inHand: RowInHand): boolean | null => {
  const [cell] = cellsOf(inHand, 'lift')
  if (cell === undefined) return null
  const lift = yesOrNo(cell.text)
  if (lift === null) blame(inHand, 'lift', { cell, reason: `“${cell.text}”看不出有没有电梯，请写“有”或“无”` })
  return lift
}
