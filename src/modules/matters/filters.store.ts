import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, startOfDay } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { type Due, windowOf } from './due.rules.ts'

/** What matters are chosen by, in the list, in its export and on the board. */
export interface FiltersAsked {
  readonly communityId: CommunityId
  readonly now: Date
  /** Keys of whoever asks (`staff:…`, `role:…`): what `me` means. */
  readonly mine: readonly string[]
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly priority?: string | undefined
  readonly due?: Due | undefined
  readonly breached?: boolean | undefined
  readonly assignee?: string | undefined
  readonly houseId?: string | undefined
  readonly buildingId?: string | undefined
  readonly zoneId?: string | undefined
  readonly openedFrom?: BusinessDate | undefined
  readonly openedTo?: BusinessDate | undefined
}

/** Conditions on `matters.matter`. */
export const filtersOf = (asked: FiltersAsked): RawBuilder<unknown>[] => [
  sql`community_id = ${asked.communityId}`,
  ...(asked.kind ? [sql`kind = ${asked.kind}`] : []),
  ...(asked.state ? [sql`state = ${asked.state}`] : []),
  ...(asked.priority ? [sql`priority = ${asked.priority}`] : []),
  ...(asked.due ? [standing(asked.due, asked.now)] : []),
  ...(asked.assignee ? [liesWith(asked.assignee, asked.mine)] : []),
  ...(asked.houseId ? [sql`house_id = ${asked.houseId}`] : []),
  ...(asked.buildingId ? [sql`building_id = ${asked.buildingId}`] : []),
  ...(asked.zoneId ? [inZone(asked.communityId, asked.zoneId)] : []),
  ...(asked.openedFrom ? [sql`opened_at >= ${startOfDay(asked.openedFrom)}`] : []),
  ...(asked.openedTo ? [sql`opened_at < ${startOfDay(addDays(asked.openedTo, 1))}`] : []),
  ...(asked.breached ? [breached(asked)] : []),
  ...(asked.q ? [searched(asked.q)] : []),
]

/** Open ones whose clock stands in a way. */
const standing = (due: Due, now: Date): RawBuilder<unknown> => {
  if (due === 'none') return sql`closed_at is null and due_at = 'infinity'`
  const { from, until } = windowOf(due, now)
  const bounds = [sql`closed_at is null`, sql`due_at < ${until ?? 'infinity'}`]
  return sql.join(from === null ? bounds : [...bounds, sql`due_at >= ${from}`], sql` and `)
}

const liesWith = (assignee: string, mine: readonly string[]): RawBuilder<unknown> => {
  if (assignee === 'me') return sql`assignee = any(${mine}::text[])`
  if (assignee === 'others') return sql`assignee <> all(${mine}::text[])`
  return sql`assignee = ${assignee === 'nobody' ? '' : assignee}`
}

/** In one of its buildings, or in a public area of the zone that belongs to no building. */
const inZone = (communityId: CommunityId, zoneId: string): RawBuilder<unknown> => {
  const of = (table: RawBuilder<unknown>) =>
    sql`select p.id from ${table} p where p.community_id = ${communityId} and p.zone_id = ${zoneId}`
  const [buildings, areas] = [of(sql`estate.building`), of(sql`estate.public_area`)]
  // Asked once before anything is read: a zone that holds nothing must not cost a walk through all matters.
  return sql`(exists (${buildings}) or exists (${areas})) and (building_id = any(array(${buildings}))
    or (building_id is null and public_area_id = any(array(${areas}))))`
}

/** Late now or ever. Looked up for each row: as an `exists` all that were ever late would be read beforehand. */
const breached = ({ communityId, now }: FiltersAsked): RawBuilder<unknown> => sql`(due_at < ${now} or (
  select true from matters.clock c where c.community_id = ${communityId} and c.matter_id = matter.id
    and c.breached_at is not null and not c.for_acceptance limit 1))`

const searched = (q: string): RawBuilder<unknown> => {
  const number = q.toUpperCase().replace(/\s/g, '')
  if (/^[A-Z]{2}\d[\d-]*$/.test(number)) return sql`number ^@ ${number}`
  return sql`(strpos(title, ${q}) > 0 or strpos(description, ${q}) > 0 or caller_name = ${q} or number like ${`%${number}`})`
}
