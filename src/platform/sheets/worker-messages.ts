import type { Value } from './cell.rules.ts'
import type { Encoding, SheetInfo, SheetLimits, SheetSource } from './sheet.ts'

/** What the reading thread is started with. */
export interface Assignment {
  readonly source: SheetSource
  readonly limits: SheetLimits
  /** Rows batches that left and that were taken: the reader sleeps while too many lie in between. */
  readonly traffic: SharedArrayBuffer
}

export const SENT = 0
export const TAKEN = 1

/** A row on its way: its number, then the values by column, null where there is none. */
export type PackedRow = readonly [row: number, values: readonly (Value | null)[]]

export type WorkerMessage =
  | {
      readonly type: 'opened'
      readonly format: 'xlsx' | 'csv'
      readonly encoding?: Encoding
      readonly sheets: readonly SheetInfo[]
    }
  | { readonly type: 'rows'; readonly sheet: string; readonly rows: readonly PackedRow[] }
  | { readonly type: 'finished' }
  | { readonly type: 'refused'; readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
