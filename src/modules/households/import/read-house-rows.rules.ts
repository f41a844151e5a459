import type { BusinessDate } from '../../../kernel/dates.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import type { Fen } from '../../../kernel/money.ts'
import type { SheetRow } from '../../../platform/sheets/index.ts'
import {
  canonicalSpelling,
  type HouseKind,
  type HousePlace,
  type Occupancy,
  type UseStatus,
} from '../../estate/contract.ts'
import { type CellReading, readArea, readDay, readFloor, readRent } from './read-cells.rules.ts'
import { type DraftPerson, readPeople } from './read-people.rules.ts'
import { placeOf } from './read-place.rules.ts'
import type { RecognisedColumn, Recognition } from './recognise-columns.rules.ts'
import { blame, coded, type Fault, type RowInHand, read, takeInHand, textOf } from './row-in-hand.rules.ts'
import { houseKindOf, statusOf, yesOrNo } from './words.rules.ts'

/** What a row says of a house and the people in it; null where it says nothing. Several rows may tell of one house. */
export interface DraftHouse {
  readonly sheet: string
  readonly row: number
  readonly place: HousePlace
  readonly floor: number | null
  readonly floorsTotal: number | null
  readonly lift: boolean | null
  readonly kind: HouseKind | null
  readonly layout: string
  readonly builtArea: string | null
  readonly usableArea: string | null
  readonly landArea: string | null
  readonly rent: Fen | null
  readonly occupancy: Occupancy | null
  readonly useStatus: UseStatus | null
  readonly deliveredOn: BusinessDate | null
  readonly attachedFacilities: string
  readonly garageUse: string
  readonly note: string
  readonly people: readonly DraftPerson[]
}

export interface ReadRow {
  /** Null when the row does not say which house it is about. */
  readonly draft: DraftHouse | null
  readonly faults: readonly Fault[]
}

/** A row without a fault, or only with doubts and with faults that are mended when the person agrees. */
export const isGood = ({ draft, faults }: ReadRow): boolean =>
  draft !== null && faults.every(({ fix, weight }) => fix !== undefined || weight === 'doubt')

/**
 * Reads the rows of a recognised sheet one after another, for a cell of a house left blank (merged cells) is that of
 * the row above. Answers null for rows without data: blank ones, notes, totals, a header repeated.
 */
export const startReadingHouses = (recognition: Recognition): ((row: SheetRow) => ReadRow | null) => {
  const columns = new Map(recognition.columns.map((column) => [column.column, column]))
  let above: HousePlace | null = null
  return (row) => {
    if (row.row <= recognition.headerRow || !holdsData(row, columns)) return null
    const inHand = takeInHand(row, { recognition, columns })
    const place = placeOf(inHand, above)
    above = place ?? above
    return { draft: place && draftOf(inHand, place), faults: inHand.faults }
  }
}

const holdsData = (row: SheetRow, columns: ReadonlyMap<number, RecognisedColumn>): boolean => {
  const cells = row.cells.filter(({ column }) => columns.has(column))
  const repeatsHeader = cells.every(({ column, text }) => columns.get(column)?.header === text)
  return !repeatsHeader && !TOTAL.test(cells[0]?.text ?? '')
}

const TOTAL = /^\s*(?:合\s*计|总\s*计|小\s*计|共计|制表|审核|填表)/

const draftOf = (inHand: RowInHand, place: HousePlace): DraftHouse => {
  const status = coded(inHand, 'status', statusOf)
  const builtArea = read(inHand, 'builtArea', (text) => readArea(text, '建筑面积'))
  const usableArea = read(inHand, 'usableArea', (text) => readArea(text, '套内面积'))
  if (builtArea !== null && usableArea !== null && new Decimal(usableArea).gt(builtArea)) {
    blame(inHand, 'usableArea', { reason: `套内面积 ${usableArea} 大于建筑面积 ${builtArea}，请核对` })
  }
  return {
    sheet: inHand.row.sheet,
    row: inHand.row.row,
    place,
    floor: read(inHand, 'floor', (text) => readFloor(text, '楼层')),
    floorsTotal: read(inHand, 'floorsTotal', (text) => readFloor(text, '总层数')),
    lift: read(inHand, 'lift', readLift),
    kind: coded(inHand, 'kind', houseKindOf),
    layout: coded(inHand, 'layout', (word) => word) ?? '',
    builtArea,
    usableArea,
    landArea: read(inHand, 'landArea', (text) => readArea(text, '分摊土地面积')),
    rent: read(inHand, 'rent', readRent),
    occupancy: status?.occupancy ?? null,
    useStatus: status?.useStatus ?? null,
    deliveredOn: read(inHand, 'deliveredOn', readDay),
    attachedFacilities: textOf(inHand, 'attachedFacilities'),
    garageUse: textOf(inHand, 'garageUse'),
    note: textOf(inHand, 'note'),
    people: readPeople(inHand, { house: canonicalSpelling(place), isSold: status?.occupancy !== 'unsold' }),
  }
}

const readLift = (text: string): CellReading<boolean> => {
  const lift = yesOrNo(text)
  return lift === null ? { fault: `“${text}”看不出有没有电梯，请写“有”或“无”` } : { value: lift }
}
