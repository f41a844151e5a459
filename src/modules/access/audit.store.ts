import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { AuditEntry } from './contract.ts'

export interface AuditFilter {
  readonly actorId?: string | undefined
  readonly subjectId?: string | undefined
  readonly act?: string | undefined
  readonly from?: BusinessDate | undefined
  readonly until?: BusinessDate | undefined
  readonly after?: string | undefined
  /** All of them where it is missing, for an export. */
  readonly limit?: number
}

export interface AuditPage {
  readonly entries: AuditEntry[]
  readonly next: string | null
}

/** A community's audit, newest first: a page of it, or all. */
export const communityAuditQuery = (communityId: CommunityId, filter: AuditFilter): RawBuilder<Row> =>
  sql<Row>`select ${ENTRY},
      coalesce((select jsonb_agg(jsonb_build_object('name', d.key, 'value', d.value))
        from platform.audit_detail x, jsonb_each_text(x.detail) d
        where x.community_id = ${communityId} and x.audit_entry_id = e.id), '[]'::jsonb) as detail
    from platform.audit_entry e
    left join access.staff p on p.id = e.actor_id
    where e.community_id = ${communityId} and ${matching(filter)}
    order by e.at desc, e.id ${atMost(filter.limit)}`

/** The same of what was done outside of any community. */
export const companyAuditQuery = (filter: AuditFilter): RawBuilder<Row> =>
  sql<Row>`select ${ENTRY}, '[]'::jsonb as detail
    from platform.company_audit_entry e
    left join access.staff p on p.id = e.actor_id
    where ${matching(filter)}
    order by e.at desc, e.id ${atMost(filter.limit)}`

type Paged = AuditFilter & { readonly limit: number }

export const communityAudit = async (tx: Tx, communityId: CommunityId, filter: Paged): Promise<AuditPage> =>
  pageOf(
    (await communityAuditQuery(communityId, { ...filter, limit: filter.limit + 1 }).execute(tx)).rows,
    filter.limit,
  )

export const companyAudit = async (tx: Tx, filter: Paged): Promise<AuditPage> =>
  pageOf((await companyAuditQuery({ ...filter, limit: filter.limit + 1 }).execute(tx)).rows, filter.limit)

interface Row extends Omit<AuditEntry, 'at'> {
  readonly at: Date
  /** The instant to the microsecond, as JavaScript's dates cannot hold it. */
  readonly instant: string
}

const ENTRY = sql`e.id, e.at, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant,
  e.actor_kind as "actorKind", e.actor_id as "actorId", p.name as "actorName", e.act,
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.fields, e.reason, e.request_id as "requestId"`

const matching = (f: AuditFilter): RawBuilder<unknown> => {
  const { instant, id } = positionOf(f.after)
  const conditions = [
    ...(f.actorId ? [sql`e.actor_id = ${f.actorId}`] : []),
    ...(f.subjectId ? [sql`e.subject_id = ${f.subjectId}`] : []),
    ...(f.act ? [sql`e.act = ${f.act}`] : []),
    ...(f.from ? [sql`e.at >= ${startOfDay(f.from)}`] : []),
    ...(f.until ? [sql`e.at < ${startOfDay(addDays(f.until, 1))}`] : []),
    ...(instant
      ? [sql`(e.at < ${instant}::timestamptz or (e.at = ${instant}::timestamptz and e.id > ${id}::uuid))`]
      : []),
    ...(instant ? [sql`e.at <= ${instant}::timestamptz`] : []),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

const pageOf = (rows: readonly Row[], limit: number): AuditPage => {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: page.map(entryOf),
    next: rows.length > limit && last ? `${last.instant}/${last.id}` : null,
  }
}

export const entryOf = ({ instant: _, at, ...entry }: Row): AuditEntry => ({ ...entry, at: at.toISOString() })

const POSITION = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A position that nobody gave out is no position: the list begins at its head. */
const positionOf = (after: string | undefined): { instant?: string; id?: string } => {
  const [, instant, id] = POSITION.exec(after ?? '') ?? []
  return instant && id ? { instant, id } : {}
}
