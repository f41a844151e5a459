import { type RawBuilder, sql } from 'kysely'
import { addDays, startOfDay } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { HANDLED, REPLIED } from '../../desk/contract.ts'
import type { Counted, Facet } from '../words.ts'
import type { Days } from './period.rules.ts'

/** Where and when is counted, as things stand at `now`. */
export interface Within extends Days {
  readonly communityIds: readonly CommunityId[]
  readonly now: Date
}

// Each joins one row at most, by equality: a page of rows looks it up, a year of figures reads it in bulk, from an index alone.
const clockOf = (rule: string, as: 'handled' | 'replied'): RawBuilder<unknown> => sql`
  left join matters.clock ${sql.ref(as)} on ${sql.ref(`${as}.community_id`)} = c.community_id
    and ${sql.ref(`${as}.matter_id`)} = c.matter_id and ${sql.ref(`${as}.rule`)} = ${sql.lit(rule)}`

const matters = sql`
  left join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id and m.kind = 'complaint'`

const places = sql`
  left join estate.house h on h.community_id = m.community_id and h.id = m.house_id
  left join estate.public_area a on a.community_id = m.community_id and a.id = m.public_area_id
  left join estate.facility f on f.community_id = m.community_id and f.id = m.facility_id
  left join estate.building b
    on b.community_id = m.community_id and b.id = coalesce(h.building_id, a.building_id, f.building_id)`

/**
 * The complaints `c` with their two clocks `handled` and `replied`, what the owner said when called back last `s`, and,
 * where that is asked, their matters `m` with their places: the one source of every figure and of the rows behind it.
 */
export const complaints = (within: Within, o: { places: boolean }): RawBuilder<unknown> => sql`desk.complaint c
  ${clockOf(HANDLED.id, 'handled')} ${clockOf(REPLIED.id, 'replied')}
  left join (
    select distinct on (community_id, about_matter_id) community_id, about_matter_id, satisfaction
    from callbacks.callback
    where ${inCommunities(sql`community_id`, within)} and class = 'complaint' and recorded_at is not null
    order by community_id, about_matter_id, recorded_at desc, matter_id desc
  ) s on s.community_id = c.community_id and s.about_matter_id = c.matter_id
  ${o.places ? matters : sql``} ${o.places ? places : sql``}`

/** The value of each facet of a complaint, as text; never null. */
export const facetValues = (now: Date): Readonly<Record<Facet, RawBuilder<unknown>>> => ({
  class: sql`c.class_code`,
  severity: sql`c.severity`,
  building: sql`coalesce(b.id::text, 'none')`,
  zone: sql`coalesce(b.zone_id::text, a.zone_id::text, 'none')`,
  channel: sql`m.channel`,
  cause: sql`coalesce(c.cause_kind, 'none')`,
  department: sql`coalesce(nullif(c.department, ''), 'none')`,
  validity: sql`coalesce(c.validity, 'none')`,
  repeat: sql`case when c.repeat_of is null then 'no' else 'yes' end`,
  handled: standing('handled', now),
  replied: standing('replied', now),
  satisfaction: sql`case
    when s.satisfaction is null then coalesce(c.satisfaction, 'none')
    when s.satisfaction in ('very-satisfied', 'satisfied') then 'satisfied'
    when s.satisfaction = 'fair' then 'acceptable'
    else 'unsatisfied' end`,
  community: sql`c.community_id::text`,
})

// A deadline itself is in time; the first breach stays, whatever extension came after it.
const standing = (clock: 'handled' | 'replied', now: Date): RawBuilder<unknown> => {
  const of = (column: string) => sql.ref(`${clock}.${column}`)
  return sql`case
    when ${of('breached_at')} is not null or (${of('met_at')} is null and ${of('ended_at')} is null and ${of('due_at')} < ${now}) then 'broken'
    when ${of('met_at')} is not null then 'kept'
    when ${of('ended_at')} is not null or ${of('due_at')} is null then 'ended'
    else 'running' end`
}

/** The complaints that a figure counts; the instant of registration is also that of the matter's opening. */
export const countedIn = (counted: Counted, within: Within): RawBuilder<unknown> => {
  const [from, until] = [startOfDay(within.from), startOfDay(addDays(within.to, 1))]
  const here = inCommunities(sql`c.community_id`, within)
  if (counted === 'received') return sql`${here} and c.registered_at >= ${from} and c.registered_at < ${until}`
  return sql`${here} and ${inCommunities(sql`m.community_id`, within)} and ${matterCounted(counted, { from, until })}`
}

/** Complaints that ended in a period, or were open at one end of it, by their matters alone. */
export const matterCounted = (
  counted: Exclude<Counted, 'received'>,
  { from, until }: { from: Date; until: Date },
): RawBuilder<unknown> => {
  if (counted === 'closed') return sql`m.kind = 'complaint' and m.closed_at >= ${from} and m.closed_at < ${until}`
  const end = counted === 'open' ? until : from
  return sql`m.kind = 'complaint' and m.opened_at < ${end} and (m.closed_at is null or m.closed_at >= ${end})`
}

/** A single community by equality, which an index answers best. */
export const inCommunities = (column: RawBuilder<unknown>, { communityIds }: Within): RawBuilder<unknown> =>
  communityIds.length === 1 ? sql`${column} = ${communityIds[0]}` : sql`${column} = any(${communityIds}::uuid[])`
