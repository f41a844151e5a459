import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { cellOf } from './cell.rules.ts'
import { refuse } from './refusals.ts'
import {
  defaultLimits,
  type Encoding,
  type SheetInfo,
  type SheetLimits,
  type SheetRow,
  type SheetSource,
} from './sheet.ts'
import { type Reader, startReader } from './sheet-reader.ts'
import type { PackedRow } from './worker-messages.ts'

export interface Workbook {
  readonly format: 'xlsx' | 'csv'
  /** Of a .csv, as it was found; to be shown to the person who knows better. */
  readonly encoding?: Encoding
  readonly sheets: readonly SheetInfo[]
  /** Row by row, only rows and cells that hold something. Can be walked once; leaving early stops the reader. */
  readonly rows: () => AsyncGenerator<SheetRow, void, undefined>
  /** Stops the reader when the rows are not wanted after all. */
  readonly close: () => Promise<void>
}

/**
 * Opens an .xlsx or .csv in a thread of its own with its own memory, so that a hostile file harms nobody but
 * itself, and refuses in plain Chinese what is not read: old or foreign formats, macros, links, bombs, too many
 * rows. Only values are read; of a formula the value Excel left there.
 */
export const readWorkbook = async (source: SheetSource, given: Partial<SheetLimits> = {}): Promise<Workbook> => {
  const limits = { ...defaultLimits, ...given }
  const bytes = typeof source === 'string' ? (await stat(source)).size : source.byteLength
  if (bytes > limits.fileBytes) throw refuse('file-too-large', { bytes, most: limits.fileBytes })
  const reader = await startReader(source, limits)
  const opened = await reader.next()
  if (opened.type !== 'opened') throw new Error(`The sheet reader said ${opened.type} before it opened the file`)
  const { format, encoding, sheets } = opened
  return { format, ...(encoding && { encoding }), sheets, rows: () => rowsOf(reader), close: reader.close }
}

async function* rowsOf(reader: Reader): AsyncGenerator<SheetRow, void, undefined> {
  try {
    for (let message = await reader.next(); message.type === 'rows'; message = await reader.next()) {
      for (const row of message.rows) yield unpacked(message.sheet, row)
      reader.taken()
      // Batches may wait already: between them everybody else gets a turn.
      await setImmediate()
    }
  } finally {
    await reader.close()
  }
}

const unpacked = (sheet: string, [row, values]: PackedRow): SheetRow => ({
  sheet,
  row,
  cells: values.flatMap((value, at) => (value === null ? [] : [cellOf(at + 1, value)])),
})
