import type { CellKind, CellValue } from '../../kernel/list-column.ts'

export interface SheetColumn {
  readonly header: string
  readonly kind: CellKind
  /** In characters; Chinese ones count twice. Without it the header decides. */
  readonly width?: number
  /** Offered as a list in every cell below the header. */
  readonly choices?: readonly string[]
  /** In the file, out of sight: what a row is called inside. */
  readonly hidden?: boolean
}

export interface SheetToWrite {
  readonly name: string
  /** Lines above the header, such as who took the file out and why. */
  readonly titles?: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>
}
