import { sql } from 'kysely'
import type { TimelineSource } from '../../../platform/app/define-module.ts'
import { titleFormNames, titleMannerNames } from '../titles/contract.ts'

type On = Parameters<TimelineSource['sql']>[0]

const MANNERS = JSON.stringify(titleMannerNames)
const FORMS = JSON.stringify(titleFormNames)

/** Titles as the timeline tells them: when, in what manner, to whom (§12.4.1); and where one ended without a successor. */
export const titleTimeline = ({ communityId, houseId, before, limit }: On) => sql`
  select u.id, u.at, 'title' as kind,
    case when u.is_end then '产权终止' else '产权登记：' || coalesce(${MANNERS}::jsonb ->> u.manner, u.manner) end as title,
    concat_ws('；', u.holders, coalesce(${FORMS}::jsonb ->> u.form, u.form), nullif(u.note, '')) as detail,
    coalesce(s.name, '') as actor
  from (
    select t.id, x.at, x.is_end, t.manner, t.form, t.recorded_by, case when x.is_end then t.note else '' end as note,
      (select string_agg(p.name || case when w.share_numerator is null then ''
          else ' ' || w.share_numerator || '/' || w.share_denominator end, '、' order by w.position, p.name)
        from households.title_holder w join households.party p on p.community_id = w.community_id and p.id = w.party_id
        where w.community_id = ${communityId} and w.title_id = t.id) as holders
    from households.title t cross join lateral (
      select (t.begins_on::timestamp at time zone 'Asia/Shanghai') as at, false as is_end
      union all select (t.ends_on::timestamp at time zone 'Asia/Shanghai'), true where t.ends_on is not null
        and not exists (select from households.title n where n.community_id = ${communityId}
          and n.house_id = ${houseId} and n.begins_on = t.ends_on)
    ) x
    where t.community_id = ${communityId} and t.house_id = ${houseId} and x.at < ${before}
  ) u left join access.staff s on s.id = u.recorded_by
  order by u.at desc limit ${limit}`

/** Leases as the timeline tells them: the day each began, and the day one ended before its time. */
export const leaseTimeline = ({ communityId, houseId, before, limit }: On) => sql`
  select u.id, u.at, 'lease' as kind,
    case when u.is_end then '租约提前终止' else '租约开始' end || case when u.part = '' then '' else '：' || u.part end as title,
    concat_ws('；', u.tenants, case when not u.is_end then '租期至 ' || (u.ends_on - 1) end) as detail,
    coalesce(s.name, '') as actor
  from (
    select l.id, x.at, x.is_end, l.part, l.ends_on, l.recorded_by,
      (select string_agg(p.name, '、' order by w.position, p.name)
        from households.lease_tenant w join households.party p on p.community_id = w.community_id and p.id = w.party_id
        where w.community_id = ${communityId} and w.lease_id = l.id) as tenants
    from households.lease l cross join lateral (
      select (l.begins_on::timestamp at time zone 'Asia/Shanghai') as at, false as is_end
      union all select (l.ended_early_on::timestamp at time zone 'Asia/Shanghai'), true where l.ended_early_on is not null
    ) x
    where l.community_id = ${communityId} and l.house_id = ${houseId} and x.at < ${before}
  ) u left join access.staff s on s.id = u.recorded_by
  order by u.at desc limit ${limit}`

/** Occupants as the timeline tells them: moved in, moved out. */
export const occupantTimeline = ({ communityId, houseId, before, limit }: On) => sql`
  select u.id, u.at, 'occupant' as kind, case when u.is_end then '住户搬离' else '住户入住' end as title,
    concat_ws('；', u.name, nullif(u.relation, '')) as detail, coalesce(s.name, '') as actor
  from (
    select o.id, x.at, x.is_end, p.name, o.relation, o.recorded_by
    from households.occupant o
    join households.party p on p.community_id = o.community_id and p.id = o.party_id
    cross join lateral (
      select (o.begins_on::timestamp at time zone 'Asia/Shanghai') as at, false as is_end
      union all select (o.ends_on::timestamp at time zone 'Asia/Shanghai'), true where o.ends_on is not null
    ) x
    where o.community_id = ${communityId} and o.house_id = ${houseId} and x.at < ${before}
  ) u left join access.staff s on s.id = u.recorded_by
  order by u.at desc limit ${limit}`
