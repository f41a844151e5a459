import { sql } from 'kysely'
import type { LookOn, Twin } from '../../../platform/import/register.ts'

interface Row {
  readonly reason: Twin['reason']
  readonly members: Twin['members']
  readonly known: Twin['known']
}

/** More than this many with one number is a number that was made up: nobody would go through them. */
const MOST_MEMBERS = 50
const MOST_TWINS = 5_000

/**
 * People of the file who may be one person, or somebody of the register: the same identity number, a phone in common,
 * the same name in the same house. Whom the register has in that house by that name is known already and not asked
 * about. Offered, never merged silently (case 43).
 */
export const findTwins = async ({ tx, communityId, importId }: LookOn): Promise<Twin[]> => {
  // Nothing is known yet of rows just written: a loop within a loop over a hundred thousand would never end.
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx)
  const { rows } = await sql<Row>`with person as (
      select p.value ->> 'id' as id, p.value ->> 'name' as name, p.value #>> '{identity,hash}' as hash,
        p.value -> 'phones' as phones, d.label, d.register
      from platform.import_draft d
      join platform.import_row r on r.community_id = ${communityId} and r.import_id = ${importId} and r.position = d.position
        and r.verdict in ('create', 'change', 'joined')
      cross join lateral jsonb_array_elements(coalesce(d.draft -> 'people', d.draft -> 'tenants',
        case when jsonb_typeof(d.draft -> 'owner') = 'object' then jsonb_build_array(d.draft -> 'owner') else '[]' end)) as p
      where d.community_id = ${communityId} and d.import_id = ${importId} and d.draft is not null
    ), marked as (
      select 'identity' as reason, hash as mark, id, name, label from person where hash is not null
      union all
      select 'phone', f.number, id, name, label from person cross join lateral jsonb_array_elements_text(phones) as f (number)
      union all
      select 'name-in-house', label || ' ' || name, id, name, label from person where register <> 'owners' and label <> ''
    ), grouped as (
      select reason, mark, jsonb_agg(jsonb_build_object('id', id, 'name', name, 'label', label) order by label, name, id) as members,
        count(*) as members_count
      from marked group by reason, mark
    ), registered as (
      select 'identity' as reason, p.identity_hash as mark, p.id, p.name from households.party p
        where p.community_id = ${communityId} and p.identity_hash is not null and p.merged_into is null
      union all
      select 'phone', f.number, p.id, p.name from households.party_phone f
        join households.party p on p.community_id = ${communityId} and p.id = f.party_id and p.merged_into is null
        where f.community_id = ${communityId}
    ), known as (
      select g.reason, g.mark, (array_agg(k.id order by k.id))[1] as id, (array_agg(k.name order by k.id))[1] as name
      from grouped g join registered k on k.reason = g.reason and k.mark = g.mark group by g.reason, g.mark
    )
    select g.reason, g.members, case when k.id is null then null else jsonb_build_object('id', k.id, 'name', k.name,
        'label', coalesce((select string_agg(h.spelling, '、' order by h.sort_key) from estate.house h
          where h.community_id = ${communityId} and h.id in (
            select t.house_id from households.title t join households.title_holder w on w.community_id = ${communityId} and w.title_id = t.id
              where t.community_id = ${communityId} and w.party_id = k.id
            union select o.house_id from households.occupant o where o.community_id = ${communityId} and o.party_id = k.id)), '')) end as known
    from grouped g left join known k on k.reason = g.reason and k.mark = g.mark
    where g.members_count <= ${MOST_MEMBERS} and (g.members_count > 1 or k.id is not null)
      and not (g.members_count = 1 and exists (select from households.party p where p.community_id = ${communityId} and p.id = k.id
        and p.name = g.members -> 0 ->> 'name' and exists (
          select from households.title t join households.title_holder w on w.community_id = ${communityId} and w.title_id = t.id
            join estate.house h on h.community_id = ${communityId} and h.id = t.house_id
            where t.community_id = ${communityId} and w.party_id = k.id and h.spelling = g.members -> 0 ->> 'label'
          union all select from households.occupant o join estate.house h on h.community_id = ${communityId} and h.id = o.house_id
            where o.community_id = ${communityId} and o.party_id = k.id and h.spelling = g.members -> 0 ->> 'label')))
    order by g.reason, g.mark limit ${MOST_TWINS}`.execute(tx)
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return rows
}
