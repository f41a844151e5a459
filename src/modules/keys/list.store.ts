import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { CabinetId, Key } from './contract.ts'
import type { KeyState } from './key.process.ts'
import { type KeyRow, keyColumns, keyJoins, keyOf } from './key.store.ts'
import type { KeyKind } from './words.ts'

export interface KeysAsked {
  readonly communityId: CommunityId
  readonly now: Date
  readonly q?: string | undefined
  readonly kind?: KeyKind | undefined
  readonly state?: KeyState | undefined
  readonly overdue?: boolean | undefined
  readonly cabinetId?: CabinetId | undefined
  readonly houseId?: string | undefined
  readonly sort: 'number' | '-number' | 'place' | '-place' | 'due' | '-due'
}

export interface Page {
  readonly after?: string | undefined
  readonly limit: number
}

/** The ledger in the order asked for: a page of it, or all for an export. */
export const keysQuery = (asked: KeysAsked & Partial<Page>): RawBuilder<KeyRow> => {
  const { by, backward } = orderOf(asked.sort)
  const direction = backward ? sql`desc` : sql`asc`
  return sql<KeyRow>`/* keys.list */ select ${keyColumns(asked.now)} from keys.key k ${keyJoins}
    where ${conditionsOf(asked)} ${afterOf(asked)} order by ${by} ${direction}, k.id ${direction} ${atMost(asked.limit)}`
}

export const listKeys = async (
  tx: Tx,
  asked: KeysAsked & Page,
): Promise<{ keys: Key[]; next: string | null; total: number }> => {
  const { rows } = await keysQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const total = await countMatching(tx, asked)
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  return { keys: page.map(keyOf), next: last ? cursorOf(last, asked.sort) : null, total }
}

export type StoredKey = Pick<
  Key,
  'id' | 'version' | 'number' | 'kind' | 'label' | 'pieces' | 'place' | 'cabinetName' | 'hook' | 'note'
>

/** The keys that the centre still answers for, in the order of the ledger. */
export const keysInUse = ({ communityId }: { communityId: CommunityId }): RawBuilder<StoredKey> => sql<StoredKey>`
  select k.id, k.version, k.number, k.kind, k.label, k.pieces, k.hook, k.note,
    coalesce(h.spelling, a.name, f.name, '') as place, coalesce(c.name, '') as "cabinetName"
  from keys.key k ${keyJoins}
  where k.community_id = ${communityId} and k.state <> 'replaced' and k.state <> 'handed-over'
  order by k.sort_key, k.id`

const countMatching = async (tx: Tx, asked: KeysAsked): Promise<number> => {
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from keys.key k ${keyJoins} where ${conditionsOf(asked)}`.execute(tx)
  return rows[0]?.total ?? 0
}

export const countKeys = async (tx: Tx, on: { communityId: CommunityId; now: Date }) => {
  const { rows } = await sql<{
    stored: number
    lent: number
    overdue: number
    lost: number
    received: number
  }>`/* keys.counts */
    select count(*) filter (where k.state = 'stored')::int as stored, count(*) filter (where k.state = 'lent')::int as lent,
      count(*) filter (where k.state = 'lost')::int as lost, count(*) filter (where k.state = 'received')::int as received,
      (select count(*)::int from keys.loan l where l.community_id = ${on.communityId} and l.ended_at is null and l.due_at < ${on.now}) as overdue
    from keys.key k where k.community_id = ${on.communityId}`.execute(tx)
  return rows[0] ?? { stored: 0, lent: 0, overdue: 0, lost: 0, received: 0 }
}

const columns = {
  number: sql`k.sort_key`,
  place: sql`coalesce(h.sort_key, a.name, f.name, '')`,
  due: sql`coalesce(l.due_at, 'infinity')`,
} as const

// A key that is not lent has no due time and comes last, whichever way one looks.
const orderOf = (sort: KeysAsked['sort']): { by: RawBuilder<unknown>; backward: boolean } => {
  if (sort === '-due') return { by: sql`coalesce(l.due_at, '-infinity')`, backward: true }
  const backward = sort.startsWith('-')
  return { by: columns[sort.replace('-', '') as keyof typeof columns], backward }
}

const cursorOf = (row: KeyRow, sort: KeysAsked['sort']): string => JSON.stringify([sort, row.id])

// The page goes on behind the row that the cursor names, wherever that row stands by now.
const afterOf = ({ after, communityId, sort }: KeysAsked & Partial<Page>): RawBuilder<unknown> => {
  const id = readCursor(after, sort)
  if (id === undefined) return sql``
  const { by, backward } = orderOf(sort)
  return sql`and (${by}, k.id) ${backward ? sql`<` : sql`>`} (
    select ${by}, k.id from keys.key k ${keyJoins} where k.community_id = ${communityId} and k.id = ${id})`
}

const readCursor = (after: string | undefined, sort: string): string | undefined => {
  try {
    const [of, id] = JSON.parse(after ?? 'null') as [string, string]
    return of === sort && /^[0-9a-f-]{36}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

const conditionsOf = (asked: KeysAsked): RawBuilder<unknown> =>
  sql.join(
    [
      sql`k.community_id = ${asked.communityId}`,
      ...(asked.kind ? [sql`k.kind = ${asked.kind}`] : []),
      ...(asked.state ? [sql`k.state = ${asked.state}`] : []),
      ...(asked.overdue ? [sql`l.due_at < ${asked.now}`] : []),
      ...(asked.cabinetId ? [sql`k.cabinet_id = ${asked.cabinetId}`] : []),
      ...(asked.houseId ? [sql`k.house_id = ${asked.houseId}`] : []),
      ...(asked.q ? [matching(asked.q)] : []),
    ],
    sql` and `,
  )

const matching = (
  q: string,
): RawBuilder<unknown> => sql`(strpos(lower(k.number), lower(${q})) > 0 or strpos(lower(k.label), lower(${q})) > 0
  or strpos(coalesce(h.spelling, a.name, f.name, ''), ${q}) > 0 or strpos(coalesce(l.borrower_name, ''), ${q}) > 0)`
