import { sql } from 'kysely'
import type { CardPanel, TimelineSource } from '../../platform/app/define-module.ts'
import { outcomeNames } from './words.ts'

/**
 * 正在发生 on the household card: the open incidents that cover this house, each with the script, and the hints of its
 * building. The card is opened with every call, so this is what the clerk sees before saying hello.
 */
export const noticesPanel: CardPanel = {
  id: 'desk.notices',
  title: '正在发生',
  order: 1,
  right: 'desk.receive',
  sql: ({ communityId, houseId, now }) => sql`(
    select jsonb_build_object('summary', '', 'tone', '', 'items', coalesce(jsonb_agg(n.item order by n.position, n.begins_at), '[]'::jsonb))
    from estate.house h
    cross join lateral (
      select 0 as position, i.begins_at, jsonb_strip_nulls(jsonb_build_object(
          'id', i.matter_id, 'kind', 'incident', 'number', m.number, 'title', m.title, 'detail', i.script,
          'at', i.begins_at, 'dueAt', i.expected_until,
          'tone', case when i.begins_at > ${now} then 'plain' else 'bad' end)) as item
      from desk.incident i
      join matters.matter m on m.community_id = ${communityId} and m.id = i.matter_id
      where i.community_id = ${communityId} and i.ended_at is null
        and (i.whole_community or exists (select from desk.incident_area a
          where a.community_id = ${communityId} and a.matter_id = i.matter_id and a.building_id = h.building_id
            and (a.entrance_id is null or a.entrance_id = h.entrance_id)))
      union all
      select 1, t.changed_at, jsonb_build_object('id', t.id, 'kind', 'hint', 'title', t.body, 'tone', 'plain')
      from desk.hint t
      where t.community_id = ${communityId} and t.removed_at is null and t.building_id = h.building_id and t.kind is null
        and t.valid_from <= (${now}::timestamptz at time zone 'Asia/Shanghai')::date
        and (t.valid_until is null or t.valid_until >= (${now}::timestamptz at time zone 'Asia/Shanghai')::date)
    ) n
    where h.community_id = ${communityId} and h.id = ${houseId})`,
}

/** Calls of the house, in its timeline. */
export const callsTimeline: TimelineSource = {
  id: 'desk.calls',
  right: 'desk.see-receptions',
  sql: ({ communityId, houseId, before, limit }) => sql`
    select c.id, c.started_at as at, 'call' as kind,
      '来电' || coalesce('（' || (${JSON.stringify(outcomeNames)}::jsonb ->> c.outcome) || '）', '')
        || coalesce(' ' || nullif(c.caller_name, ''), '') as title,
      c.content as detail, s.name as actor
    from desk.call c join access.staff s on s.id = c.taken_by
    where c.community_id = ${communityId} and c.house_id = ${houseId} and c.started_at < ${before}
    order by c.started_at desc limit ${limit}`,
}
