import { sql } from 'kysely'
import type { CardPanel } from '../../../platform/app/define-module.ts'
import { classNames, satisfactionNames } from '../words.ts'

/**
 * 上次回访 on the household card: how content the house was, and what it said; the last five. What happened to each
 * callback stands in the timeline of matters already.
 */
export const lastCallbackPanel: CardPanel = {
  id: 'callbacks.last',
  title: '上次回访',
  order: 70,
  right: 'callbacks.see',
  sql: ({ communityId, houseId }) => sql`(
    select jsonb_build_object(
      'summary', coalesce(max(word || case when problem then '，发现问题' else '' end) filter (where place = 1), '还没有回访过'),
      'tone', case when bool_or(place = 1 and (problem or satisfaction in ('dissatisfied', 'very-dissatisfied'))) then 'bad' else 'plain' end,
      'items', coalesce(jsonb_agg(jsonb_build_object(
        'id', matter_id, 'kind', 'callback', 'number', number, 'title', word,
        'detail', concat_ws(' · ', ${words(classNames)} ->> class, nullif(opinion, ''), case when problem then '发现问题' end),
        'at', recorded_at,
        'tone', case when problem or satisfaction in ('dissatisfied', 'very-dissatisfied') then 'bad' else 'plain' end)
        order by place), '[]'::jsonb))
    from (
      select k.matter_id, m.number, k.class, k.opinion, k.problem, k.satisfaction, k.recorded_at,
        ${words(satisfactionNames)} ->> k.satisfaction as word, row_number() over (order by k.recorded_at desc) as place
      from callbacks.callback k
      join matters.matter m on m.community_id = ${communityId} and m.id = k.matter_id
      where k.community_id = ${communityId} and k.house_id = ${houseId} and k.recorded_at is not null
      order by k.recorded_at desc limit 5
    ) last)`,
}

const words = (names: Readonly<Record<string, string>>) => sql`${JSON.stringify(names)}::jsonb`
