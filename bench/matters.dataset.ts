import type { CommunityId } from '../src/kernel/id.ts'
import { idOfMade, MIDDLE } from './houses.dataset.ts'
import type { Stage } from './stage.ts'

export const FEW = 10_000
export const MANY = 1_000_000

/** Communities beside the one of the other measures, entered by the same person: one with few matters, one with many. */
export const SMALL = idOfMade('c', MIDDLE + 1) as CommunityId
export const LARGE = idOfMade('c', MIDDLE + 2) as CommunityId

/**
 * Matters of all houses in turn. One in ten is open, its clock standing in each of the five ways, four fifths of them
 * repairs in three states; a quarter of the open ones and one in two hundred of the closed lies with the person who
 * asks, one in twenty-five of the open with nobody. One in twenty was ever late, one in two hundred and fifty-five an emergency.
 */
export const addMatters = async (
  { owner, staffId }: Stage,
  o: { communityId: CommunityId; count: number },
): Promise<void> => {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `with house as (select array_agg(id) as ids, array_agg(building_id) as buildings from estate.house where community_id = $1),
       made as (select n, n / 10 as k, n % 10 = 0 as open, n % array_length(ids, 1) + 1 as at, ids, buildings
         from generate_series(1, $3::int) n, house),
       opened as (
         insert into matters.matter (community_id, id, number, kind, state, title, channel, priority, house_id, building_id,
           assignee_staff_id, assignee_role, opened_at, closed_at, due_at)
         select $1, gen_random_uuid(), 'BM' || n, case when k % 25 < 20 then 'repair' else 'task' end,
           case when open then (array['open', 'dispatched', 'accepted'])[1 + k / 5 % 3] else 'closed' end, '水管漏水', 'phone',
           case when n % 510 in (3, 100) then 'emergency' else 'normal' end, ids[at], buildings[at],
           case when open and k / 5 % 4 = 0 or n % 200 = 1 then $2::uuid end,
           case when (open and k / 5 % 4 <> 0 and k / 5 % 25 <> 1) or (not open and n % 200 <> 1) then 'technician' end,
           now() - ($3::int - n) * interval '1 second', case when not open then now() end,
           case when not open or k % 5 = 4 then 'infinity' else now() + case k % 5
             when 0 then - (k % 50000) * interval '1 minute' - interval '1 hour'
             when 1 then (30 + k % 29) * interval '1 minute'
             when 2 then interval '65 minutes' + k % 60 * interval '1 second'
             else interval '3 days' + (k % 50000) * interval '1 minute' end end
         from made returning community_id, id, number, opened_at
       )
     insert into matters.clock (community_id, matter_id, rule, name, started_at, due_at, met_at, breached_at)
     select community_id, id, 'arrive', '到场时限', opened_at, opened_at, opened_at, opened_at from opened
     where substr(number, 3)::int % 20 = 7`,
    [o.communityId, staffId, o.count],
  )
  await owner.query(`set session_replication_role = default`)
  // As the server would by itself: statistics, and which pages everybody sees.
  await owner.query('vacuum analyze matters.matter')
  await owner.query('vacuum analyze matters.clock')
}
