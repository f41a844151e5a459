import type { ReactNode } from 'react'

/** One column; the first one names the row and opens it. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** In `em`, so that it grows with the font; the widest content decides where it is missing. */
  readonly width?: number
  /** Numbers and amounts stand right, in even figures. */
  readonly align?: 'right' | 'center'
  /** A comparison sorts what is loaded; `server` asks for the order by the column's id (`?sort=name` or `?sort=-name`). */
  readonly sort?: 'server' | ((a: Row, b: Row) => number)
  /** Hidden until the person chooses it. */
  readonly optional?: boolean
}

/** One choice above the table, kept in the address under its id. */
export interface Filter {
  readonly id: string
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}
