import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type FiltersAsked, filtersOf } from './filters.store.ts'
import { pageOf, readCursor, rowColumns, type StoredRow } from './matter-row.store.ts'

const PAGE = 20

/** Who asks for "mine": a person, and the roles through which open matters lie with everybody who holds them. */
export interface Mine {
  readonly communityId: CommunityId
  readonly staffId: string
  readonly roles: Iterable<string>
}

/** As `assignee` of a matter says it. */
export const assigneeKeys = ({ staffId, roles }: Omit<Mine, 'communityId'>): string[] => [
  `staff:${staffId}`,
  ...[...roles].map((role) => `role:${role}`),
]

/** Open matters that lie with a person or with one of the person's roles, by clock: one index scan for each. */
export const myMattersQuery = (o: Mine & { after: string | undefined }): RawBuilder<StoredRow> => {
  const after = readCursor(o.after) ?? { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
  return sql<StoredRow>`/* matters.mine */
    select ${rowColumns(o.communityId)}
    from unnest(${assigneeKeys(o)}::text[]) as mine (assignee)
    cross join lateral (
      select * from matters.matter
      where community_id = ${o.communityId} and assignee = mine.assignee and closed_at is null
        and (due_at, id) > (${after.at}::timestamptz, ${after.id}::uuid)
      order by due_at, id limit ${PAGE + 1}
    ) m
    order by m.due_at, m.id limit ${PAGE + 1}`
}

export const myMatters = async (tx: Tx, o: Mine & { after: string | undefined }) => {
  const { rows } = await myMattersQuery(o).execute(tx)
  return pageOf(rows, { limit: PAGE, at: (row) => row.due_at })
}

/** How many are open and how many past their deadline, each counted up to a hundred. */
export const countMyMatters = async (tx: Tx, o: Mine & { now: Date }): Promise<{ open: number; breached: number }> => {
  const upTo100 = (condition: RawBuilder<unknown>) => sql`(
    select count(*)::int from (
      select from unnest(${assigneeKeys(o)}::text[]) as mine (assignee)
      cross join lateral (
        select from matters.matter
        where community_id = ${o.communityId} and assignee = mine.assignee and closed_at is null and ${condition} limit 100
      ) m limit 100) counted)`
  const { rows } = await sql<{ open: number; breached: number }>`/* matters.count-mine */
    select ${upTo100(sql`true`)} as open, ${upTo100(sql`due_at < ${o.now}`)} as breached`.execute(tx)
  return rows[0] ?? { open: 0, breached: 0 }
}

export interface MattersAsked extends FiltersAsked {
  readonly after?: string | undefined
  readonly status: 'open' | 'closed' | 'all'
  readonly sort: 'clock' | 'newest' | 'oldest'
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

/** Matters by filter, search and order, paged by key. "By clock" is an order of open matters; others then come newest first. */
export const listMattersQuery = (asked: MattersAsked): RawBuilder<StoredRow> => {
  const order = orderOf(asked)
  const conditions = sql.join([...filtersOf(asked), ...statusOf(asked), ...afterOf(asked)], sql` and `)
  return sql<StoredRow>`
    select ${rowColumns(asked.communityId)}
    from (select * from matters.matter where ${conditions} order by ${order.by} ${atMost(asked.limit)}) m
    order by ${order.byOutside}`
}

export const listMatters = async (tx: Tx, asked: MattersAsked & { readonly limit: number }) => {
  const { rows } = await listMattersQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const byClock = orderOf(asked) === orders.clock
  return pageOf(rows, { limit: asked.limit, at: (row) => (byClock ? row.due_at : row.opened_at) })
}

const orders = {
  clock: { by: sql`due_at, id`, byOutside: sql`m.due_at, m.id`, column: sql`due_at`, operator: sql`>` },
  newest: {
    by: sql`opened_at desc, id desc`,
    byOutside: sql`m.opened_at desc, m.id desc`,
    column: sql`opened_at`,
    operator: sql`<`,
  },
  oldest: { by: sql`opened_at, id`, byOutside: sql`m.opened_at, m.id`, column: sql`opened_at`, operator: sql`>` },
} as const

const orderOf = ({ sort, status }: MattersAsked) =>
  sort === 'clock' && status !== 'open' ? orders.newest : orders[sort]

const afterOf = (asked: MattersAsked): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const { column, operator } = orderOf(asked)
  return [sql`(${column}, id) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

const statusOf = ({ status }: MattersAsked): RawBuilder<unknown>[] => {
  if (status === 'all') return []
  return [status === 'open' ? sql`closed_at is null` : sql`closed_at is not null`]
}
