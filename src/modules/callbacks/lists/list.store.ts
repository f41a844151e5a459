import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, businessDateAt, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { atMost } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import {
  cursorOf,
  type MatterId,
  masked,
  matterRowOf,
  readCursor,
  rowColumns,
  type StoredRow,
} from '../../matters/index.ts'
import type { CallbackRow } from '../callback.contract.ts'
import { type CallbackClass, classNames, type Satisfaction } from '../words.ts'

export interface CallbacksAsked {
  readonly communityId: CommunityId
  readonly now: Date
  readonly q?: string | undefined
  readonly class?: CallbackClass | undefined
  readonly state?: string | undefined
  readonly status: 'open' | 'closed' | 'all'
  readonly due?: 'today' | 'overdue' | undefined
  readonly satisfaction?: Satisfaction | undefined
  readonly problem?: boolean | undefined
  readonly breached?: boolean | undefined
  readonly technicianId?: string | undefined
  readonly houseId?: string | undefined
  readonly recordedFrom?: BusinessDate | undefined
  readonly recordedTo?: BusinessDate | undefined
  readonly sort: 'clock' | 'newest' | 'oldest'
}

interface Page {
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

/** A callback `k` with its matter `m`, as lists show it. */
export interface StoredCallback extends StoredRow {
  readonly class: CallbackClass
  readonly about_id: MatterId | null
  readonly about_number: string | null
  readonly finished_at: Date | null
  readonly caller_name: string
  readonly caller_phone: string
  readonly technician: string | null
  readonly missed: number
  readonly call_again_at: Date | null
  readonly recorded_at: Date | null
  readonly recorded_by_id: CallbackRow['recordedById']
  readonly recorded_by: string | null
  readonly satisfaction: Satisfaction | null
  readonly work_quality: CallbackRow['workQuality']
  readonly attitude: CallbackRow['attitude']
  readonly opinion: string
  readonly problem: boolean
  readonly rectification_number: string | null
  readonly breached: boolean
}

/** The columns of `StoredCallback`; names are looked up one by one, by primary key. */
export const callbackColumns = (asked: Pick<CallbacksAsked, 'communityId' | 'now'>): RawBuilder<unknown> => sql`
  ${rowColumns(asked.communityId)}, k.class, k.about_matter_id as about_id, k.about_finished_at as finished_at, m.caller_name, m.caller_phone,
  k.missed, k.call_again_at, k.recorded_at, k.recorded_by as recorded_by_id, k.satisfaction, k.work_quality, k.attitude, k.opinion, k.problem, ${everBreached(asked)} as breached,
  (select a.number from matters.matter a where a.community_id = ${asked.communityId} and a.id = k.about_matter_id) as about_number,
  (select n.number from matters.matter n where n.community_id = ${asked.communityId} and n.id = k.rectification_id) as rectification_number,
  (select s.name from access.staff s where s.id = k.technician_id) as technician,
  (select s.name from access.staff s where s.id = k.recorded_by) as recorded_by`

/** Callbacks by filter, search and order, paged by key. "By clock": the next deadline first, those without one last. */
export const callbacksQuery = (asked: CallbacksAsked & Page): RawBuilder<StoredCallback> => {
  const conditions = sql.join([...filtersOf(asked), ...afterOf(asked)], sql` and `)
  return sql<StoredCallback>`
    select ${callbackColumns(asked)}
    from matters.matter m
    join callbacks.callback k on k.community_id = ${asked.communityId} and k.matter_id = m.id
    where ${conditions}
    order by ${orders[asked.sort].by} ${atMost(asked.limit)}`
}

export const listCallbacks = async (tx: Tx, asked: CallbacksAsked & Page & { readonly limit: number }) => {
  const { rows } = await callbacksQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  const at = (row: StoredRow) => (asked.sort === 'clock' ? row.due_at : row.opened_at)
  return { rows: page.map(callbackRowOf), next: last ? cursorOf({ at: at(last), id: last.id }) : null }
}

/** How many are open, owed today, overdue and with an appointment until the end of today; up to a hundred each. */
export const countCallbacks = async (tx: Tx, o: { communityId: CommunityId; now: Date; today: BusinessDate }) => {
  const tomorrow = startOfDay(addDays(o.today, 1))
  const upTo100 = (condition: RawBuilder<unknown>) => sql`(select count(*)::int from (
    select from matters.matter m
    join callbacks.callback k on k.community_id = ${o.communityId} and k.matter_id = m.id
    where m.community_id = ${o.communityId} and m.kind = 'callback' and m.closed_at is null and ${condition} limit 100) counted)`
  const { rows } = await sql<{
    open: number
    dueToday: number
    overdue: number
    appointed: number
  }>`/* callbacks.counts */
    select ${upTo100(sql`true`)} as open, ${upTo100(dueBy(tomorrow))} as "dueToday",
      ${upTo100(sql`m.due_at < ${o.now}`)} as overdue, ${upTo100(sql`k.call_again_at < ${tomorrow}`)} as appointed`.execute(
    tx,
  )
  return rows[0] ?? { open: 0, dueToday: 0, overdue: 0, appointed: 0 }
}

/** Owed until then, or with an appointment until then. */
const dueBy = (tomorrow: Date): RawBuilder<unknown> => sql`(m.due_at <= ${tomorrow} or k.call_again_at < ${tomorrow})`

const orders = {
  clock: { by: sql`m.due_at, m.id`, column: sql`m.due_at`, operator: sql`>` },
  newest: { by: sql`m.opened_at desc, m.id desc`, column: sql`m.opened_at`, operator: sql`<` },
  oldest: { by: sql`m.opened_at, m.id`, column: sql`m.opened_at`, operator: sql`>` },
} as const

const afterOf = (asked: CallbacksAsked & Page): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const { column, operator } = orders[asked.sort]
  return [sql`(${column}, m.id) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

const filtersOf = (asked: CallbacksAsked): RawBuilder<unknown>[] => [
  sql`m.community_id = ${asked.communityId}`,
  sql`m.kind = 'callback'`,
  ...(asked.status === 'open' ? [sql`m.closed_at is null`] : []),
  ...(asked.status === 'closed' ? [sql`m.closed_at is not null`] : []),
  ...(asked.state ? [sql`m.state = ${asked.state}`] : []),
  ...(asked.class ? [sql`k.class = ${asked.class}`] : []),
  ...(asked.due === 'today'
    ? [sql`m.closed_at is null`, dueBy(startOfDay(addDays(businessDateAt(asked.now), 1)))]
    : []),
  ...(asked.due === 'overdue' ? [sql`m.closed_at is null`, sql`m.due_at < ${asked.now}`] : []),
  ...(asked.satisfaction ? [sql`k.satisfaction = ${asked.satisfaction}`] : []),
  ...(asked.problem ? [sql`k.problem`] : []),
  ...(asked.breached ? [everBreached(asked)] : []),
  ...(asked.technicianId ? [sql`k.technician_id = ${asked.technicianId}`] : []),
  ...(asked.houseId ? [sql`m.house_id = ${asked.houseId}`] : []),
  ...(asked.recordedFrom ? [sql`k.recorded_at >= ${startOfDay(asked.recordedFrom)}`] : []),
  ...(asked.recordedTo ? [sql`k.recorded_at < ${startOfDay(addDays(asked.recordedTo, 1))}`] : []),
  ...(asked.q ? [searched(asked.communityId, asked.q)] : []),
]

const everBreached = ({
  communityId,
  now,
}: Pick<CallbacksAsked, 'communityId' | 'now'>) => sql`(m.due_at < ${now} or exists (
  select from matters.clock c where c.community_id = ${communityId} and c.matter_id = m.id and c.breached_at is not null))`

const searched = (communityId: CommunityId, q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^HF\d[\d-]*$/.test(number)) return sql`m.number ^@ ${number}`
  if (/^[A-Z]{2}\d[\d-]*$/.test(number)) {
    return sql`exists (select from matters.matter a
      where a.community_id = ${communityId} and a.id = k.about_matter_id and a.number ^@ ${number})`
  }
  return sql`(strpos(m.title, ${q}) > 0 or strpos(m.caller_name, ${q}) > 0 or strpos(k.opinion, ${q}) > 0
    or exists (select from estate.house h where h.community_id = ${communityId} and h.id = m.house_id and strpos(h.spelling, ${q}) > 0))`
}

/** A stored callback in the words of the wire. */
export const callbackRowOf = (row: StoredCallback): CallbackRow => ({
  ...matterRowOf(row),
  class: row.class,
  className: classNames[row.class],
  aboutId: row.about_id,
  aboutNumber: row.about_number ?? '',
  finishedAt: row.finished_at?.toISOString() ?? null,
  callee: row.caller_name,
  phone: masked(row.caller_phone),
  technician: row.technician ?? '',
  missed: row.missed,
  callAgainAt: row.call_again_at?.toISOString() ?? null,
  recordedAt: row.recorded_at?.toISOString() ?? null,
  recordedById: row.recorded_by_id,
  recordedBy: row.recorded_by ?? '',
  satisfaction: row.satisfaction,
  workQuality: row.work_quality,
  attitude: row.attitude,
  opinion: row.opinion,
  problem: row.problem,
  rectificationNumber: row.rectification_number ?? '',
  breached: row.breached,
})
