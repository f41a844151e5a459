import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { atMost, pageOf } from '../../../platform/database/keyset.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { channelNames } from '../../matters/contract.ts'
import { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from '../../matters/index.ts'
import type { Satisfaction, Severity, Validity } from '../words.ts'
import { HANDLED, REPLIED } from './complaint.clocks.ts'
import type { ComplaintRow } from './complaint.contract.ts'

export interface ComplaintsAsked {
  readonly communityId: CommunityId
  readonly now: Date
  readonly q?: string | undefined
  readonly status: 'open' | 'closed' | 'all'
  readonly state?: string | undefined
  readonly class?: string | undefined
  readonly severity?: Severity | undefined
  readonly channel?: string | undefined
  readonly satisfaction?: Satisfaction | undefined
  readonly breached?: boolean | undefined
  readonly repeat?: boolean | undefined
  readonly buildingId?: string | undefined
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  readonly sort: 'registered' | '-registered' | 'clock'
}

interface Page {
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

type Standing = { readonly dueAt: string | null; readonly metAt: string | null; readonly breachedAt: string | null }

interface StoredComplaintRow extends StoredRow {
  readonly class_code: string
  readonly class_name: string
  readonly severity: Severity
  readonly department: string
  readonly channel: ComplaintRow['channel']
  readonly caller_name: string
  readonly validity: Validity | null
  readonly satisfaction: Satisfaction | null
  readonly repeat: boolean
  readonly reopened: number
  readonly handled: Standing | null
  readonly replied: Standing | null
}

// Registered with the complaint and opened with the matter are the same instant; the index is on the former.
const orders = {
  '-registered': {
    key: sql`c.registered_at, c.matter_id`,
    operator: sql`<`,
    inside: sql`c.registered_at desc, c.matter_id desc`,
    by: sql`m.opened_at desc, m.id desc`,
  },
  registered: {
    key: sql`c.registered_at, c.matter_id`,
    operator: sql`>`,
    inside: sql`c.registered_at, c.matter_id`,
    by: sql`m.opened_at, m.id`,
  },
  clock: { key: sql`m.due_at, m.id`, operator: sql`>`, inside: sql`m.due_at, m.id`, by: sql`m.due_at, m.id` },
} as const

/** Complaints by filter, search and order, paged by key. "By clock" is an order of those that are open. */
export const complaintsQuery = (asked: ComplaintsAsked & Page): RawBuilder<StoredComplaintRow> => {
  const { communityId, limit } = asked
  const { inside, by } = orders[asked.sort]
  return sql<StoredComplaintRow>`/* desk.complaints */
    select ${rowColumns(communityId)}, m.channel, m.caller_name, m.class_code, m.class_name, m.severity, m.department,
      m.validity, m.satisfaction, m.repeat_of is not null as repeat, m.reopened,
      ${standingOf(communityId, HANDLED.id)} as handled, ${standingOf(communityId, REPLIED.id)} as replied
    from (
      select m.*, c.class_code, c.class_name, c.severity, c.department, c.validity, c.satisfaction, c.repeat_of, c.reopened
      from ${sourceOf(asked)}
      where ${sql.join([...filtersOf(asked), ...afterOf(asked)], sql` and `)}
      order by ${inside} ${atMost(limit)}
    ) m
    order by ${by}`
}

// From the end that carries the order: open ones by their deadline from the matters, all others from the complaints.
const sourceOf = ({ communityId, sort }: ComplaintsAsked): RawBuilder<unknown> =>
  sort === 'clock'
    ? sql`matters.matter m join desk.complaint c on c.community_id = ${communityId} and c.matter_id = m.id`
    : sql`desk.complaint c join matters.matter m on m.community_id = ${communityId} and m.id = c.matter_id`

const standingOf = (communityId: CommunityId, rule: string): RawBuilder<unknown> => sql`(
  select jsonb_build_object('dueAt', nullif(k.due_at, 'infinity'), 'metAt', k.met_at, 'breachedAt', k.breached_at)
  from matters.clock k where k.community_id = ${communityId} and k.matter_id = m.id and k.rule = ${rule}
  order by k.started_at limit 1)`

export const listComplaints = async (
  tx: Tx,
  asked: ComplaintsAsked & Page & { readonly limit: number },
): Promise<{ rows: ComplaintRow[]; next: string | null }> => {
  const { rows } = await complaintsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, {
    limit: asked.limit,
    cursor: (last) => cursorOf({ at: asked.sort === 'clock' ? last.due_at : last.opened_at, id: last.id }),
  })
  return { rows: page.map(complaintRowOf), next }
}

/** Open complaints with a deadline before an instant, counted up to a hundred. */
export const countUrgent = async (tx: Tx, o: { communityId: CommunityId; before: Date }): Promise<number> => {
  const { rows } = await sql<{ urgent: number }>`/* desk.count-urgent-complaints */
    select count(*)::int as urgent from (select from matters.matter m
      where m.community_id = ${o.communityId} and m.closed_at is null and m.due_at < ${o.before} and m.kind = 'complaint'
      limit 100) counted`.execute(tx)
  return rows[0]?.urgent ?? 0
}

const filtersOf = (asked: ComplaintsAsked): RawBuilder<unknown>[] => [
  sql`c.community_id = ${asked.communityId} and m.community_id = ${asked.communityId}`,
  ...(asked.status === 'open' || asked.sort === 'clock' ? [sql`m.closed_at is null`] : []),
  ...(asked.status === 'closed' ? [sql`m.closed_at is not null`] : []),
  ...(asked.state ? [sql`m.state = ${asked.state}`] : []),
  ...(asked.class ? [sql`c.class_code = ${asked.class}`] : []),
  ...(asked.severity ? [sql`c.severity = ${asked.severity}`] : []),
  ...(asked.channel ? [sql`m.channel = ${asked.channel}`] : []),
  ...(asked.satisfaction ? [sql`c.satisfaction = ${asked.satisfaction}`] : []),
  ...(asked.repeat ? [sql`c.repeat_of is not null`] : []),
  ...(asked.breached ? [breached(asked)] : []),
  ...(asked.buildingId ? [ofBuilding(asked.communityId, asked.buildingId)] : []),
  ...(asked.from ? [sql`c.registered_at >= ${startOfDay(asked.from)}`] : []),
  ...(asked.to ? [sql`c.registered_at < ${startOfDay(addDays(asked.to, 1))}`] : []),
  ...(asked.q ? [searched(asked.q)] : []),
]

const breached = ({ communityId, now }: ComplaintsAsked) => sql`(m.due_at < ${now} or exists (
  select from matters.clock k where k.community_id = ${communityId} and k.matter_id = m.id and k.breached_at is not null))`

const ofBuilding = (communityId: CommunityId, buildingId: string) => sql`exists (
  select from estate.house h where h.community_id = ${communityId} and h.id = m.house_id and h.building_id = ${buildingId})`

const searched = (q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^[A-Z]{2}\d[\d-]*$/.test(number)) return sql`m.number ^@ ${number}`
  return sql`(strpos(m.title, ${q}) > 0 or strpos(m.description, ${q}) > 0 or strpos(m.caller_name, ${q}) > 0)`
}

const afterOf = (asked: ComplaintsAsked & Page): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const { key, operator } = orders[asked.sort]
  return [sql`(${key}) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

export const complaintRowOf = (row: StoredComplaintRow): ComplaintRow => ({
  ...matterRowOf(row),
  classCode: row.class_code,
  className: row.class_name,
  severity: row.severity,
  department: row.department,
  channel: row.channel,
  channelName: channelNames[row.channel],
  callerName: row.caller_name,
  validity: row.validity,
  satisfaction: row.satisfaction,
  repeat: row.repeat,
  reopened: row.reopened,
  handled: row.handled && standing(row.handled),
  replied: row.replied && standing(row.replied),
})

const standing = ({ dueAt, metAt, breachedAt }: Standing): Standing => ({
  dueAt: instant(dueAt),
  metAt: instant(metAt),
  breachedAt: instant(breachedAt),
})

const instant = (text: string | null): string | null => text && new Date(text).toISOString()
