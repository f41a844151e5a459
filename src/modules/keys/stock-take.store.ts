import { sql } from 'kysely'
import type { BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { onConstraint } from '../../platform/database/constraint.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { KeyId, StockTake, StockTakeId, StockTakeLine } from './contract.ts'
import { refuse } from './refusals.ts'

type OnTake = { readonly communityId: CommunityId; readonly stockTakeId: StockTakeId }

interface Row extends Omit<StockTake, 'startedAt' | 'finishedAt'> {
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

const COLUMNS = sql`t.id, t.month, t.started_at as "startedAt", coalesce(s.name, '') as "startedBy", t.finished_at as "finishedAt",
  coalesce(f.name, '') as "finishedBy", t.note, n.total, n.counted, n.missing`

const JOINS = sql`left join access.staff s on s.id = t.started_by left join access.staff f on f.id = t.finished_by
  cross join lateral (select count(*)::int as total, count(l.found)::int as counted,
      count(*) filter (where l.found = 'missing')::int as missing
    from keys.stock_take_line l where l.community_id = t.community_id and l.stock_take_id = t.id) n`

const takeOf = (row: Row): StockTake => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
})

export const stockTakesOf = async (tx: Tx, communityId: CommunityId): Promise<StockTake[]> => {
  const { rows } = await sql<Row>`/* keys.stock-takes */ select ${COLUMNS} from keys.stock_take t ${JOINS}
    where t.community_id = ${communityId} order by t.month desc limit 60`.execute(tx)
  return rows.map(takeOf)
}

export const stockTakeById = async (tx: Tx, on: OnTake): Promise<StockTake> => {
  const { rows } = await sql<Row>`/* keys.stock-take */ select ${COLUMNS} from keys.stock_take t ${JOINS}
    where t.community_id = ${on.communityId} and t.id = ${on.stockTakeId}`.execute(tx)
  if (!rows[0]) throw refuse('stock-take-not-found')
  return takeOf(rows[0])
}

/** The stock-take, open, and nobody finishes it until this transaction ends. */
export const lockOpenTake = async (tx: Tx, on: OnTake): Promise<void> => {
  const { rows } = await sql<{
    finished: boolean
  }>`/* keys.lock-take */ select finished_at is not null as finished from keys.stock_take
    where community_id = ${on.communityId} and id = ${on.stockTakeId} for no key update`.execute(tx)
  if (!rows[0]) throw refuse('stock-take-not-found')
  if (rows[0].finished) throw refuse('stock-take-finished')
}

/** Opens the month's stock-take with one line for every key that hangs or is lent now: one statement for all. */
export const addStockTake = async (
  tx: Tx,
  on: { communityId: CommunityId; month: BusinessDate; now: Date; by: StaffId },
): Promise<StockTakeId> => {
  const id = crypto.randomUUID() as StockTakeId
  await onConstraint(
    sql`insert into keys.stock_take (community_id, id, month, started_at, started_by)
      values (${on.communityId}, ${id}, ${on.month}, ${on.now}, ${on.by})`.execute(tx),
    { stock_take_month: () => refuse('stock-take-exists', { month: on.month.slice(0, 7) }) },
  )
  await sql`insert into keys.stock_take_line (community_id, stock_take_id, key_id, expected)
    select community_id, ${id}, id, state from keys.key where community_id = ${on.communityId} and state in ('stored', 'lent')`.execute(
    tx,
  )
  return id
}

export const linesOf = async (tx: Tx, on: OnTake): Promise<StockTakeLine[]> => {
  const { rows } = await sql<StockTakeLine>`/* keys.stock-take-lines */
    select l.key_id as "keyId", k.number, coalesce(h.spelling, a.name, f.name, '') as place, coalesce(c.name, '') as "cabinetName",
      k.hook, l.expected, coalesce(o.borrower_name, '') as "borrowerName", l.found, l.note
    from keys.stock_take_line l
    join keys.key k on k.community_id = l.community_id and k.id = l.key_id
    left join estate.house h on h.community_id = k.community_id and h.id = k.house_id
    left join estate.public_area a on a.community_id = k.community_id and a.id = k.public_area_id
    left join estate.facility f on f.community_id = k.community_id and f.id = k.facility_id
    left join keys.cabinet c on c.community_id = k.community_id and c.id = k.cabinet_id
    left join keys.loan o on o.community_id = k.community_id and o.key_id = k.id and o.ended_at is null
    where l.community_id = ${on.communityId} and l.stock_take_id = ${on.stockTakeId}
    order by c.name nulls last, k.hook nulls last, k.sort_key`.execute(tx)
  return rows
}

export interface Counted {
  readonly keyId: KeyId
  readonly found: NonNullable<StockTakeLine['found']>
  readonly note: string
}

/** Records what was found, all lines in one statement. @throws keys.not-found where a key is not part of this stock-take */
export const saveCounts = async (
  tx: Tx,
  on: OnTake & { lines: readonly Counted[]; now: Date; by: StaffId },
): Promise<void> => {
  const saved =
    await sql`update keys.stock_take_line l set found = c.found, note = c.note, counted_at = ${on.now}, counted_by = ${on.by}
    from jsonb_to_recordset(${JSON.stringify(on.lines)}::jsonb) as c ("keyId" uuid, found text, note text)
    where l.community_id = ${on.communityId} and l.stock_take_id = ${on.stockTakeId} and l.key_id = c."keyId"`.execute(
      tx,
    )
  if (saved.numAffectedRows !== BigInt(new Set(on.lines.map((line) => line.keyId)).size)) throw refuse('not-found')
}

export const countLeft = async (tx: Tx, on: OnTake): Promise<number> => {
  const { rows } = await sql<{ left: number }>`select count(*)::int as left from keys.stock_take_line
    where community_id = ${on.communityId} and stock_take_id = ${on.stockTakeId} and found is null`.execute(tx)
  return rows[0]?.left ?? 0
}

/** Closes the stock-take and writes what was found into the history of every key: one statement each. */
export const closeStockTake = async (tx: Tx, on: OnTake & { note: string; now: Date; by: StaffId }): Promise<void> => {
  await sql`update keys.stock_take set finished_at = ${on.now}, finished_by = ${on.by}, note = ${on.note}
    where community_id = ${on.communityId} and id = ${on.stockTakeId}`.execute(tx)
  await sql`insert into keys.key_event (community_id, key_id, what, note, at, by_id)
    select l.community_id, l.key_id, case when l.found = 'missing' then 'missing' else 'counted' end, l.note, ${on.now}, ${on.by}
    from keys.stock_take_line l where l.community_id = ${on.communityId} and l.stock_take_id = ${on.stockTakeId}`.execute(
    tx,
  )
}
