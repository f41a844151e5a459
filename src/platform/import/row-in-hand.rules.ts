import type { Cell, SheetRow } from '../sheets/index.ts'
import { isPlaceholder, wordOf } from './codes.rules.ts'
import type { RecognisedColumn, Recognition } from './recognise-columns.rules.ts'

/** A value read; `mended` when it is not quite what stands there, and what it should be is evident; or taken with a doubt. */
export type CellReading<T> =
  | { readonly value: T; readonly mended?: { readonly text: string; readonly reason: string }; readonly doubt?: string }
  | { readonly fault: string }

/**
 * Why a cell is not taken as it stands. With a `fix` the draft already holds it, for the person to accept. A `doubt`
 * is taken as it stands, and shown.
 */
export interface Fault {
  readonly weight: 'error' | 'doubt'
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly header: string
  readonly value: string
  readonly reason: string
  readonly fix?: string
}

/** An error that no fix mends. */
export const isBlocking = ({ weight, fix }: Fault): boolean => weight === 'error' && fix === undefined

/** One row while it is read: its cells by meaning, and the faults found so far. */
export interface RowInHand {
  readonly row: SheetRow
  readonly recognition: Recognition
  readonly cells: ReadonlyMap<string, readonly Cell[]>
  readonly faults: Fault[]
}

/** Takes rows in hand one after another; null for rows without data: notes, totals, a header repeated. */
export const startTaking = (recognition: Recognition): ((row: SheetRow) => RowInHand | null) => {
  const columns = new Map(recognition.columns.map((column) => [column.column, column]))
  return (row) =>
    row.row <= recognition.headerRow || !holdsData(row, columns) ? null : takeInHand(row, { recognition, columns })
}

const TOTAL = /^\s*(?:合\s*计|总\s*计|小\s*计|共计|制表|审核|填表)/

const holdsData = (row: SheetRow, columns: ReadonlyMap<number, RecognisedColumn>): boolean => {
  const cells = row.cells.filter(({ column }) => columns.has(column))
  const repeatsHeader = cells.every(({ column, text }) => columns.get(column)?.header === text)
  return !repeatsHeader && !TOTAL.test(cells[0]?.text ?? '')
}

/** Sorts the cells of a row by meaning, and blames what Excel itself has spoilt. */
const takeInHand = (
  row: SheetRow,
  on: { recognition: Recognition; columns: ReadonlyMap<number, RecognisedColumn> },
): RowInHand => {
  const { recognition, columns } = on
  const cells = new Map<string, Cell[]>()
  for (const cell of row.cells) {
    const field = columns.get(cell.column)?.field
    if (field === undefined) continue
    const others = cells.get(field)
    if (others) others.push(cell)
    else cells.set(field, [cell])
  }
  const inHand = { row, recognition, cells, faults: [] }
  for (const [field, found] of cells) {
    for (const cell of found) if (isSpoilt(cell)) blame(inHand, field, { cell, reason: whySpoilt(cell) })
  }
  return inHand
}

const NONE: readonly Cell[] = []

/** The cells of a field that can be read. */
export const cellsOf = ({ cells }: RowInHand, field: string): readonly Cell[] => {
  const found = cells.get(field) ?? NONE
  return found.some(isSpoilt) ? found.filter((cell) => !isSpoilt(cell)) : found
}

export const textOf = (inHand: RowInHand, field: string): string => cellsOf(inHand, field)[0]?.text.trim() ?? ''

export const hasColumn = ({ recognition }: RowInHand, field: string): boolean =>
  recognition.columns.some((known) => known.field === field)

interface Blame {
  readonly reason: string
  readonly fix?: string
  readonly cell?: Cell
  readonly weight?: Fault['weight']
}

export const blame = (inHand: RowInHand, field: string, fault: Blame): void => {
  const { row, recognition, cells, faults } = inHand
  const cell = fault.cell ?? cells.get(field)?.[0]
  const known = recognition.columns.find((one) => (cell ? one.column === cell.column : one.field === field))
  faults.push({
    weight: fault.weight ?? 'error',
    sheet: row.sheet,
    row: row.row,
    column: known?.column ?? 0,
    header: known?.header ?? recognition.headers.fields[field]?.title ?? '',
    value: cell?.text ?? '',
    reason: fault.reason,
    ...(fault.fix !== undefined && { fix: fault.fix }),
  })
}

/** The value of a reading, its fault or its mending noted. */
export const taken = <T>(inHand: RowInHand, field: string, of: { cell: Cell; reading: CellReading<T> }): T | null => {
  const { cell, reading } = of
  if ('fault' in reading) {
    blame(inHand, field, { cell, reason: reading.fault })
    return null
  }
  if (reading.mended) blame(inHand, field, { cell, reason: reading.mended.reason, fix: reading.mended.text })
  if (reading.doubt !== undefined) blame(inHand, field, { cell, reason: reading.doubt, weight: 'doubt' })
  return reading.value
}

/** The first cell of a field through its reader; null where there is none or it says that there is nothing. */
export const read = <T>(inHand: RowInHand, field: string, reader: (text: string) => CellReading<T>): T | null => {
  const [cell] = cellsOf(inHand, field)
  if (cell === undefined || isPlaceholder(field, cell.text.trim(), inHand.recognition)) return null
  return taken(inHand, field, { cell, reading: reader(cell.text) })
}

/** A word of a list, or a code that the notes of the sheet turn into one. */
export const coded = <T>(inHand: RowInHand, field: string, meaning: (word: string) => T | null): T | null => {
  const text = textOf(inHand, field)
  const word = text === '' ? '' : wordOf(field, text, inHand.recognition)
  if (word === '') return null
  if (word === null) {
    blame(inHand, field, { reason: `代码 ${text} 在表里没有说明，请改写成文字` })
    return null
  }
  const known = meaning(word)
  const { title } = inHand.recognition.headers.fields[field] ?? { title: '' }
  if (known === null) blame(inHand, field, { reason: `认不出“${word}”，请改写成${title}的常用说法` })
  return known
}

const isSpoilt = ({ kind, mangled }: Cell): boolean => kind === 'error' || mangled

const whySpoilt = ({ kind, text }: Cell): string =>
  kind === 'error'
    ? `单元格是公式错误 ${text}，请改为实际内容`
    : '表格把号码存成了数字，后几位已经丢失，请把该列设为文本后重新填写'
