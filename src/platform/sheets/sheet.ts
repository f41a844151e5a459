/** A cell that holds something. `text` is what a person reads, numbers without exponent: `1501`, `94.56`, `2020-06-10`. */
export interface Cell {
  /** From 1. */
  readonly column: number
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'error'
  readonly text: string
  /** As the file holds it, before it was made readable. */
  readonly raw: string
  /** Excel kept a number of more than 15 digits, or an exponent: digits are lost, the text is not what was typed. */
  readonly mangled: boolean
}

/** A row with at least one cell that holds something; `row` is the number Excel shows. */
export interface SheetRow {
  readonly sheet: string
  readonly row: number
  readonly cells: readonly Cell[]
}

export interface SheetInfo {
  readonly name: string
  /** Hidden sheets are named but not read: they hold the lists behind drop-downs. */
  readonly hidden: boolean
}

export type Encoding = 'UTF-8' | 'UTF-8 BOM' | 'UTF-16' | 'GBK'

/** Where a workbook comes from: its bytes, or the path of a file on this machine. */
export type SheetSource = Uint8Array | string

export interface SheetLimits {
  /** Of the file, in bytes. */
  readonly fileBytes: number
  readonly zipEntries: number
  /** Of all parts together once unpacked, by the archive's own directory, which the reader then enforces. */
  readonly unpackedBytes: number
  /** Of the part that holds all texts of a workbook; it must fit in memory, the sheets need not. */
  readonly textPartBytes: number
  /** How many times its packed size a part of more than 10 MB may have. */
  readonly ratio: number
  readonly sheets: number
  /** Rows that hold something, all sheets together. */
  readonly rows: number
  readonly columns: number
  /** Characters in one cell; Excel's own limit. */
  readonly cellCharacters: number
  /** Characters in all cells together. */
  readonly characters: number
  /** The time the caller spends waiting for the reader, not the time it takes itself between rows. */
  readonly milliseconds: number
  readonly memoryMegabytes: number
}

export const defaultLimits: SheetLimits = {
  fileBytes: 20 * 1024 * 1024,
  zipEntries: 2_000,
  unpackedBytes: 400 * 1024 * 1024,
  textPartBytes: 48 * 1024 * 1024,
  ratio: 200,
  sheets: 50,
  rows: 200_000,
  columns: 300,
  cellCharacters: 32_767,
  characters: 200_000_000,
  milliseconds: 60_000,
  memoryMegabytes: 256,
}
