import { sql } from 'kysely'
import type { CardPanel, TimelineSource } from '../../platform/app/define-module.ts'
import { keyEventNames, keyKindNames } from './words.ts'

/** 钥匙 on the household card: which keys of the house the centre has, and who has the lent ones. */
export const keysPanel: CardPanel = {
  id: 'keys',
  title: '钥匙',
  order: 60,
  right: 'keys.read',
  sql: ({ communityId, houseId, now }) => sql`(
    select jsonb_build_object(
      'summary', case when count(*) = 0 then '无' else count(*) || ' 串' || case when count(l.id) > 0 then '，借出 ' || count(l.id) else '' end end,
      'tone', case when bool_or(l.due_at < ${now}) then 'bad' else 'plain' end,
      'items', coalesce(jsonb_agg(jsonb_build_object(
        'id', k.id, 'kind', 'key', 'number', k.number,
        'title', ${sql.raw(caseOf('k.kind', keyKindNames))},
        'detail', case when l.id is null then coalesce(c.name || ' ' || k.hook || ' 号钩', '') else l.borrower_name || '：' || l.purpose end,
        'tone', case when l.due_at < ${now} then 'bad' when l.id is not null then 'warn' else 'plain' end,
        'dueAt', l.due_at) order by k.sort_key), '[]'::jsonb))
    from keys.key k
    left join keys.loan l on l.community_id = k.community_id and l.key_id = k.id and l.ended_at is null
    left join keys.cabinet c on c.community_id = k.community_id and c.id = k.cabinet_id
    where k.community_id = ${communityId} and k.house_id = ${houseId} and k.state not in ('replaced', 'handed-over'))`,
}

/** What happened to the keys of a house, in its timeline. */
export const keysTimeline: TimelineSource = {
  id: 'keys',
  right: 'keys.read',
  sql: ({ communityId, houseId, before, limit }) => sql`
    select e.id, e.at, 'key' as kind, '钥匙 ' || k.number || ' ' || ${sql.raw(caseOf('e.what', keyEventNames))} as title,
      e.note as detail, coalesce(s.name, '') as actor
    from keys.key k
    join keys.key_event e on e.community_id = k.community_id and e.key_id = k.id
    left join access.staff s on s.id = e.by_id
    where k.community_id = ${communityId} and k.house_id = ${houseId} and e.at < ${before}
    order by e.at desc limit ${limit}`,
}

const caseOf = (column: string, names: Readonly<Record<string, string>>): string =>
  `case ${column} ${Object.entries(names)
    .map(([value, name]) => `when '${value}' then '${name}'`)
    .join(' ')} end`
