import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { guarded } from './formula-guard.rules.ts'

/** How a column is written. Money is a bigint of fen, a day `2026-03-01`, a moment a Date shown in Shanghai time. */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'money' | 'day' | 'moment'

export interface SheetColumn {
  readonly header: string
  readonly kind: ColumnKind
  /** In characters; Chinese ones count twice. Without it the header decides. */
  readonly width?: number
  /** Offered as a list in every cell below the header. */
  readonly choices?: readonly string[]
}

export type SheetValue = string | number | bigint | boolean | Date | null

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<readonly SheetValue[]> | AsyncIterable<readonly SheetValue[]>
}

const HEADER = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EAF1EC' } },
  alignment: { vertical: 'center', wrapText: true },
} as const

const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  integer: '0',
  decimal: '0.00##',
  money: '#,##0.00',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
}

const SHANGHAI_AHEAD = 8 * 60 * 60_000
const EXACT_TO = 999_999_999_999_999n
const MOST_CHARACTERS = 32_767
const LONGEST_LIST = 255

/** A workbook of one or several small sheets: a template with its notes, a report. */
export const writeWorkbook = async (sheets: readonly SheetToWrite[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: await Promise.all(
      sheets.map(async ({ name, columns, rows }) => {
        const values = [columns.map(({ header }) => guarded(header))]
        const written: (string | number | boolean | Date | null)[][] = values
        for await (const row of rows) written.push(columns.map(({ kind }, at) => writable(kind, row[at] ?? null)))
        const header = columns.map((_, at) => [`0,${at}`, { style: HEADER }] as const)
        return {
          name: sheetName(name),
          rows: written,
          columns: columns.map((column) => ({ width: widthOf(column), numFmt: FORMATS[column.kind] })),
          cells: new Map(header),
          freezePane: { rows: 1 },
          dataValidations: columns.flatMap(listOf),
        }
      }),
    ),
  })

/** A list of any length as a stream of bytes; memory does not grow with the rows. Past a million rows a second sheet begins. */
export const streamWorkbook = ({ name, columns, rows }: SheetToWrite): ReadableStream<Uint8Array> => {
  let inHeader = true
  // The writer styles whole columns and asks for the style at each cell: before the first row it is in the header.
  const styled = columns.map((column) => ({
    header: guarded(column.header),
    width: widthOf(column),
    get style() {
      return inHeader ? HEADER : { numFmt: FORMATS[column.kind] }
    },
  }))
  async function* below() {
    for await (const row of rows) {
      inHeader = false
      yield columns.map(({ kind }, at) => writable(kind, row[at] ?? null))
    }
  }
  return writeXlsxStream(below(), { name: sheetName(name), columns: styled, freezePane: { rows: 1 } })
}

/** The same list as .csv for other programs: UTF-8 with a mark, so that Excel shows Chinese. */
export async function* streamCsv({ columns, rows }: SheetToWrite): AsyncGenerator<string, void, undefined> {
  yield `\uFEFF${csvLine(columns.map(({ header }) => guarded(header)))}`
  for await (const row of rows) yield csvLine(columns.map(({ kind }, at) => csvText(kind, row[at] ?? null)))
}

const writable = (kind: ColumnKind, value: SheetValue): string | number | boolean | Date | null => {
  if (value === null || typeof value === 'boolean') return value
  if (value instanceof Date) return new Date(value.getTime() + SHANGHAI_AHEAD)
  if (typeof value === 'bigint') {
    const exact = value <= EXACT_TO && value >= -EXACT_TO
    if (kind === 'money') return exact ? Number(value) / 100 : yuan(value)
    return exact ? Number(value) : String(value)
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) || !Number.isInteger(value) ? value : String(value)
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`)
  if ((kind === 'decimal' || kind === 'integer') && /^-?\d{1,12}(\.\d{1,4})?$/.test(value)) return Number(value)
  return literal(cellText(value))
}

const csvText = (kind: ColumnKind, value: SheetValue): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value instanceof Date) return momentText(value)
  if (typeof value === 'bigint') return kind === 'money' ? yuan(value) : String(value)
  if (typeof value === 'number') return String(value)
  const isNumber = (kind === 'decimal' || kind === 'integer') && /^-?\d+(\.\d+)?$/.test(value)
  return isNumber ? value : cellText(value)
}

const momentText = (date: Date): string =>
  new Date(date.getTime() + SHANGHAI_AHEAD).toISOString().slice(0, 16).replace('T', ' ')

const yuan = (fen: bigint): string => {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const cellText = (text: string): string =>
  guarded(text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS - 1) : text)

// Excel reads _x0041_ in a text as the letter A; what a person typed stays what it is.
const literal = (text: string): string => text.replace(/_x(?=[\dA-Fa-f]{4}_)/g, '_x005F_x')

const csvLine = (values: readonly string[]): string =>
  `${values.map((value) => (/[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`

const widthOf = ({ header, width }: SheetColumn): number =>
  width ??
  Math.min(
    40,
    Math.max(
      10,
      [...header].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 2),
    ),
  )

const listOf = ({ choices, header }: SheetColumn, at: number) => {
  if (choices === undefined || choices.join().length > LONGEST_LIST) return []
  const column = columnLetters(at)
  const list = { type: 'list' as const, values: [...choices], range: `${column}2:${column}10000` }
  return [{ ...list, allowBlank: true, showErrorMessage: true, errorTitle: header, errorMessage: '请从列表中选择' }]
}

const columnLetters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)

/** Excel refuses some characters in the name of a sheet, and more than 31 of them. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || '数据'
