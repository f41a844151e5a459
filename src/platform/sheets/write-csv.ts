import { guarded } from './formula-guard.rules.ts'
import type { SheetToWrite } from './sheet-to-write.ts'
import { csvCell } from './write-cells.rules.ts'

const CHUNK = 64 * 1024

/** A list as .csv for other programs: UTF-8 with a mark, so that Excel shows Chinese. Memory does not grow with the rows. */
export async function* streamCsv({
  titles = [],
  columns,
  rows,
}: SheetToWrite): AsyncGenerator<string, void, undefined> {
  let text = '\uFEFF'
  for (const title of titles) text += lineOf([guarded(title)])
  text += lineOf(columns.map(({ header }) => guarded(header)))
  for await (const row of rows) {
    text += lineOf(columns.map(({ kind }, at) => csvCell(kind, row[at] ?? null)))
    if (text.length < CHUNK) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

const lineOf = (values: readonly string[]): string => `${values.map(quoted).join(',')}\r\n`

const quoted = (value: string): string =>
  /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value
