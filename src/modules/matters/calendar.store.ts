import { sql } from 'kysely'
import { type Calendar, type CalendarDay, calendarOf, type Interval, type WeekHours } from '../../kernel/calendar.ts'
import { addDays, type BusinessDate } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { readTimeOfDay } from '../../kernel/time-of-day.ts'
import type { Tx } from '../../platform/database/tx.ts'

interface Row {
  readonly hours: readonly (readonly { from: string; to: string }[])[]
  readonly covered_from: BusinessDate
  readonly covered_until: BusinessDate
  readonly days: readonly { day: BusinessDate; working_day: boolean; name: string }[] | null
}

/**
 * The business calendar of a community from a day on (§12.3.2): its reception hours, on public holidays those of
 * Sunday, on make-up working days those of Monday. A community without any hours counts as always open.
 */
export const calendarOfCommunity = async (
  tx: Tx,
  o: { communityId: CommunityId; from: BusinessDate },
): Promise<Calendar> => {
  const { rows } = await sql<Row>`/* matters.calendar */
    select c.reception_hours as hours, k.covered_from, k.covered_until,
      (select jsonb_agg(jsonb_build_object('day', d.day, 'working_day', d.working_day, 'name', d.name) order by d.day)
        from matters.calendar_day d where d.day >= ${o.from} and d.day < k.covered_until) as days
    from access.community c
    cross join (select min(covered_from) as covered_from, max(covered_until) as covered_until from matters.calendar_coverage) k
    where c.community_id = ${o.communityId}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('a community has a calendar')
  return calendarFrom(row, o.from)
}

/** A calendar for clocks that ask none: it knows no day at all. */
export const noCalendar = (today: BusinessDate): Calendar =>
  calendarOf({ covered: { from: today, until: addDays(today, 1) }, week: weekOf([]), special: [] })

const calendarFrom = (row: Row, from: BusinessDate): Calendar => {
  const week = weekOf(row.hours)
  const covered = { from: from > row.covered_from ? from : row.covered_from, until: row.covered_until }
  const special = (row.days ?? []).map(
    ({ day, working_day: workingDay, name }): CalendarDay => ({
      date: day,
      name,
      workingDay,
      open: (workingDay ? week[1] : week[7]).open,
    }),
  )
  return calendarOf({ covered, week, special })
}

const weekOf = (hours: Row['hours']): WeekHours => {
  const unknown = hours.every((day) => day.length === 0)
  const open = (day: number): readonly Interval[] =>
    unknown ? ALWAYS : (hours[day - 1] ?? []).map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
  const working = (day: number) => ({ workingDay: true, open: open(day) })
  const weekend = (day: number) => ({ workingDay: false, open: open(day) })
  return {
    1: working(1),
    2: working(2),
    3: working(3),
    4: working(4),
    5: working(5),
    6: weekend(6),
    7: weekend(7),
  }
}

const ALWAYS: readonly Interval[] = [{ from: 0, to: 1440 }]

const minutesOf = (text: string): number => {
  const read = readTimeOfDay(text)
  if (!read.ok) throw new RangeError(read.message)
  return read.value
}
