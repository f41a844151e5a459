import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/tx.ts'
import { countedTo } from './contract.ts'
import { type FiltersAsked, filtersOf } from './filters.store.ts'
import { matterRowOf, rowColumns, type StoredRow } from './matter-row.store.ts'
import type { MatterRow } from './shapes.ts'

export interface BoardAsked extends FiltersAsked {
  /** What each column adds to the filters. */
  readonly columns: readonly ({ readonly id: string } & Pick<FiltersAsked, 'due' | 'state'>)[]
  /** Cards in each column. */
  readonly limit: number
}

const conditionsOf = (asked: BoardAsked, column: BoardAsked['columns'][number]): RawBuilder<unknown> =>
  sql.join([...filtersOf({ ...asked, ...column }), sql`closed_at is null`], sql` and `)

/**
 * How many each column holds, counted so far that a board costs the same however many there are. In order, because the
 * open ones lie behind all that was ever closed: read as they come, those would be read first.
 */
export const boardCountsQuery = (asked: BoardAsked): RawBuilder<{ counts: Record<string, number> }> => {
  const counts = asked.columns.flatMap((column) => [
    sql`${column.id}::text`,
    sql`(select count(*) from (select from matters.matter where ${conditionsOf(asked, column)}
      order by due_at, id limit ${countedTo}) counted)`,
  ])
  return sql`/* matters.board-counts */ select jsonb_build_object(${sql.join(counts)}) as counts`
}

/** The first cards of each column by clock. */
export const boardCardsQuery = (asked: BoardAsked): RawBuilder<StoredRow & { readonly board_column: string }> => {
  const pages = asked.columns.map(
    (column) => sql`(
      select ${column.id}::text as board_column, matter.* from matters.matter
      where ${conditionsOf(asked, column)} order by due_at, id limit ${asked.limit})`,
  )
  return sql`/* matters.board */
    select m.board_column, ${rowColumns(asked.communityId)}
    from (${sql.join(pages, sql` union all `)}) m
    order by m.due_at, m.id`
}

export interface StoredBoardColumn {
  readonly id: string
  readonly count: number
  readonly rows: MatterRow[]
}

export const readBoard = async (tx: Tx, asked: BoardAsked): Promise<readonly StoredBoardColumn[]> => {
  if (asked.columns.length === 0) return []
  const counted = boardCountsQuery(asked).execute(tx)
  const cards = boardCardsQuery(asked).execute(tx)
  const [{ rows: counts }, { rows }] = await Promise.all([counted, cards])
  return asked.columns.map(({ id }) => ({
    id,
    count: counts[0]?.counts[id] ?? 0,
    rows: rows.filter((row) => row.board_column === id).map(matterRowOf),
  }))
}
