import { type Mapping, type Recognition, recogniseColumns } from '../../../platform/import/recognise-columns.rules.ts'
import type { Cell, SheetRow } from '../../../platform/sheets/index.ts'
import { canonicalSpelling } from '../../estate/contract.ts'
import { type ReadHouse, startReadingHouses } from './house-draft.ts'
import { housesRegister } from './houses.register.ts'

/** The cells of a row from the first column on; null where nothing stands. */
export type SheetLine = readonly (string | number | Cell | null)[]

/** A sheet as the reader gives it: a line per row, numbers as numbers. */
export const sheetOf = (...lines: readonly SheetLine[]): SheetRow[] =>
  lines
    .map((line, at) => ({
      sheet: '房屋',
      row: at + 1,
      cells: line.flatMap((value, column) => cellAt(column + 1, value)),
    }))
    .filter(({ cells }) => cells.length > 0)

const cellAt = (column: number, value: string | number | Cell | null): Cell[] => {
  if (value === null || value === '') return []
  if (typeof value === 'object') return [{ ...value, column }]
  const text = String(value)
  return [{ column, kind: typeof value === 'number' ? 'number' : 'text', text, raw: text, mangled: false }]
}

/** The sheet as the register of houses and owners knows it. */
export const recogniseHouses = (rows: readonly SheetRow[], mapping: Mapping = {}): Recognition | null =>
  recogniseColumns(rows, housesRegister, mapping)

export const readAll = (rows: readonly SheetRow[]): ReadHouse[] => {
  const recognition = recogniseHouses(rows)
  if (recognition === null) throw new Error('not recognised')
  const read = startReadingHouses(recognition)
  return rows.flatMap((row) => read(row) ?? [])
}
export const readOne = (...lines: SheetLine[]): ReadHouse => {
  const [row] = readAll(sheetOf(...lines))
  if (row === undefined) throw new Error('no row')
  return row
}
export const spellings = (rows: readonly ReadHouse[]) =>
  rows.map(({ draft }) => draft && canonicalSpelling(draft.place))
export const faultsOf = ({ faults }: ReadHouse) =>
  faults.map(({ header, reason, fix }) => (fix === undefined ? `${header}：${reason}` : `${header}→${fix}`))
