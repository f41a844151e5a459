import type { BusinessDate } from '../src/kernel/dates.ts'
import { statisticsOf, statisticsQueries } from '../src/modules/reports/complaints/statistics.store.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { openTransaction } from '../src/platform/database/tx.ts'
import { inTurn, ms, type Result } from './compare.ts'
import type { Stage } from './stage.ts'

/** Fewer, for trying it out, are named by LIREN_BENCH_MATTERS; the ratio then proves nothing. */
const MATTERS = Number(process.env.LIREN_BENCH_MATTERS ?? 1_000_000)
const YEAR = { from: '2025-01-01' as BusinessDate, to: '2025-12-31' as BusinessDate }
const NOW = new Date('2026-01-05T02:00:00Z')

/**
 * A year's statistics of complaints with a million matters in the community, one in twenty a complaint, every other one
 * of these called back, over two years: as the application asks for them, against the same statements sent bare by the owner.
 */
export const measureComplaintStatistics = async (stage: Stage): Promise<Result[]> => {
  await addMatters(stage)
  const pool = createPool({ url: stage.url, role: 'liren_app', max: 1 })
  const { communityId } = stage
  const asked = { ...YEAR, now: NOW, communityIds: [communityId], across: 'community' } as const
  const reach = { kind: 'community', communityId, write: false } as const
  const { transaction } = await openTransaction(pool, reach)
  const bare = Object.values(statisticsQueries(asked)).map((query) => query.compile(transaction.tx))
  const floor = async () => {
    for (const { sql, parameters } of bare) await stage.owner.query(sql, [...parameters])
  }
  const subject = () => statisticsOf(transaction.tx, asked)
  const { balance } = await subject()
  const times = await inTurn(10, floor, subject)
  await transaction.rollback()
  await pool.end()
  return [
    {
      name: '一年投诉统计',
      floor: ms(times.floor),
      subject: ms(times.subject),
      ratio: times.subject / times.floor,
      limit: { atMost: 2 },
      note: `受理 ${balance.received}，${times.subject <= 300 ? '不超过' : '超过'} 300 ms`,
    },
  ]
}

// Two years before the instant of the measure; the ids of the complaints rise with time, as real ones do.
const addMatters = async ({ owner, communityId }: Stage): Promise<void> => {
  const made = `'00000000-0000-4000-8100-' || lpad(to_hex(n), 12, '0')`
  const at = `timestamptz '2026-01-01 00:00+08' - (${MATTERS} - n) * (interval '730 days' / ${MATTERS})`
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `with house as (select array_agg(id) as ids from estate.house where community_id = $1)
     insert into matters.matter (community_id, id, number, kind, state, title, channel, house_id, opened_at, closed_at, due_at)
     select $1, (${made})::uuid, 'YR' || n, case when n % 20 = 0 then 'complaint' else 'repair' end, 'closed', '电梯抖动',
       (array['phone', 'visit', 'wechat', 'email'])[1 + n / 20 % 4], ids[1 + n / 20 % array_length(ids, 1)], ${at},
       case when n % 300 <> 0 then ${at} + n % 90 * interval '1 hour' end, 'infinity'
     from generate_series(1, ${MATTERS}) n, house`,
    [communityId],
  )
  await owner.query(
    `insert into desk.complaint (community_id, matter_id, registered_at, class_code, class_name, severity, department, repeat_of,
       first_answer, answered_at, validity, cause_kind, cause, action, result, resolved_at, satisfaction)
     select $1, m.id, m.opened_at, k.code, k.name, case when c.n % 9 = 0 then 'serious' else 'ordinary' end, k.department,
       case when c.n % 11 = 0 then gen_random_uuid() end, '已答复', m.opened_at + c.n % 60 * interval '1 hour',
       case when c.n % 7 = 0 then 'invalid' else 'valid' end,
       (array['people', 'equipment', 'material', 'method', 'environment', 'third-party', 'owner'])[1 + c.n % 7],
       '原因', '措施', '结果', m.closed_at, (array['satisfied', 'acceptable', 'unsatisfied', null])[1 + c.n % 4]
     from matters.matter m
     cross join lateral (select substr(m.number, 3)::int / 20 as n) c
     join (select row_number() over (order by code) - 1 as at, * from desk.default_complaint_class) k on k.at = c.n % 9
     where m.community_id = $1 and m.number ^@ 'YR' and m.kind = 'complaint'`,
    [communityId],
  )
  await owner.query(
    `insert into matters.clock (community_id, matter_id, rule, name, started_at, due_at, met_at, breached_at)
     select $1, m.id, r.rule, r.rule, m.opened_at, m.opened_at + r.hours * interval '1 hour', m.closed_at,
       case when m.closed_at > m.opened_at + r.hours * interval '1 hour' then m.opened_at + r.hours * interval '1 hour' end
     from matters.matter m
     join (values ('complaint', 'complaint.handled', 24), ('complaint', 'complaint.replied', 72), ('repair', 'repair.on-site', 2))
       r (kind, rule, hours) on r.kind = m.kind
     where m.community_id = $1 and m.number ^@ 'YR'`,
    [communityId],
  )
  await owner.query(
    `insert into callbacks.callback (community_id, matter_id, class, about_matter_id, about_finished_at, recorded_at, recorded_by, satisfaction)
     select $1, gen_random_uuid(), 'complaint', c.matter_id, c.resolved_at, c.resolved_at + interval '3 days', gen_random_uuid(),
       (array['very-satisfied', 'satisfied', 'fair', 'dissatisfied'])[1 + (substr(m.number, 3)::int / 40) % 4]
     from desk.complaint c
     join matters.matter m on m.community_id = c.community_id and m.id = c.matter_id
     where c.community_id = $1 and c.resolved_at is not null and substr(m.number, 3)::int % 40 = 0`,
    [communityId],
  )
  await owner.query(`set session_replication_role = default`)
  // As the database does by itself in the nights of these two years; the stage has switched it off.
  await owner.query('vacuum analyze matters.matter, matters.clock, desk.complaint, callbacks.callback')
}
