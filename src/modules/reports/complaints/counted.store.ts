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

/**
 * The complaints `c` with their matters `m`, their places, their two clocks `k` and what the owner said when called back
 * `s`: the one source of every figure and of the rows behind it. What nobody asks for is not read: joins that only name things fall away.
 */
export const complaints = (now: Date): RawBuilder<unknown> => sql`desk.complaint c
  join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id
  left join estate.house h on h.community_id = m.community_id and h.id = m.house_id
  left join estate.public_area a on a.community_id = m.community_id and a.id = m.public_area_id
  left join estate.facility f on f.community_id = m.community_id and f.id = m.facility_id
  left join estate.building b
    on b.community_id = m.community_id and b.id = coalesce(h.building_id, a.building_id, f.building_id)
  left join lateral (
    select min(k.standing) filter (where k.rule = ${sql.lit(HANDLED.id)}) as handled,
      min(k.standing) filter (where k.rule = ${sql.lit(REPLIED.id)}) as replied
    from (
      select rule, ${standing(now)} collate "C" as standing from matters.clock
      where community_id = c.community_id and matter_id = c.matter_id
    ) k
  ) k on true
  left join lateral (
    select case when satisfaction in ('very-satisfied', 'satisfied') then 'satisfied' when satisfaction = 'fair' then 'acceptable'
      else 'unsatisfied' end as said
    from callbacks.callback
    where community_id = c.community_id and about_matter_id = c.matter_id and class <> 'unplanned' and recorded_at is not null
    order by recorded_at desc limit 1
  ) s on true`

// A deadline itself is in time; the first breach stays, whatever extension came after it.
const standing = (now: Date): RawBuilder<unknown> => sql`case
  when breached_at is not null or (met_at is null and ended_at is null and due_at < ${now}) then 'broken'
  when met_at is not null then 'kept'
  when ended_at is not null then 'ended'
  else 'running' end`

/** The value of each facet of a complaint, as text; never null. */
export const facetValues: Readonly<Record<Facet, RawBuilder<unknown>>> = {
  class: sql`c.class_code`,
  severity: sql`c.severity`,
  building: sql`coalesce(b.id::text, 'none')`,
  zone: sql`coalesce(b.zone_id::text, a.zone_id::text, 'none')`,
  channel: sql`m.channel`,
  cause: sql`coalesce(c.cause_kind, 'none')`,
  department: sql`coalesce(nullif(c.department, ''), 'none')`,
  validity: sql`coalesce(c.validity, 'none')`,
  repeat: sql`case when c.repeat_of is null then 'no' else 'yes' end`,
  handled: sql`coalesce(k.handled, 'ended')`,
  replied: sql`coalesce(k.replied, 'ended')`,
  satisfaction: sql`coalesce(s.said, c.satisfaction, 'none')`,
  community: sql`c.community_id::text`,
}

/** The complaints that a figure counts; the instant of registration is also that of the matter's opening. */
export const countedIn = (counted: Counted, within: Within): RawBuilder<unknown> => {
  const [from, until] = [startOfDay(within.from), startOfDay(addDays(within.to, 1))]
  const here = sql`${inCommunities(sql`c.community_id`, within)} and ${inCommunities(sql`m.community_id`, within)}`
  if (counted === 'received') return sql`${here} and c.registered_at >= ${from} and c.registered_at < ${until}`
  return sql`${here} and ${matterCounted(counted, { from, until })}`
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
