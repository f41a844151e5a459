import type { ReactNode } from 'react'
import type { CellValue, ListColumn } from '../../../kernel/list-column.ts'
import { momentOf, today } from '../../shared/format.ts'
import { moneyOf } from '../../shared/format-money.ts'

/** One column; the first one names the row and opens it. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** In `em`, so that it grows with the font; the widest content decides where it is missing. */
  readonly width?: number
  /** Numbers and amounts stand right, in even figures. */
  readonly align?: 'right' | 'center'
  /** The list can be ordered by the column's id (`?sort=name` or `?sort=-name`). */
  readonly sort?: 'server'
  /** Hidden until the person chooses it. */
  readonly optional?: boolean
}

interface FilterPlace {
  readonly id: string
  readonly label: string
  /** Stands behind “更多条件” until it is used. */
  readonly more?: boolean
}

/** One choice above the table, kept in the address under its id. */
export interface ChoiceFilter extends FilterPlace {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** Many choices: found by typing. */
  readonly searched?: boolean
  /** What depends on this choice and is cleared with it. */
  readonly clears?: readonly string[]
}

/** First and last day, kept in the address under these names. */
export interface PeriodFilter extends FilterPlace {
  readonly period: readonly [from: string, until: string]
}

export type Filter = ChoiceFilter | PeriodFilter

/** The names under which a filter is kept in the address. */
export const namesOf = (filter: Filter): readonly string[] => ('period' in filter ? filter.period : [filter.id])

/** A column that only the page has, a link or a button, and where it stands. */
export type OwnColumn<Row> = Column<Row> & { readonly behind: string }

/**
 * The columns that a list declares, as the table takes them. What the page draws differently (a badge, a link) it says
 * by id in `cells`; columns of its own stand behind a declared one and are not exported.
 */
export const columnsOf = <Row>(
  declared: readonly ListColumn<Row>[],
  cells: Readonly<Record<string, (row: Row) => ReactNode>> = {},
  own: readonly OwnColumn<Row>[] = [],
): readonly Column<Row>[] =>
  declared.flatMap((column) => {
    const { id, title, width, optional, sort, kind = 'text' } = column
    const shown: Column<Row> = {
      ...{ id, title, cell: cells[id] ?? ((row) => textOf(column, row)) },
      ...(width === undefined ? {} : { width }),
      ...(optional === true ? { optional } : {}),
      ...(sort === true ? { sort: 'server' } : {}),
      ...(kind === 'integer' || kind === 'decimal' || kind === 'money' ? { align: 'right' } : {}),
    }
    return [shown, ...own.filter(({ behind }) => behind === id)]
  })

const textOf = <Row>({ kind, value }: ListColumn<Row>, row: Row): ReactNode => {
  const said = value(row, { today: today() })
  if (said === null || said === '') return '—'
  return kind === 'moment' ? momentOf(said as string | Date) : plain(said)
}

const plain = (said: NonNullable<CellValue>): ReactNode => {
  if (typeof said === 'bigint') return moneyOf(said)
  if (typeof said === 'boolean') return said ? '是' : '否'
  return said instanceof Date ? momentOf(said) : said
}
