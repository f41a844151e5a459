import { readWorkbook, type SheetRow, type SheetToWrite, writeWorkbook } from '../sheets/index.ts'
import type { ReadSheet } from './import.store.ts'
import { REMARK_TITLE } from './recognise-columns.rules.ts'
import type { SealedFault } from './seal-faults.ts'

export interface Rejected {
  readonly sheet: string
  readonly row: number
  readonly what: string
  readonly faults: readonly SealedFault[]
}

/**
 * The rows that were not taken in, under the headers of their sheets and as they were typed, with one more column that
 * says why: corrected, it is dropped like any other file.
 */
export const errorFileOf = async (
  bytes: Uint8Array,
  on: { sheets: readonly ReadSheet[]; rejected: readonly Rejected[] },
): Promise<Uint8Array> => {
  const reasons = new Map(on.rejected.map((row) => [`${row.sheet}\n${row.row}`, reasonOf(row)]))
  const headerRows = new Map(on.sheets.map(({ sheet, headerRow }) => [sheet, headerRow]))
  const wanted = new Set(on.rejected.map(({ sheet }) => sheet))
  const sheets = new Map<string, { header: SheetRow | undefined; rows: { row: SheetRow; reason: string }[] }>()
  for await (const row of (await readWorkbook(bytes)).rows()) {
    if (!wanted.has(row.sheet)) continue
    const kept = sheets.get(row.sheet) ?? { header: undefined, rows: [] }
    sheets.set(row.sheet, kept)
    if (row.row === headerRows.get(row.sheet)) kept.header = row
    const reason = reasons.get(`${row.sheet}\n${row.row}`)
    if (reason !== undefined) kept.rows.push({ row, reason })
  }
  return writeWorkbook([...sheets].map(([name, kept]) => sheetOf(name, kept)))
}

const reasonOf = ({ what, faults }: Rejected): string => {
  const said = faults
    .filter(({ weight }) => weight === 'error')
    .map(({ header, reason, fix }) => `${header}：${reason}${fix === undefined ? '' : `，建议改为 ${fix}`}`)
  return (said.length > 0 ? said : [what]).join('；')
}

const sheetOf = (
  name: string,
  { header, rows }: { header: SheetRow | undefined; rows: readonly { row: SheetRow; reason: string }[] },
): SheetToWrite => {
  const headers = new Map(
    header?.cells.filter(({ text }) => text !== REMARK_TITLE).map(({ column, text }) => [column, text]),
  )
  const last = Math.max(0, ...headers.keys(), ...rows.flatMap(({ row }) => row.cells.map(({ column }) => column)))
  const columns = Array.from({ length: last }, (_, at) => ({
    header: headers.get(at + 1) ?? '',
    kind: 'text' as const,
  }))
  return {
    name,
    columns: [...columns, { header: REMARK_TITLE, kind: 'text', width: 60 }],
    rows: rows.map(({ row, reason }) => {
      const texts = new Map(row.cells.map(({ column, text }) => [column, text]))
      return [...columns.map((_, at) => (headers.has(at + 1) ? (texts.get(at + 1) ?? null) : null)), reason]
    }),
  }
}
