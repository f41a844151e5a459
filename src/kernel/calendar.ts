import { addDays, type BusinessDate, businessDateAt, dayOfWeek, formatDate, instantAt } from './dates.ts'
import { contains, lastDayOf, type Period } from './periods.ts'

/** Opening hours within one day, in minutes after midnight, half-open: 08:30–18:00 is `{ from: 510, to: 1080 }`; 1440 is 24:00. */
export interface Interval {
  readonly from: number
  readonly to: number
}

export interface DayHours {
  /** A working day (工作日): what clocks in working days count. */
  readonly workingDay: boolean
  /** Opening hours, in order, several a day (a lunch break lies between two); empty when closed. Independent of `workingDay`. */
  readonly open: readonly Interval[]
}

export interface CalendarDay extends DayHours {
  readonly date: BusinessDate
  /** What makes the day special: `国庆节`, `国庆节调休`. */
  readonly name?: string
}

/** Hours of the ordinary week, by ISO day: 1 Monday … 7 Sunday. */
export type WeekHours = Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, DayHours>>

/** A business calendar as data. Questions about days outside `covered` are answered `outside-calendar`, never by guess. */
export interface Calendar {
  /** The days for which holidays and make-up working days are known. */
  readonly covered: Period
  readonly week: WeekHours
  readonly special: ReadonlyMap<BusinessDate, CalendarDay>
}

/** The answer of a calendar, or that it cannot know: `asked` lies outside `covered`. */
export type CalendarAnswer<T> = { readonly ok: true; readonly value: T } | OutsideCalendar

export interface OutsideCalendar {
  readonly ok: false
  readonly fault: 'outside-calendar'
  readonly asked: BusinessDate
  readonly covered: Period
  readonly message: string
}

const MINUTE_MS = 60_000

/**
 * Builds a calendar from the ordinary week and the special days (holidays, make-up working days 调休, shortened days).
 * RangeError when hours overlap, are turned round or leave the day, when a day is named twice or lies outside `covered`.
 */
export const calendarOf = (data: { covered: Period; week: WeekHours; special: readonly CalendarDay[] }): Calendar => {
  const special = new Map<BusinessDate, CalendarDay>()
  for (const day of data.special) {
    if (special.has(day.date)) throw new RangeError(`day named twice: ${day.date}`)
    if (!contains(data.covered, day.date)) throw new RangeError(`day outside the calendar: ${day.date}`)
    special.set(day.date, day)
  }
  for (const { open } of [...Object.values(data.week), ...data.special]) {
    const fault = hoursFault(open)
    if (fault) throw new RangeError(fault)
  }
  return { covered: data.covered, week: data.week, special }
}

/** Why these opening hours cannot be, in Chinese; undefined when they can. */
export const hoursFault = (open: readonly Interval[]): string | undefined => {
  let last = 0
  for (const { from, to } of open) {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to > 1440)
      return '营业时间须在 00:00 至 24:00 之间'
    if (from >= to) return '营业时间的结束须晚于开始，跨过午夜的请分成两段'
    if (from < last) return '同一天的营业时间须按先后填写，并且不能重叠'
    last = to
  }
  return undefined
}

/** What a day is: its hours and whether it is a working day. */
export const dayOn = (calendar: Calendar, date: BusinessDate): CalendarAnswer<CalendarDay> => {
  if (!contains(calendar.covered, date)) return outside(calendar, date)
  const ordinary = calendar.week[dayOfWeek(date) as keyof WeekHours]
  return { ok: true, value: calendar.special.get(date) ?? { date, ...ordinary } }
}

/**
 * The earliest instant by which the centre has been open for `minutes` since `start`: Friday 16:30 plus one hour, open
 * 9–17, is Monday 9:30; Friday 16:00 plus one hour is Friday 17:00. Zero minutes is `start` itself.
 */
export const addWorkingTime = (calendar: Calendar, start: Date, minutes: number): CalendarAnswer<Date> => {
  if (!(minutes >= 0)) throw new RangeError(`working time must not be negative: ${minutes}`)
  let left = Math.round(minutes * MINUTE_MS)
  if (left === 0) return { ok: true, value: start }
  for (let date = businessDateAt(start); ; date = addDays(date, 1)) {
    const day = dayOn(calendar, date)
    if (!day.ok) return day
    for (const [opens, closes] of openTimes(day.value)) {
      const from = Math.max(opens, start.getTime())
      if (closes <= from) continue
      if (left <= closes - from) return { ok: true, value: new Date(from + left) }
      left -= closes - from
    }
  }
}

/** For how many minutes the centre is open in [from, to); parts of a minute as a fraction; 0 when `to` is not later. */
export const workingMinutesBetween = (calendar: Calendar, from: Date, to: Date): CalendarAnswer<number> => {
  if (to <= from) return { ok: true, value: 0 }
  let open = 0
  for (let date = businessDateAt(from); instantAt(date, 0) < to; date = addDays(date, 1)) {
    const day = dayOn(calendar, date)
    if (!day.ok) return day
    for (const [opens, closes] of openTimes(day.value)) {
      open += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()))
    }
  }
  return { ok: true, value: open / MINUTE_MS }
}

/** The `days`-th working day after `date`, which itself is not counted (民法典 201); zero days is `date` itself. */
export const addWorkingDays = (calendar: Calendar, date: BusinessDate, days: number): CalendarAnswer<BusinessDate> => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`working days must be a whole number: ${days}`)
  let reached = date
  for (let left = days; left > 0; ) {
    reached = addDays(reached, 1)
    const day = dayOn(calendar, reached)
    if (!day.ok) return day
    if (day.value.workingDay) left--
  }
  return { ok: true, value: reached }
}

const openTimes = (day: CalendarDay): [number, number][] =>
  day.open.map(({ from, to }) => [instantAt(day.date, from).getTime(), instantAt(day.date, to).getTime()])

const outside = ({ covered }: Calendar, asked: BusinessDate): OutsideCalendar => ({
  ok: false,
  fault: 'outside-calendar',
  asked,
  covered,
  message: `工作日历只录有 ${formatDate(covered.from)}至${formatDate(lastDayOf(covered))}，不能推算 ${formatDate(asked)}，请先补录日历`,
})
