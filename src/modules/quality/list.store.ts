import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { roleName } from '../matters/contract.ts'
import { cursorOf, matterRowOf, readCursor, rowColumns, type StoredRow } from '../matters/index.ts'
import type { RectificationRow } from './contract.ts'
import type { SubjectKind } from './words.ts'

export interface RectificationsAsked {
  readonly communityId: CommunityId
  readonly now: Date
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly status: 'open' | 'closed' | 'all'
  readonly subjectKind?: SubjectKind | undefined
  readonly breached?: boolean | undefined
  /** Keys of whom it lies with (`staff:…`, `role:…`). */
  readonly liesWith?: readonly string[] | undefined
  readonly staffId?: string | undefined
  readonly openedFrom?: BusinessDate | undefined
  readonly openedTo?: BusinessDate | undefined
  readonly sort: 'clock' | 'newest' | 'oldest'
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

interface Stored extends StoredRow {
  readonly subject_kind: SubjectKind
  readonly subject_name: string
  readonly wrong: string
  readonly to_name: string | null
  readonly to_role: string | null
  readonly deadline: BusinessDate
  readonly issued_at: Date | null
  readonly replied_at: Date | null
  readonly checked_at: Date | null
  readonly checked_by: string | null
  readonly sent_back: number
  readonly breached: boolean
}

/** Notices by filter, search and order, paged by key. "By clock": the open ones by deadline, then the closed ones. */
export const rectificationsQuery = (asked: RectificationsAsked): RawBuilder<Stored> => {
  const { communityId } = asked
  const order = orders[asked.sort]
  const conditions = sql.join([...filtersOf(asked), ...afterOf(asked)], sql` and `)
  return sql<Stored>`
    select ${rowColumns(communityId)}, r.subject_kind, r.subject_name, r.wrong, r.to_role, r.deadline, r.issued_at, r.replied_at,
      r.checked_at, r.sent_back, ${everBreached(asked)} as breached,
      (select s.name from access.staff s where s.id = r.to_staff_id) as to_name,
      (select s.name from access.staff s where s.id = r.checked_by) as checked_by
    from matters.matter m
    join quality.rectification r on r.community_id = ${communityId} and r.matter_id = m.id
    where ${conditions}
    order by ${order.by} ${atMost(asked.limit)}`
}

export const listRectifications = async (tx: Tx, asked: RectificationsAsked & { readonly limit: number }) => {
  const { rows } = await rectificationsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  const at = (row: StoredRow) => (asked.sort === 'clock' ? row.due_at : row.opened_at)
  const next = rows.length > asked.limit && last ? cursorOf({ at: at(last), id: last.id }) : null
  return { rows: page.map(rectificationRowOf), next }
}

interface RectificationCounts {
  readonly toIssue: number
  readonly open: number
  readonly toCheck: number
  readonly overdue: number
  readonly mine: number
}

/** How many wait for their issue, are open, wait for the check, and are past their deadline; up to a hundred each. */
export const countRectifications = async (
  tx: Tx,
  o: { communityId: CommunityId; now: Date; liesWith: readonly string[] },
) => {
  const upTo100 = (condition: RawBuilder<unknown>) => sql`(select count(*)::int from (
    select from matters.matter where community_id = ${o.communityId} and kind = 'rectification' and closed_at is null
      and ${condition} limit 100) counted)`
  const { rows } = await sql<RectificationCounts>`/* quality.counts */
    select ${upTo100(sql`state = 'drafted'`)} as "toIssue", ${upTo100(sql`true`)} as open,
      ${upTo100(sql`state = 'replied'`)} as "toCheck", ${upTo100(sql`due_at < ${o.now}`)} as overdue,
      ${upTo100(sql`assignee = any(${o.liesWith}::text[])`)} as mine`.execute(tx)
  return rows[0] ?? { toIssue: 0, open: 0, toCheck: 0, overdue: 0, mine: 0 }
}

const orders = {
  clock: { by: sql`m.due_at, m.id`, column: sql`m.due_at`, operator: sql`>` },
  newest: { by: sql`m.opened_at desc, m.id desc`, column: sql`m.opened_at`, operator: sql`<` },
  oldest: { by: sql`m.opened_at, m.id`, column: sql`m.opened_at`, operator: sql`>` },
} as const

const afterOf = (asked: RectificationsAsked): RawBuilder<unknown>[] => {
  const after = readCursor(asked.after)
  if (!after) return []
  const { column, operator } = orders[asked.sort]
  return [sql`(${column}, m.id) ${operator} (${after.at}::timestamptz, ${after.id}::uuid)`]
}

const filtersOf = (asked: RectificationsAsked): RawBuilder<unknown>[] => [
  sql`m.community_id = ${asked.communityId}`,
  sql`m.kind = 'rectification'`,
  ...(asked.status === 'open' ? [sql`m.closed_at is null`] : []),
  ...(asked.status === 'closed' ? [sql`m.closed_at is not null`] : []),
  ...(asked.state ? [sql`m.state = ${asked.state}`] : []),
  ...(asked.subjectKind ? [sql`r.subject_kind = ${asked.subjectKind}`] : []),
  ...(asked.liesWith ? [sql`m.assignee = any(${asked.liesWith}::text[])`] : []),
  ...(asked.staffId ? [sql`r.to_staff_id = ${asked.staffId}`] : []),
  ...(asked.openedFrom ? [sql`m.opened_at >= ${startOfDay(asked.openedFrom)}`] : []),
  ...(asked.openedTo ? [sql`m.opened_at < ${startOfDay(addDays(asked.openedTo, 1))}`] : []),
  ...(asked.breached ? [everBreached(asked)] : []),
  ...(asked.q ? [searched(asked.q)] : []),
]

const everBreached = ({
  communityId,
  now,
}: Pick<RectificationsAsked, 'communityId' | 'now'>) => sql`(m.due_at < ${now} or exists (
  select from matters.clock c where c.community_id = ${communityId} and c.matter_id = m.id and c.breached_at is not null))`

const searched = (q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^ZG\d[\d-]*$/.test(number)) return sql`m.number ^@ ${number}`
  return sql`(strpos(r.wrong, ${q}) > 0 or strpos(r.subject_name, ${q}) > 0 or m.number like ${`%${number}`})`
}

export const rectificationRowOf = (row: Stored): RectificationRow => ({
  ...matterRowOf(row),
  subjectKind: row.subject_kind,
  subjectName: row.subject_name,
  wrong: row.wrong,
  to: row.to_name ?? roleName(row.to_role ?? ''),
  deadline: row.deadline,
  issuedAt: row.issued_at?.toISOString() ?? null,
  repliedAt: row.replied_at?.toISOString() ?? null,
  checkedAt: row.checked_at?.toISOString() ?? null,
  checkedBy: row.checked_by ?? '',
  sentBack: row.sent_back,
  breached: row.breached,
})
