import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import { kindName, stateName } from './matter-kind.ts'
import type { MatterId, MatterRow, Priority } from './shapes.ts'
import { roleName } from './words.ts'

/** A matter `m` as lists and the drawer show it, with the names of its place and of whom it lies with. */
export interface StoredRow {
  readonly id: MatterId
  readonly kind: string
  readonly number: string
  readonly state: string
  readonly title: string
  readonly priority: Priority
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly due_at: Date | null
  readonly due_name: string
  readonly version: number
  readonly assignee_staff_id: StaffId | null
  readonly assignee_role: string | null
  readonly assignee_name: string | null
  readonly place_kind: MatterRow['place']['kind']
  readonly place_id: string | null
  readonly place_name: string
}

/**
 * The columns of `StoredRow`. Names are looked up one by one, by primary key: for a page of rows that is what an
 * index is for, and no join can be planned otherwise.
 */
export const rowColumns = (communityId: CommunityId): RawBuilder<unknown> => sql`
  m.id, m.kind, m.number, m.state, m.title, m.priority, m.opened_at, m.closed_at,
  nullif(m.due_at, 'infinity') as due_at, m.due_name, m.version,
  m.assignee_staff_id, m.assignee_role,
  (select s.name from access.staff s where s.id = m.assignee_staff_id) as assignee_name,
  case when m.house_id is not null then 'house' when m.public_area_id is not null then 'public-area'
    when m.facility_id is not null then 'facility' when m.space_id is not null then 'space' else 'none' end as place_kind,
  coalesce(m.house_id, m.public_area_id, m.facility_id, m.space_id) as place_id,
  case
    when m.house_id is not null then
      (select h.spelling from estate.house h where h.community_id = ${communityId} and h.id = m.house_id)
    when m.public_area_id is not null then
      (select a.name from estate.public_area a where a.community_id = ${communityId} and a.id = m.public_area_id)
    when m.facility_id is not null then
      (select f.name from estate.facility f where f.community_id = ${communityId} and f.id = m.facility_id)
    when m.space_id is not null then
      (select p.number from estate.space p where p.community_id = ${communityId} and p.id = m.space_id)
    else '' end as place_name`

/** A stored row in the words of the wire. */
export const matterRowOf = (row: StoredRow): MatterRow => ({
  id: row.id,
  kind: row.kind,
  kindName: kindName(row.kind),
  number: row.number,
  state: row.state,
  stateName: stateName(row.kind, row.state),
  title: row.title,
  place: { kind: row.place_kind, id: row.place_id, name: row.place_name },
  priority: row.priority,
  assignee: assigneeOf(row),
  openedAt: row.opened_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  dueAt: row.due_at?.toISOString() ?? null,
  dueName: row.due_name,
  version: row.version,
})

const assigneeOf = (row: StoredRow): MatterRow['assignee'] => {
  const { assignee_staff_id: staffId, assignee_role: role } = row
  if (staffId) return { staffId, role: null, name: row.assignee_name ?? '' }
  return role ? { staffId: null, role, name: roleName(role) } : null
}

/** Where a page ended, for the next one: opaque to callers. */
export const cursorOf = (row: { readonly at: Date | null; readonly id: string }): string =>
  Buffer.from(JSON.stringify([row.at?.toISOString() ?? 'infinity', row.id])).toString('base64url')

/** What a cursor says; undefined for none and for one that was tampered with, which then begins anew. */
export const readCursor = (after: string | undefined): { readonly at: string; readonly id: string } | undefined => {
  if (after === undefined) return undefined
  const [at, id] =
    Buffer.from(after, 'base64url')
      .toString()
      .match(/^\["(infinity|[\dT:.Z-]{24})","([\da-f-]{36})"\]$/)
      ?.slice(1) ?? []
  return at !== undefined && id !== undefined ? { at, id } : undefined
}

/** Cuts the one row too many that says whether a page follows. */
export const pageOf = (
  rows: readonly StoredRow[],
  o: { limit: number; at: (row: StoredRow) => Date | null },
): { rows: MatterRow[]; next: string | null } => {
  const page = rows.slice(0, o.limit)
  const last = page.at(-1)
  const next = rows.length > o.limit && last ? cursorOf({ at: o.at(last), id: last.id }) : null
  return { rows: page.map(matterRowOf), next }
}
