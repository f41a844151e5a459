import { readWorkbook, type SheetRow } from '../../../platform/sheets/index.ts'
import { refuse } from '../refusals.ts'
import { type ReadRow, startReadingHouses } from './read-house-rows.rules.ts'
import { recogniseColumns } from './recognise-columns.rules.ts'

export interface PlacedRow extends ReadRow {
  readonly sheet: string
  readonly row: number
}

export interface ReadRegister {
  readonly rows: readonly PlacedRow[]
  /** Headers that were not recognised, each once. */
  readonly unrecognised: readonly string[]
}

/**
 * Reads every sheet of a file that is a register of houses and owners.
 * @throws households.no-register-in-file where no sheet is one; sheets.… where the file cannot be read
 */
export const readRegister = async (file: Uint8Array | string): Promise<ReadRegister> => {
  const workbook = await readWorkbook(file)
  const sheets = new Map<string, SheetRow[]>()
  for await (const row of workbook.rows()) {
    const rows = sheets.get(row.sheet)
    if (rows) rows.push(row)
    else sheets.set(row.sheet, [row])
  }
  const read = [...sheets.values()].map(readSheet).filter((sheet) => sheet !== null)
  if (read.length === 0) throw refuse('no-register-in-file')
  return {
    rows: read.flatMap((sheet) => sheet.rows),
    unrecognised: [...new Set(read.flatMap((sheet) => sheet.unrecognised))],
  }
}

const readSheet = (rows: readonly SheetRow[]): ReadRegister | null => {
  const recognition = recogniseColumns(rows)
  if (recognition === null) return null
  const readRow = startReadingHouses(recognition)
  return {
    rows: rows.flatMap((row) => {
      const read = readRow(row)
      return read === null ? [] : [{ ...read, sheet: row.sheet, row: row.row }]
    }),
    unrecognised: recognition.unrecognised.map(({ header }) => header),
  }
}
