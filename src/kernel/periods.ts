import { addDays, addMonths, type BusinessDate, dateFrom, daysBetween, yearMonthDay } from './dates.ts'

/** Days from `from` up to, but not with, `until`; `null` is open-ended. A `daterange` of the database. */
export interface DateRange {
  readonly from: BusinessDate
  readonly until: BusinessDate | null
}

/** A range whose end is known. */
export interface Period extends DateRange {
  readonly until: BusinessDate
}

/** A range of the calendar with its name: `2026年4月`, `2026年第二季度`, `2026年上半年`, `2026年`. */
export interface NamedPeriod extends Period {
  readonly label: string
}

/** The range of days that people write as "from … to …", both named days in it; RangeError when turned round. */
export const fromFirstToLast = (first: BusinessDate, last: BusinessDate): Period => {
  if (last < first) throw new RangeError(`range ends before it begins: ${first} to ${last}`)
  return { from: first, until: addDays(last, 1) }
}

/** The last day in a period, as people write it. */
export const lastDayOf = (period: Period): BusinessDate => addDays(period.until, -1)

export const contains = (range: DateRange, date: BusinessDate): boolean =>
  range.from <= date && (range.until === null || date < range.until)

/** True when both have a day in common; ranges that only touch do not. */
export const overlap = (a: DateRange, b: DateRange): boolean => intersection(a, b) !== undefined

/** The days two ranges have in common; undefined when there are none. */
export const intersection = (a: DateRange, b: DateRange): DateRange | undefined => {
  const from = a.from > b.from ? a.from : b.from
  const until = earlier(a.until, b.until)
  return until === null || from < until ? { from, until } : undefined
}

/** How many days a period has; an empty or turned one none. */
export const daysIn = (period: Period): number => Math.max(0, daysBetween(period.from, period.until))

/** Every day of a period, in order. */
export const eachDay = (period: Period): BusinessDate[] =>
  Array.from({ length: daysIn(period) }, (_, index) => addDays(period.from, index))

/** The calendar month that holds the date. */
export const monthOf = (date: BusinessDate): NamedPeriod => {
  const { year, month } = yearMonthDay(date)
  return monthsFrom({ year, month, months: 1, label: `${year}年${month}月` })
}

/** The quarter that holds the date. */
export const quarterOf = (date: BusinessDate): NamedPeriod => {
  const { year, month } = yearMonthDay(date)
  const quarter = Math.ceil(month / 3)
  return monthsFrom({
    year,
    month: quarter * 3 - 2,
    months: 3,
    label: `${year}年第${'一二三四'.charAt(quarter - 1)}季度`,
  })
}

/** The half year that holds the date. */
export const halfYearOf = (date: BusinessDate): NamedPeriod => {
  const { year, month } = yearMonthDay(date)
  const first = month <= 6
  return monthsFrom({ year, month: first ? 1 : 7, months: 6, label: `${year}年${first ? '上' : '下'}半年` })
}

/** The calendar year that holds the date. */
export const yearOf = (date: BusinessDate): NamedPeriod => {
  const { year } = yearMonthDay(date)
  return monthsFrom({ year, month: 1, months: 12, label: `${year}年` })
}

/**
 * Periods of `months` months each, counted from the anchor (the first day of a lease), the `index`-th one, from 0.
 * Neighbours touch, none overlaps, and the anchor's day never drifts: 31 January, 28 February, 31 March.
 */
export const nthPeriod = ({
  anchor,
  months,
  index,
}: {
  anchor: BusinessDate
  months: number
  index: number
}): Period => ({
  from: addMonths(anchor, months * index),
  until: addMonths(anchor, months * (index + 1)),
})

const monthsFrom = (first: { year: number; month: number; months: number; label: string }): NamedPeriod => {
  const from = dateFrom({ year: first.year, month: first.month, day: 1 })
  return { from, until: addMonths(from, first.months), label: first.label }
}

const earlier = (a: BusinessDate | null, b: BusinessDate | null): BusinessDate | null => {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
