import { sql } from 'kysely'
import { type BusinessDate, dateFrom } from '../../../kernel/dates.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { lastDayOf } from '../../../kernel/periods.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { YearArrangement } from './arrangement.contract.ts'
import type { DayChange } from './arrangement.rules.ts'

const CHANGES_SHOWN = 20

type Stored = Omit<YearArrangement, 'year' | 'coveredTo'> & { readonly coveredUntil: BusinessDate }

/** The arrangement of a year with the December before it: one statement. */
export const arrangementOf = async (tx: Tx, year: number): Promise<YearArrangement> => {
  const from = dateFrom({ year: year - 1, month: 12, day: 1 })
  const until = dateFrom({ year: year + 1, month: 1, day: 1 })
  const { rows } = await sql<Stored>`/* matters.arrangement */
    select min(k.covered_from) as "coveredFrom", max(k.covered_until) as "coveredUntil",
      coalesce((select max(version) from matters.calendar_change), 0) as version,
      coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'workingDay', d.working_day, 'name', d.name) order by d.day)
        from matters.calendar_day d where d.day >= ${from} and d.day < ${until}), '[]'::jsonb) as days,
      coalesce((select jsonb_agg(jsonb_build_object('version', c.version, 'year', c.year, 'source', c.source,
          'changedBy', coalesce(s.name, ''), 'changedAt', c.changed_at, 'added', n.added, 'changed', n.changed, 'removed', n.removed)
          order by c.version desc)
        from (select * from matters.calendar_change order by version desc limit ${CHANGES_SHOWN}) c
        left join access.staff s on s.id = c.changed_by
        cross join lateral (
          select count(*) filter (where one -> 'before' = 'null') as added, count(*) filter (where one -> 'after' = 'null') as removed,
            count(*) filter (where one -> 'before' <> 'null' and one -> 'after' <> 'null') as changed
          from jsonb_array_elements(c.days) one
        ) n), '[]'::jsonb) as changes
    from matters.calendar_coverage k`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('the arrangement has a beginning')
  const { coveredUntil, changes, ...kept } = row
  return {
    ...kept,
    year,
    coveredTo: lastDayOf({ from: row.coveredFrom, until: coveredUntil }),
    changes: changes.map((one) => ({ ...one, changedAt: new Date(one.changedAt).toISOString() })),
  }
}

/** Writes a year: the change with the next version, the days that differ, and that the year is known now; false where somebody was first. */
export const saveArrangement = async (
  tx: Tx,
  o: {
    year: number
    version: number
    source: string
    changes: readonly DayChange[]
    extends: boolean
    by: StaffId
    at: Date
  },
): Promise<boolean> => {
  const { year, changes, source } = o
  const gone = changes.filter(({ after }) => after === null).map(({ day }) => day)
  const given = changes.flatMap(({ after }) => (after ? [after] : []))
  // The key of the change is what two editors meet at: the second waits here and then writes nothing.
  const { rows } = await sql`/* matters.save-arrangement */
    with first as (
      insert into matters.calendar_change (version, year, source, days, changed_by, changed_at)
      select ${o.version + 1}::int, ${year}::int, ${source}, ${JSON.stringify(changes)}::jsonb, ${o.by}::uuid, ${o.at}::timestamptz
      where ${o.version}::int = coalesce((select max(version) from matters.calendar_change), 0)
      on conflict do nothing
      returning version
    ), gone as (
      delete from matters.calendar_day where day = any(${gone}::date[]) and exists (select from first) returning day
    ), kept as (
      insert into matters.calendar_day (day, working_day, name)
      select g.day, g."workingDay", g.name from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (day date, "workingDay" boolean, name text)
      where exists (select from first)
      on conflict (day) do update set working_day = excluded.working_day, name = excluded.name
      returning day
    ), covered as (
      insert into matters.calendar_coverage (covered_from, covered_until, source)
      select ${dateFrom({ year, month: 1, day: 1 })}::date, ${dateFrom({ year: year + 1, month: 1, day: 1 })}::date, ${source}
      where ${o.extends}::boolean and exists (select from first)
      on conflict do nothing
      returning covered_from
    )
    select version from first`.execute(tx)
  return rows.length === 1
}

/** Until when holidays are known, and how many open deadlines of the community lie beyond what was known when they were reckoned. */
export const arrangementState = async (
  tx: Tx,
  communityId: CommunityId,
): Promise<{ coveredUntil: BusinessDate; assumed: number }> => {
  const { rows } = await sql<{ coveredUntil: BusinessDate; assumed: number }>`/* matters.arrangement-state */
    select (select max(covered_until) from matters.calendar_coverage) as "coveredUntil",
      (select count(*)::int from (${assumedQuery(communityId)}) counted) as assumed`.execute(tx)
  return rows[0] as { coveredUntil: BusinessDate; assumed: number }
}

export const assumedQuery = (communityId: CommunityId) => sql`
  select id from matters.clock
  where community_id = ${communityId} and calendar_assumed and met_at is null and ended_at is null limit 100`
