import { sql } from 'kysely'
import type { CardPanel, TimelineSource } from '../../platform/app/define-module.ts'
import { matterKinds } from './matter-kind.ts'

/** 未结事项: what is open about the house, the next deadline first. */
export const openMattersPanel: CardPanel = {
  id: 'matters.open',
  title: '未结事项',
  order: 20,
  right: 'matters.see',
  sql: ({ communityId, houseId, now }) => sql`(
    select jsonb_strip_nulls(jsonb_build_object(
      'summary', case when count(*) = 0 then '没有未结事项' else '未结 ' || count(*) || ' 件' ||
        case when count(*) filter (where m.due_at < ${now}) = 0 then '' else '，超时 ' || count(*) filter (where m.due_at < ${now}) || ' 件' end end,
      'tone', case when count(*) filter (where m.due_at < ${now}) > 0 then 'bad' else '' end,
      'items', coalesce(jsonb_agg(jsonb_build_object(
        'id', m.id, 'kind', m.kind, 'number', m.number, 'title', m.title,
        'detail', ${words()}::jsonb -> m.kind ->> 'name' || ' · ' || coalesce(${words()}::jsonb -> m.kind -> 'states' ->> m.state, m.state)
          || coalesce(' · ' || s.name, ''),
        'at', m.opened_at, 'dueAt', nullif(m.due_at, 'infinity'),
        'tone', case when m.due_at < ${now} then 'bad' end) order by m.due_at, m.id), '[]'::jsonb)))
    from matters.matter m
    left join access.staff s on s.id = m.assignee_staff_id
    where m.community_id = ${communityId} and m.house_id = ${houseId} and m.closed_at is null)`,
}

/** What happened to matters of the house; comments stay inside the centre's own timeline of the matter. */
export const mattersTimeline: TimelineSource = {
  id: 'matters',
  right: 'matters.see',
  sql: ({ communityId, houseId, before, limit }) => sql`
    select e.id, e.at, m.kind,
      (${words()}::jsonb -> m.kind ->> 'name') || ' ' || m.number || ' ' || case e.kind
        when 'opened' then '登记'
        when 'word' then '告知住户'
        when 'breach' then '超时'
        else coalesce(${words()}::jsonb -> m.kind -> 'actions' ->> e.action, e.action) end as title,
      concat_ws('：', case when e.kind = 'opened' then m.title end, nullif(e.body, '')) as detail,
      coalesce(s.name, '系统') as actor
    from matters.matter m
    join matters.entry e on e.community_id = ${communityId} and e.matter_id = m.id
    left join access.staff s on s.id = e.author_id
    where m.community_id = ${communityId} and m.house_id = ${houseId}
      and e.kind in ('opened', 'moved', 'word', 'breach') and e.at < ${before}
    order by e.at desc, e.matter_version desc limit ${limit}`,
}

/** The words of all kinds, for use inside a statement. */
const words = (): string =>
  JSON.stringify(
    Object.fromEntries(
      matterKinds().map((kind) => [
        kind.id,
        { name: kind.name, states: kind.process.words.states, actions: kind.process.words.actions },
      ]),
    ),
  )
