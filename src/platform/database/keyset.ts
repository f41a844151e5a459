import { type RawBuilder, sql } from 'kysely'

/** What a list is ordered by: an expression without nulls; where it differs backwards, so that "nothing" comes last both ways. */
export type OrderBy = RawBuilder<unknown> | { readonly up: RawBuilder<unknown>; readonly down: RawBuilder<unknown> }

export interface Keyset {
  /** Behind `order by`. */
  readonly order: RawBuilder<unknown>
  /** A condition for `where`: what comes behind the row that the page before ended with. */
  readonly beyond: readonly RawBuilder<unknown>[]
}

/**
 * The order of a list and where its next page begins: behind the row `after`, wherever that row stands by now.
 * `sort` is the name of an order, with `-` before it for backwards.
 */
export const keysetOf = <C extends string>(on: {
  readonly orders: Readonly<Record<C, OrderBy>>
  readonly sort: C | `-${C}`
  readonly id: RawBuilder<unknown>
  readonly after: string | undefined
  /** `from … where …`: the row of that id, as the list joins it. */
  readonly row: (id: string) => RawBuilder<unknown>
}): Keyset => {
  const backward = on.sort.startsWith('-')
  const given = on.orders[on.sort.replace('-', '') as C]
  const by = 'up' in given ? given[backward ? 'down' : 'up'] : given
  const direction = backward ? sql`desc` : sql`asc`
  const order = sql`${by} ${direction}, ${on.id} ${direction}`
  if (on.after === undefined) return { order, beyond: [] }
  const than = backward ? sql`<` : sql`>`
  return { order, beyond: [sql`(${by}, ${on.id}) ${than} (select ${by}, ${on.id} ${on.row(on.after)})`] }
}

/** `limit n`; nothing for an export, which reads all. */
export const atMost = (limit: number | undefined): RawBuilder<unknown> =>
  limit === undefined ? sql`` : sql`limit ${limit}`

/** A page of one row more than asked for: the rows, and the id of the last one where another page follows. */
export const pageOf = <Row, Cursor>(
  found: readonly Row[],
  on: { readonly limit: number; readonly cursor: (last: Row) => Cursor },
): { readonly page: Row[]; readonly next: Cursor | null } => {
  const page = found.slice(0, on.limit)
  const last = page.at(-1)
  return { page, next: found.length > on.limit && last !== undefined ? on.cursor(last) : null }
}
