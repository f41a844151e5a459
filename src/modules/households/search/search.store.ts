import { type RawBuilder, sql } from 'kysely'
import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { KeyRange } from './key-range.rules.ts'
import type { HitFacts } from './tell-hit.rules.ts'

interface Question {
  readonly ranges: readonly KeyRange[]
  readonly today: BusinessDate
  readonly limit: number
}

/** What the ranges find in one community: one statement, the best hit per house, exact ones first. */
export const hitsIn = async (tx: Tx, on: Question & { communityId: CommunityId }): Promise<HitFacts[]> =>
  (await hitsQuery(on).execute(tx)).rows

export const hitsQuery = (on: Question & { communityId: CommunityId }): RawBuilder<HitFacts> =>
  statement('households.search', on, sql`k.community_id = ${on.communityId}`)

// Up to here a probe per community is cheaper than one over the keys of all communities.
const FEW_COMMUNITIES = 30

/** The same across the communities in which the caller holds the right. */
export const hitsAcross = async (
  tx: Tx,
  on: Question & { communityIds: readonly CommunityId[] },
): Promise<HitFacts[]> => (await hitsAcrossQuery(on).execute(tx)).rows

export const hitsAcrossQuery = (on: Question & { communityIds: readonly CommunityId[] }): RawBuilder<HitFacts> => {
  if (on.communityIds.length > FEW_COMMUNITIES) {
    return statement('households.search-company', on, sql`k.community_id = any(${on.communityIds}::uuid[])`)
  }
  const each = sql`cross join unnest(${on.communityIds}::uuid[]) as c (community_id)`
  return statement('households.search-few', on, sql`k.community_id = c.community_id`, each)
}

// Constant, so that the planner knows how few rows it joins from here on.
const MOST_KEYS = 100
const MOST_SUBJECTS = 100

const statement = (
  name: string,
  on: Question,
  inCommunity: RawBuilder<unknown>,
  eachCommunity: RawBuilder<unknown> = sql``,
): RawBuilder<HitFacts> => sql<HitFacts>`/* ${sql.raw(name)} */ with probe as (
    select * from unnest(${column(on, 'kind')}::text[], ${column(on, 'low')}::text[], ${column(on, 'high')}::text[],
      ${column(on, 'position')}::int[]) as p (kind, low, high, position)
  ), known as (
    select distinct on (f.community_id, f.subject_id) f.*, p.position
    from probe p ${eachCommunity} cross join lateral (
      select k.community_id, k.subject_kind, k.subject_id, k.kind, k.key, k.rank
      from households.search_key k
      where ${inCommunity} and k.kind = p.kind and k.key >= p.low and k.key < p.high
      order by k.key limit ${sql.lit(MOST_KEYS)}
    ) f
    order by f.community_id, f.subject_id, p.position, f.rank
  ), matched as (
    select * from known order by position, rank, key limit ${sql.lit(MOST_SUBJECTS)}
  ), housed as (
    select m.*, h.house_id from matched m left join lateral (${housesOfSubject(on.today)}) h on true
  ), best as (
    select distinct on (b.community_id, case when b.subject_kind = 'matter' then b.subject_id else coalesce(b.house_id, b.subject_id) end) b.*
    from housed b
    order by b.community_id, case when b.subject_kind = 'matter' then b.subject_id else coalesce(b.house_id, b.subject_id) end,
      b.position, b.rank
  ), page as (
    -- One look per hit, never a join with all houses: a subquery with a limit is not flattened.
    select b.*, h.spelling, h.sort_key, h.kind as house_kind, h.built_area from best b
    left join lateral (select * from estate.house e where e.community_id = b.community_id and e.id = b.house_id limit 1) h on true
    order by b.position, b.rank, b.community_id, h.sort_key, b.subject_id limit ${on.limit}
  )
  select g.subject_kind as kind, g.subject_id as id, g.house_id as "houseId", g.spelling, g.house_kind as "houseKind",
    trim_scale(g.built_area) as "builtArea", g.kind as "keyKind", g.key, g.community_id as "communityId",
    (select y.name from access.community y where y.community_id = g.community_id) as "communityName",
    coalesce(case g.subject_kind
      when 'party' then (select p.name from households.party p where p.community_id = g.community_id and p.id = g.subject_id)
      when 'vehicle' then (select v.plate from households.vehicle v where v.community_id = g.community_id and v.id = g.subject_id)
      else (select s.title from households.search_subject s where s.community_id = g.community_id and s.id = g.subject_id)
      end, '') as name,
    case when g.subject_kind = 'matter' then (select s.detail from households.search_subject s
      where s.community_id = g.community_id and s.id = g.subject_id) else '' end as detail,
    ${holdersOf(on.today)} as holders, ${tenantsOf(on.today)} as tenants
  from page g
  order by g.position, g.rank, g.community_id, g.sort_key, g.subject_id`

const column = <K extends keyof KeyRange>({ ranges }: Question, name: K): KeyRange[K][] =>
  ranges.map((range) => range[name])

const housesOfSubject = (today: BusinessDate) => sql`
  select m.subject_id as house_id where m.subject_kind = 'house'
  union all (select distinct o.house_id from (${housesOfParty(today, sql`m.subject_id`)}) o where m.subject_kind = 'party' limit 20)
  union all select v.house_id from households.vehicle v
    where m.subject_kind = 'vehicle' and v.community_id = m.community_id and v.id = m.subject_id and v.house_id is not null
  union all (select distinct o.house_id from households.vehicle v
    cross join lateral (${housesOfParty(today, sql`v.party_id`)}) o
    where m.subject_kind = 'vehicle' and v.community_id = m.community_id and v.id = m.subject_id and v.house_id is null limit 20)
  union all select s.house_id from households.search_subject s
    where m.subject_kind = 'matter' and s.community_id = m.community_id and s.id = m.subject_id`

export const housesOfParty = (today: BusinessDate, partyId: RawBuilder<unknown>) => sql`
  select t.house_id from households.title_holder w
    join households.title t on t.community_id = w.community_id and t.id = w.title_id
    where w.community_id = m.community_id and w.party_id = ${partyId}
      and t.begins_on <= ${today} and (t.ends_on is null or t.ends_on > ${today})
  union all select l.house_id from households.lease_tenant w
    join households.lease l on l.community_id = w.community_id and l.id = w.lease_id
    where w.community_id = m.community_id and w.party_id = ${partyId} and l.begins_on <= ${today} and l.ends_on > ${today}
  union all select o.house_id from households.occupant o
    where o.community_id = m.community_id and o.party_id = ${partyId}
      and o.begins_on <= ${today} and (o.ends_on is null or o.ends_on > ${today})`

const holdersOf = (today: BusinessDate) => sql`array(
  select q.name from households.title t
    join households.title_holder w on w.community_id = t.community_id and w.title_id = t.id
    join households.party q on q.community_id = w.community_id and q.id = w.party_id
    where t.community_id = g.community_id and t.house_id = g.house_id
      and t.begins_on <= ${today} and (t.ends_on is null or t.ends_on > ${today})
    order by w.position, q.name)`

const tenantsOf = (today: BusinessDate) => sql`array(
  select q.name from households.lease l
    join households.lease_tenant w on w.community_id = l.community_id and w.lease_id = l.id
    join households.party q on q.community_id = w.community_id and q.id = w.party_id
    where l.community_id = g.community_id and l.house_id = g.house_id and l.begins_on <= ${today} and l.ends_on > ${today}
    order by l.part, w.position, q.name)`
