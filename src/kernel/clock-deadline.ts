import { addWorkingTime, type Calendar, type CalendarAnswer, dayOn, workingMinutesBetween } from './calendar.ts'
import type { ClockTarget } from './clock-policy.ts'
import { addDays, type BusinessDate, businessDateAt, instantAt } from './dates.ts'

/** Time in which a clock stands still; `to` is null while nobody knows its end. */
export interface Pause {
  readonly from: Date
  readonly to: Date | null
}

/**
 * When a target counted from `from` is due. Pauses, in order and apart, hold it up: time in them is not counted, and
 * a day is not counted when the clock stands still at its end. Null when it stands still with no end in sight;
 * `outside-calendar` when the calendar does not reach far enough.
 */
export const dueAt = (task: {
  target: ClockTarget
  from: Date
  pauses: readonly Pause[]
  calendar: Calendar
}): CalendarAnswer<Date | null> => {
  const { target, from, pauses, calendar } = task
  switch (target.kind) {
    case 'natural-time':
      return countDown({ ...naturalTime, minutes: target.minutes, from, pauses })
    case 'working-time':
      return countDown({ ...workingTime(calendar), minutes: target.minutes, from, pauses })
    case 'end-of-day':
      return endOfDay({ days: target.days, from, pauses, counts: () => ({ ok: true, value: true }) })
    case 'working-days':
      return endOfDay({ days: target.days, from, pauses, counts: (date) => isWorkingDay(calendar, date) })
    case 'by-date':
      return { ok: true, value: instantAt(target.date, 1440) }
  }
}

/** How minutes pass: all of them, or only those in which the centre is open. */
interface Passing {
  readonly add: (start: Date, minutes: number) => CalendarAnswer<Date>
  readonly between: (from: Date, to: Date) => CalendarAnswer<number>
}

const naturalTime: Passing = {
  add: (start, minutes) => ({ ok: true, value: new Date(start.getTime() + Math.round(minutes * 60_000)) }),
  between: (from, to) => ({ ok: true, value: (to.getTime() - from.getTime()) / 60_000 }),
}

const workingTime = (calendar: Calendar): Passing => ({
  add: (start, minutes) => addWorkingTime(calendar, start, minutes),
  between: (from, to) => workingMinutesBetween(calendar, from, to),
})

const countDown = (
  task: Passing & { minutes: number; from: Date; pauses: readonly Pause[] },
): CalendarAnswer<Date | null> => {
  let at = task.from
  let left = task.minutes
  for (const pause of task.pauses) {
    if (pause.to !== null && pause.to <= at) continue
    const undisturbed = task.add(at, left)
    if (!undisturbed.ok || undisturbed.value <= pause.from) return undisturbed
    if (pause.to === null) return { ok: true, value: null }
    if (pause.from > at) {
      const passed = task.between(at, pause.from)
      if (!passed.ok) return passed
      left -= passed.value
    }
    at = pause.to
  }
  return task.add(at, left)
}

const endOfDay = (task: {
  days: number
  from: Date
  pauses: readonly Pause[]
  counts: (date: BusinessDate) => CalendarAnswer<boolean>
}): CalendarAnswer<Date | null> => {
  const first = businessDateAt(task.from)
  let counted = 0
  for (let date = first; ; date = addDays(date, 1)) {
    const end = instantAt(date, 1440)
    const pause = task.pauses.find(({ from, to }) => from < end && (to === null || end <= to))
    if (pause?.to === null) return { ok: true, value: null }
    if (pause) continue
    const counts = date === first ? ({ ok: true, value: false } as const) : task.counts(date)
    if (!counts.ok) return counts
    if (counts.value) counted++
    if (counted >= task.days) return { ok: true, value: end }
  }
}

const isWorkingDay = (calendar: Calendar, date: BusinessDate): CalendarAnswer<boolean> => {
  const day = dayOn(calendar, date)
  return day.ok ? { ok: true, value: day.value.workingDay } : day
}
