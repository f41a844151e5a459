import type { Cell, SheetRow } from '../../../platform/sheets/index.ts'
import { type Field, fields } from './field.ts'
import type { CellReading } from './read-cells.rules.ts'
import type { RecognisedColumn, Recognition } from './recognise-columns.rules.ts'
import { isPlaceholder, wordOf } from './words.rules.ts'

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

/** One row while it is read: its cells by meaning, and the faults found so far. */
export interface RowInHand {
  readonly row: SheetRow
  readonly recognition: Recognition
  readonly cells: ReadonlyMap<Field, readonly Cell[]>
  readonly faults: Fault[]
}

/** Takes a row in hand: sorts its cells by meaning, and blames what Excel itself has spoilt. */
export const takeInHand = (
  row: SheetRow,
  on: { recognition: Recognition; columns: ReadonlyMap<number, RecognisedColumn> },
): RowInHand => {
  const { recognition, columns } = on
  const cells = new Map<Field, Cell[]>()
  for (const cell of row.cells) {
    const field = columns.get(cell.column)?.field
    if (field !== undefined) cells.set(field, [...(cells.get(field) ?? []), cell])
  }
  const inHand = { row, recognition, cells, faults: [] }
  for (const [field, found] of cells) {
    for (const cell of found) if (isSpoilt(cell)) blame(inHand, field, { cell, reason: whySpoilt(cell) })
  }
  return inHand
}

/** The cells of a field that can be read. */
export const cellsOf = ({ cells }: RowInHand, field: Field): readonly Cell[] =>
  (cells.get(field) ?? []).filter((cell) => !isSpoilt(cell))

export const textOf = (inHand: RowInHand, field: Field): string => cellsOf(inHand, field)[0]?.text.trim() ?? ''

export const hasColumn = ({ recognition }: RowInHand, field: Field): boolean =>
  recognition.columns.some((known) => known.field === field)

interface Blame {
  readonly reason: string
  readonly fix?: string
  readonly cell?: Cell
  readonly weight?: Fault['weight']
}

export const blame = (inHand: RowInHand, field: Field, fault: Blame): void => {
  const { row, recognition, cells, faults } = inHand
  const cell = fault.cell ?? cells.get(field)?.[0]
  const known = recognition.columns.find((one) => (cell ? one.column === cell.column : one.field === field))
  faults.push({
    weight: fault.weight ?? 'error',
    sheet: row.sheet,
    row: row.row,
    column: known?.column ?? 0,
    header: known?.header ?? fields[field].title,
    value: cell?.text ?? '',
    reason: fault.reason,
    ...(fault.fix !== undefined && { fix: fault.fix }),
  })
}

/** The value of a reading, its fault or its mending noted. */
export const taken = <T>(inHand: RowInHand, field: Field, of: { cell: Cell; reading: CellReading<T> }): T | null => {
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
export const read = <T>(inHand: RowInHand, field: Field, reader: (text: string) => CellReading<T>): T | null => {
  const [cell] = cellsOf(inHand, field)
  if (cell === undefined) return null
  if (field !== 'lift' && isPlaceholder(field, cell.text.trim(), inHand.recognition.legend)) return null
  return taken(inHand, field, { cell, reading: reader(cell.text) })
}

/** A word of a list, or a code that the notes of the sheet turn into one. */
export const coded = <T>(inHand: RowInHand, field: Field, meaning: (word: string) => T | null): T | null => {
  const text = textOf(inHand, field)
  const word = text === '' ? '' : wordOf(field, text, inHand.recognition.legend)
  if (word === '') return null
  if (word === null) {
    blame(inHand, field, { reason: `代码 ${text} 在表里没有说明，请改写成文字` })
    return null
  }
  const known = meaning(word)
  if (known === null) blame(inHand, field, { reason: `认不出“${word}”，请改写成${fields[field].title}的常用说法` })
  return known
}

const isSpoilt = ({ kind, mangled }: Cell): boolean => kind === 'error' || mangled

const whySpoilt = ({ kind, text }: Cell): string =>
  kind === 'error'
    ? `单元格是公式错误 ${text}，请改为实际内容`
    : '表格把号码存成了数字，后几位已经丢失，请把该列设为文本后重新填写'
