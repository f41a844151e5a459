import { type RawBuilder, sql } from 'kysely'
import { addDays, type BusinessDate, businessDateAt, startOfDay } from '../../../kernel/dates.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Facet } from '../words.ts'
import { complaints, countedIn, facetValues, inCommunities, matterCounted, type Within } from './counted.store.ts'
import { nameOf } from './facet-names.ts'
import { type Days, periodBefore, trendWeeks } from './period.rules.ts'
import type { GroupLine, Statistics } from './statistics.contract.ts'

/** Facets in the statistics of one community; across the company the community stands for buildings and zones. */
const own: readonly Facet[] = [
  ...(['class', 'severity', 'building', 'zone', 'channel', 'cause', 'department'] as const),
  ...(['validity', 'repeat', 'handled', 'replied', 'satisfaction'] as const),
]
const ofCompany: readonly Facet[] = ['community', ...own.filter((facet) => facet !== 'building' && facet !== 'zone')]

export interface StatisticsAsked extends Within {
  /** Of one community, or over all that are named. */
  readonly across: 'community' | 'company'
}

/** The statements of the statistics: the period, the totals of the one before, and the trend. */
export const statisticsQueries = (asked: StatisticsAsked) => ({
  figures: figuresQuery(asked, asked.across === 'company' ? ofCompany : own),
  earlier: totalsQuery({ ...asked, ...periodBefore(asked) }),
  trend: trendQuery(asked),
})

/** All figures of a period: three statements over the same rows, whatever the number of complaints. */
export const statisticsOf = async (tx: Tx, asked: StatisticsAsked): Promise<Statistics> => {
  const queries = statisticsQueries(asked)
  const [figures] = (await queries.figures.execute(tx)).rows
  const [earlier] = (await queries.earlier.execute(tx)).rows
  if (!figures || !earlier) throw new Error('statistics without a row')
  const lines = figures.lines.map(lineOf)
  const { from, to } = asked
  return {
    ...{ from, to },
    balance: balanceOf(figures),
    all: allOf(lines),
    groups: lines.filter(({ facet }) => facet !== 'all'),
    hoursToAnswer: hoursOf(figures.answer_hours, figures.answered),
    hoursToResult: hoursOf(figures.result_hours, figures.resolved),
    before: { ...periodBefore(asked), ...totalsOf(earlier) },
    trend: (await queries.trend.execute(tx)).rows,
  }
}

interface StoredMeasures {
  readonly received: number
  readonly valid: number
  readonly repeat: number
  readonly handled_broken: number
  readonly replied_broken: number
  readonly unsatisfied: number
}

interface StoredLine extends StoredMeasures {
  readonly facet: Facet | 'all'
  readonly value: string
  readonly name: string | null
}

interface StoredBalance {
  readonly carried: number
  readonly closed: number
  readonly open: number
}

type StoredTotals = StoredBalance & StoredMeasures

interface StoredFigures extends StoredBalance {
  readonly lines: readonly StoredLine[]
  readonly answered: number
  readonly resolved: number
  readonly answer_hours: readonly number[] | null
  readonly result_hours: readonly number[] | null
}

const column = (facet: Facet) => sql.ref(facet)

const MEASURES = sql.raw(`count(*)::int as received, count(*) filter (where is_valid)::int as valid,
  count(*) filter (where is_repeat)::int as repeat, count(*) filter (where is_handled_broken)::int as handled_broken,
  count(*) filter (where is_replied_broken)::int as replied_broken, count(*) filter (where is_unsatisfied)::int as unsatisfied`)

/** What the measures count, each decided once for a complaint, however many lines it stands in. */
const measured = (values: ReturnType<typeof facetValues>) => sql`${values.validity} = 'valid' as is_valid,
  ${values.repeat} = 'yes' as is_repeat, ${values.handled} = 'broken' as is_handled_broken,
  ${values.replied} = 'broken' as is_replied_broken, ${values.satisfaction} = 'unsatisfied' as is_unsatisfied`

/** The figures of a period in one row: the lines of all facets, the balance, and how many hours it took. */
const figuresQuery = (within: Within, facets: readonly Facet[]): RawBuilder<StoredFigures> => {
  const values = facetValues(within.now)
  const columns = facets.map((facet) => sql`${values[facet]} as ${column(facet)}`)
  return sql<StoredFigures>`/* reports.complaint-figures */
    with counted as materialized (
      select ${sql.join([measured(values), ...columns])},
        extract(epoch from c.answered_at - c.registered_at)::float8 / 3600 as answer_hours,
        extract(epoch from c.resolved_at - c.registered_at)::float8 / 3600 as result_hours
      from ${complaints(within, { places: true })} where ${countedIn('received', within)}
    ), line as (
      select ${facetOf(facets)} as facet, ${valueIn(facets)} as value, ${MEASURES}
      from counted group by grouping sets (${sql.join([sql`()`, ...facets.map((facet) => sql`(${column(facet)})`)])})
    )
    select ${balanceIn(within)},
      (select jsonb_agg(to_jsonb(line) || jsonb_build_object('name', ${namesOf(within)})) from line) as lines, hours.*
    from (
      select count(answer_hours)::int as answered, count(result_hours)::int as resolved,
        percentile_cont(array[0.5, 0.9]) within group (order by answer_hours) as answer_hours,
        percentile_cont(array[0.5, 0.9]) within group (order by result_hours) as result_hours
      from counted
    ) hours`
}

/** The totals of the period before, without lines. */
const totalsQuery = (within: Within): RawBuilder<StoredTotals> => sql<StoredTotals>`/* reports.complaint-totals */
  select ${balanceIn(within)}, ${MEASURES}
  from (
    select ${measured(facetValues(within.now))}
    from ${complaints(within, { places: false })} where ${countedIn('received', within)}
  ) counted`

const balanceIn = (within: Within): RawBuilder<unknown> =>
  sql`${countOf('carried', within)} as carried, ${countOf('closed', within)} as closed, ${countOf('open', within)} as open`

const facetOf = (facets: readonly Facet[]): RawBuilder<unknown> =>
  sql`case ${sql.join(
    facets.map((facet) => sql`when grouping(${column(facet)}) = 0 then ${sql.lit(facet)}`),
    sql` `,
  )} else 'all' end`

const valueIn = (facets: readonly Facet[]): RawBuilder<unknown> => sql`coalesce(${sql.join(facets.map(column))}, '')`

const countOf = (counted: 'carried' | 'closed' | 'open', within: Within): RawBuilder<unknown> => {
  const [from, until] = [startOfDay(within.from), startOfDay(addDays(within.to, 1))]
  return sql`(select count(*)::int from matters.matter m
    where ${inCommunities(sql`m.community_id`, within)} and ${matterCounted(counted, { from, until })})`
}

/** Names that the data gives: buildings, zones, communities and classes of complaints. */
const namesOf = (within: Within): RawBuilder<unknown> => sql`case
  when line.value = 'none' then null
  when line.facet = 'building' then (select coalesce(nullif(e.name, ''), e.code || '栋') from estate.building e
    where ${inCommunities(sql`e.community_id`, within)} and e.id = line.value::uuid)
  when line.facet = 'zone' then (select e.name from estate.zone e
    where ${inCommunities(sql`e.community_id`, within)} and e.id = line.value::uuid)
  when line.facet = 'community' then (select e.name from access.community e where e.community_id = line.value::uuid)
  when line.facet = 'class' then coalesce(
    (select e.name from desk.complaint_class e where ${inCommunities(sql`e.community_id`, within)} and e.code = line.value
      order by e.community_id limit 1),
    (select e.name from desk.default_complaint_class e where e.code = line.value))
  end`

interface TrendLine {
  readonly week: BusinessDate
  readonly received: number
  readonly handledBroken: number
  readonly unsatisfied: number
}

/** Twelve weeks by the Monday of registration, none that has not begun; a week without complaints is there too. */
const trendQuery = (within: Within): RawBuilder<TrendLine> => {
  const today = businessDateAt(within.now)
  const weeks = trendWeeks(within.to < today ? within.to : today)
  const values = facetValues(within.now)
  const days: Days = { from: weeks[0] as BusinessDate, to: addDays(weeks.at(-1) as BusinessDate, 6) }
  return sql<TrendLine>`/* reports.complaint-trend */
    select w.week, coalesce(n.received, 0) as received, coalesce(n."handledBroken", 0) as "handledBroken",
      coalesce(n.unsatisfied, 0) as unsatisfied
    from unnest(${weeks}::date[]) w (week)
    left join (
      select date_trunc('week', c.registered_at at time zone 'Asia/Shanghai')::date as week, count(*)::int as received,
        count(*) filter (where ${values.handled} = 'broken')::int as "handledBroken",
        count(*) filter (where ${values.satisfaction} = 'unsatisfied')::int as unsatisfied
      from ${complaints(within, { places: false })} where ${countedIn('received', { ...within, ...days })} group by 1
    ) n on n.week = w.week
    order by w.week`
}

const lineOf = (line: StoredLine): GroupLine => {
  const { facet, value, name, handled_broken: handledBroken, replied_broken: repliedBroken, ...rest } = line
  return { ...rest, facet, value, name: nameOf(facet, value, name), handledBroken, repliedBroken }
}

const allOf = (lines: readonly GroupLine[]): GroupLine => {
  const all = lines.find(({ facet }) => facet === 'all')
  if (!all) throw new Error('statistics without a total')
  return all
}

/** The totals of a period as the page knows them: its balance, and the line of all. */
const totalsOf = (totals: StoredTotals): Pick<Statistics, 'balance' | 'all'> => {
  const { carried, closed, open, ...measures } = totals
  const all = lineOf({ ...measures, facet: 'all', value: '', name: null })
  return { balance: { carried, received: all.received, closed, open }, all }
}

const balanceOf = (figures: StoredFigures): Statistics['balance'] => ({
  carried: figures.carried,
  received: allOf(figures.lines.map(lineOf)).received,
  closed: figures.closed,
  open: figures.open,
})

const hoursOf = (percentiles: readonly number[] | null, count: number): Statistics['hoursToAnswer'] => {
  const [median = null, p90 = null] = (percentiles ?? []).map((one) =>
    one === null ? null : Math.round(one * 10) / 10,
  )
  return { count, median, p90 }
}
