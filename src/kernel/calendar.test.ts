import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  type CalendarAnswer,
  type CalendarDay,
  calendarOf,
  type DayHours,
  dayOn,
  hoursFault,
  type Interval,
  workingMinutesBetween,
} from './calendar.ts'
import { addDays, type BusinessDate, dateOf, dayOfWeek } from './dates.ts'
import { eachDay } from './periods.ts'
import { formatTimeOfDay, readTimeOfDay, timeOfDay } from './time-of-day.ts'

const minutes = (time: string): number => {
  const read = readTimeOfDay(time)
  if (!read.ok) throw new Error(read.message)
  return read.value
}
const hours = (...times: [string, string][]): Interval[] =>
  times.map(([from, to]) => ({ from: minutes(from), to: minutes(to) }))
const working = (...times: [string, string][]): DayHours => ({ workingDay: true, open: hours(...times) })
const rest = (...times: [string, string][]): DayHours => ({ workingDay: false, open: hours(...times) })
const week = (ordinary: DayHours, weekend: DayHours) =>
  ({ 1: ordinary, 2: ordinary, 3: ordinary, 4: ordinary, 5: ordinary, 6: weekend, 7: weekend }) as const
const year2026 = { from: dateOf('2026-01-01'), until: dateOf('2027-01-01') }
const at = (text: string) => new Date(`${text}+08:00`)
const value = <T>(answer: CalendarAnswer<T>): T => {
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

const office = calendarOf({
  covered: year2026,
  week: week(working(['09:00', '12:00'], ['14:00', '17:00']), rest()),
  special: [
    ...eachDay({ from: dateOf('2026-10-01'), until: dateOf('2026-10-08') }).map((date) => ({
      date,
      ...rest(),
      name: '国庆节',
    })),
    { date: dateOf('2026-10-10'), ...working(['09:00', '12:00'], ['14:00', '17:00']), name: '国庆节调休' },
  ],
})
const reception = calendarOf({
  covered: year2026,
  week: week(working(['08:30', '18:00']), rest(['09:00', '17:00'])),
  special: [],
})
const alwaysOpen = calendarOf({
  covered: year2026,
  week: week(working(['00:00', '24:00']), working(['00:00', '24:00'])),
  special: [],
})

describe('a business calendar', () => {
  it('carries Friday afternoon over the weekend', () => {
    const nineToFive = calendarOf({ covered: year2026, week: week(working(['09:00', '17:00']), rest()), special: [] })
    expect(value(addWorkingTime(nineToFive, at('2026-04-10T16:30'), 60))).toEqual(at('2026-04-13T09:30'))
    expect(value(addWorkingTime(nineToFive, at('2026-04-10T16:00'), 60))).toEqual(at('2026-04-10T17:00'))
    expect(value(addWorkingTime(nineToFive, at('2026-04-11T03:00'), 0))).toEqual(at('2026-04-11T03:00'))
  })

  it('stops at lunch, and on Sunday keeps the hours of Sunday', () => {
    expect(value(addWorkingTime(office, at('2026-04-10T11:30'), 60))).toEqual(at('2026-04-10T14:30'))
    expect(value(addWorkingTime(reception, at('2026-04-12T16:30'), 60))).toEqual(at('2026-04-13T09:00'))
    expect(value(workingMinutesBetween(reception, at('2026-04-11T00:00'), at('2026-04-13T00:00')))).toBe(16 * 60)
  })

  it('rests on holidays and works on make-up Saturdays', () => {
    expect(value(addWorkingTime(office, at('2026-09-30T16:00'), 120))).toEqual(at('2026-10-08T10:00'))
    expect(value(addWorkingDays(office, dateOf('2026-09-30'), 1))).toBe('2026-10-08')
    expect(value(addWorkingDays(office, dateOf('2026-10-09'), 1))).toBe('2026-10-10')
    expect(value(addWorkingDays(office, dateOf('2026-10-10'), 1))).toBe('2026-10-12')
    expect(value(addWorkingDays(office, dateOf('2026-10-03'), 0))).toBe('2026-10-03')
    expect(value(dayOn(office, dateOf('2026-10-10'))).name).toBe('国庆节调休')
  })

  it('loses no minute at midnight when it never closes', () => {
    const start = at('2026-02-27T23:59')
    expect(value(addWorkingTime(alwaysOpen, start, 3 * 1440))).toEqual(at('2026-03-02T23:59'))
    expect(value(workingMinutesBetween(alwaysOpen, at('2026-01-01T00:00'), at('2027-01-01T00:00')))).toBe(365 * 1440)
  })

  it('says that it does not know days outside its years, instead of guessing', () => {
    const answers = [
      addWorkingTime(office, at('2026-12-31T16:30'), 60),
      addWorkingTime(office, at('2025-12-31T16:30'), 60),
      addWorkingDays(office, dateOf('2026-12-31'), 1),
      workingMinutesBetween(office, at('2026-12-31T16:30'), at('2027-01-01T00:01')),
      dayOn(office, dateOf('2027-01-01')),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, fault: 'outside-calendar' })
    expect(answers[0]).toMatchObject({
      asked: '2027-01-01',
      message: '工作日历只录有 2026年1月1日至2026年12月31日，不能推算 2027年1月1日，请先补录日历',
    })
    expect(workingMinutesBetween(office, at('2026-12-31T16:30'), at('2027-01-01T00:00')).ok).toBe(true)
  })

  it('gives up beyond its years when it is never open', () => {
    const closed = calendarOf({ covered: year2026, week: week(rest(), rest()), special: [] })
    expect(addWorkingTime(closed, at('2026-01-01T00:00'), 1)).toMatchObject({ fault: 'outside-calendar' })
    expect(addWorkingDays(closed, dateOf('2026-01-01'), 1)).toMatchObject({ fault: 'outside-calendar' })
  })

  it('refuses data that cannot be', () => {
    expect(hoursFault(hours(['09:00', '12:00'], ['12:00', '24:00']))).toBeUndefined()
    expect(hoursFault([{ from: 600, to: 540 }])).toContain('跨过午夜')
    expect(hoursFault([{ from: 0, to: 1441 }])).toContain('24:00')
    expect(hoursFault(hours(['09:00', '12:00'], ['11:00', '13:00']))).toContain('不能重叠')
    const day: CalendarDay = { date: dateOf('2026-10-01'), ...rest() }
    const build = (special: CalendarDay[]) => () =>
      calendarOf({ covered: year2026, week: week(rest(), rest()), special })
    expect(build([day, day])).toThrow(RangeError)
    expect(build([{ ...day, date: dateOf('2027-01-01') }])).toThrow(RangeError)
    expect(build([{ ...day, open: [{ from: 5, to: 5 }] }])).toThrow(RangeError)
    expect(() => addWorkingTime(office, at('2026-01-01T00:00'), -1)).toThrow(RangeError)
    expect(() => addWorkingTime(office, at('2026-01-01T00:00'), Number.NaN)).toThrow(RangeError)
    expect(() => addWorkingDays(office, dateOf('2026-01-01'), 0.5)).toThrow(RangeError)
  })
})

const begin = at('2026-04-01T00:00').getTime()
const minuteAt = (time: number): number => (time - begin) / 60_000

describe('against a count of every single minute', { timeout: 30_000 }, () => {
  const anyHours = fc
    .uniqueArray(fc.oneof(fc.constantFrom(0, 1440), fc.integer({ min: 0, max: 1440 })), { minLength: 0, maxLength: 6 })
    .map((marks) => [...marks].sort((a, b) => a - b))
    .map((marks) =>
      Array.from({ length: Math.floor(marks.length / 2) }, (_, i) => ({
        from: marks[2 * i] ?? 0,
        to: marks[2 * i + 1] ?? 0,
      })),
    )
  const anyDay = fc.record({ workingDay: fc.boolean(), open: anyHours })
  const twoWeeks = { from: dateOf('2026-04-01'), until: dateOf('2026-04-15') }
  const anyCalendar: fc.Arbitrary<Calendar> = fc
    .record({
      week: fc.record({ 1: anyDay, 2: anyDay, 3: anyDay, 4: anyDay, 5: anyDay, 6: anyDay, 7: anyDay }),
      special: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...eachDay(twoWeeks)), anyDay).map(([date, day]) => ({ date, ...day })),
        { selector: (day) => day.date, maxLength: 4 },
      ),
    })
    .map((data) => calendarOf({ covered: twoWeeks, ...data }))
  const anyMinute = fc.nat(14 * 1440).map((minute) => new Date(begin + minute * 60_000))

  it('working time is added exactly', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.nat(3000), (calendar, start, length) => {
        const answer = addWorkingTime(calendar, start, length)
        expect(answer.ok ? answer.value.getTime() : 'outside').toBe(minuteByMinute(calendar, start, length))
      }),
      { numRuns: 300 },
    )
  })

  it('working time is measured exactly', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, anyMinute, (calendar, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        let open = 0
        const minutes = openMinutes(calendar)
        for (let time = from.getTime(); time < to.getTime(); time += 60_000) if (minutes[minuteAt(time)]) open++
        expect(value(workingMinutesBetween(calendar, from, to))).toBe(open)
      }),
      { numRuns: 200 },
    )
  })

  it('a later start or a longer time never ends earlier, and the time in between is the time asked for', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.nat(2000), fc.nat(500), (calendar, start, length, more) => {
        const end = addWorkingTime(calendar, start, length)
        if (!end.ok) return
        expect(value(workingMinutesBetween(calendar, start, end.value))).toBe(length)
        const longer = addWorkingTime(calendar, start, length + more)
        if (longer.ok) expect(longer.value >= end.value).toBe(true)
        const later = addWorkingTime(calendar, new Date(start.getTime() + more * 60_000), length)
        if (later.ok) expect(later.value >= end.value).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('working days are counted one by one', () => {
    fc.assert(
      fc.property(anyCalendar, fc.constantFrom(...eachDay(twoWeeks)), fc.nat(8), (calendar, date, days) => {
        const later = eachDay({ from: addDays(date, 1), until: twoWeeks.until })
        const expected = days === 0 ? date : later.filter((one) => dayOf(calendar, one).workingDay)[days - 1]
        const answer = addWorkingDays(calendar, date, days)
        expect(answer.ok ? answer.value : undefined).toBe(expected)
      }),
    )
  })
})

describe('a time of day', () => {
  it('is read up to 24:00', () => {
    expect(minutes('8:30')).toBe(510)
    expect(minutes('24:00')).toBe(1440)
    expect(timeOfDay.decode('8：05')).toBe('08:05')
    for (const text of ['24:01', '25:00', '8:60', '0830', '', '-1:00']) expect(readTimeOfDay(text).ok, text).toBe(false)
    fc.assert(fc.property(fc.nat(1440), (minute) => minutes(formatTimeOfDay(minute)) === minute))
  })
})

const dayOf = (calendar: Calendar, date: BusinessDate): DayHours =>
  calendar.special.get(date) ?? calendar.week[dayOfWeek(date) as 1 | 2 | 3 | 4 | 5 | 6 | 7]

/** Oracle: for every minute of the covered days, whether it is an open one. */
const openMinutes = (calendar: Calendar): boolean[] =>
  eachDay(calendar.covered).flatMap((date) => {
    const { open } = dayOf(calendar, date)
    return Array.from({ length: 1440 }, (_, minute) => open.some(({ from, to }) => from <= minute && minute < to))
  })

/** Oracle: counts open minutes one by one. */
const minuteByMinute = (calendar: Calendar, start: Date, length: number): number | 'outside' => {
  const minutes = openMinutes(calendar)
  let time = start.getTime()
  for (let left = length; left > 0; time += 60_000) {
    const open = minutes[minuteAt(time)]
    if (open === undefined) return 'outside'
    if (open) left--
  }
  return time
}
