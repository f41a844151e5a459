import { z } from 'zod'
import type { BusinessDate } from './dates.ts'

/** How a value is written in a cell: money is fen, a day `2026-03-01`, a moment an instant shown in Shanghai time. */
export type CellKind = 'text' | 'integer' | 'decimal' | 'money' | 'day' | 'moment'

/** The day on which somebody looks: whether a lease runs depends on it. */
export interface SeenOn {
  readonly today: BusinessDate
}

export type CellValue = string | number | bigint | boolean | Date | null

/**
 * One column of a list, declared once: the page draws it, the export writes it. Pure, so that both sides read the
 * same file.
 */
export interface ListColumn<Row> {
  readonly id: string
  readonly title: string
  /** Text where it is missing. */
  readonly kind?: CellKind
  /** What the column says of a row, in words; the page may draw it differently, the file says exactly this. */
  readonly value: (row: Row, on: SeenOn) => CellValue
  /** On the page in `em`, so that it grows with the font; the widest content decides where it is missing. */
  readonly width?: number
  /** Hidden until the person chooses it. */
  readonly optional?: boolean
  /** May be ordered by: `?sort=name` or `?sort=-name`. */
  readonly sort?: boolean
}

type Sort<C extends string> = C | `-${C}`

/** The orders that a list offers, by ids of its columns, the usual one first: `sort: sortBy('spelling', 'builtArea')`. */
export const sortBy = <const C extends string>(usual: C, ...others: readonly C[]) =>
  z.enum([usual, ...others].flatMap((id) => [id, `-${id}`]) as [Sort<C>, ...Sort<C>[]]).default(usual as never)

/** What a person asked of a list that is short enough to be read whole. */
export interface Arrangement {
  readonly q?: string | undefined
  readonly sort?: string | undefined
}

/**
 * Searches and orders a short list by what its columns say. The page and the export both call it, so that they
 * cannot differ. Rows that say nothing in the ordered column come last, whichever way one looks.
 */
export const arranged = <Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  { q = '', sort = '', today }: Arrangement & SeenOn,
): readonly Row[] => {
  const word = q.trim().toLowerCase()
  const found =
    word === '' ? rows : rows.filter((row) => columns.some(({ value }) => says(value(row, { today }), word)))
  const by = columns.find(({ id }) => id === sort.replace(/^-/, ''))
  if (by === undefined) return found
  const way = sort.startsWith('-') ? -1 : 1
  return [...found].sort((a, b) => compared(by.value(a, { today }), by.value(b, { today }), way))
}

const says = (value: CellValue, word: string): boolean =>
  value !== null && typeof value !== 'boolean' && String(value).toLowerCase().includes(word)

const words = new Intl.Collator('zh-CN', { numeric: true })

const compared = (a: CellValue, b: CellValue, way: 1 | -1): number => {
  const [left, right] = [a === '' ? null : a, b === '' ? null : b]
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  if (typeof left === 'string' && typeof right === 'string') return way * words.compare(left, right)
  return way * (left < right ? -1 : Number(left > right))
}
