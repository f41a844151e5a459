import { addDays, type BusinessDate, dayOfWeek, daysBetween } from '../../../kernel/dates.ts'
import { monthOf, quarterOf, yearOf } from '../../../kernel/periods.ts'

/** Days from the first to the last, both included. */
export interface Days {
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** Monday of the week of a day. */
export const mondayOf = (date: BusinessDate): BusinessDate => addDays(date, 1 - dayOfWeek(date))

/** Monday to Sunday. */
export const weekOf = (date: BusinessDate): Days => {
  const from = mondayOf(date)
  return { from, to: addDays(from, 6) }
}

/** The month, quarter or year before a whole one; otherwise as many days directly before. */
export const periodBefore = ({ from, to }: Days): Days => {
  const last = addDays(from, -1)
  for (const calendar of [monthOf, quarterOf, yearOf]) {
    const whole = calendar(from)
    if (whole.from === from && whole.until === addDays(to, 1)) return { from: calendar(last).from, to: last }
  }
  return { from: addDays(from, -(daysBetween(from, to) + 1)), to: last }
}

/** The last week that is over. */
export const lastWholeWeek = (today: BusinessDate): Days => weekOf(addDays(mondayOf(today), -1))

/** How many weeks the trend shows, the last one being the week of the period's last day, or this one. */
export const TREND_WEEKS = 12

/** Mondays of the trend, oldest first. */
export const trendWeeks = (to: BusinessDate): readonly BusinessDate[] =>
  Array.from({ length: TREND_WEEKS }, (_, at) => addDays(mondayOf(to), (at + 1 - TREND_WEEKS) * 7))
