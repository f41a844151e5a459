import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hostile } from './clause.ts'
import {
  addDays,
  addMonths,
  addYears,
  type BusinessDate,
  businessDate,
  businessDateAt,
  dateFrom,
  dateOf,
  dayOfWeek,
  dayOfWeekInChinese,
  daysBetween,
  daysInMonth,
  formatDate,
  fromDayNumber,
  instantAt,
  startOfDay,
  toDayNumber,
  yearMonthDay,
} from './dates.ts'

const anyDay = fc.integer({ min: toDayNumber(dateOf('1900-01-01')), max: toDayNumber(dateOf('2150-12-31')) })
const anyDate = anyDay.map(fromDayNumber)

describe('the business date of an instant', { timeout: 30_000 }, () => {
  it(`${hostile(18)} changes at midnight in Shanghai, not in Greenwich`, () => {
    expect(businessDateAt(new Date('2026-03-31T15:59:59.999Z'))).toBe('2026-03-31')
    expect(businessDateAt(new Date('2026-03-31T16:00:00Z'))).toBe('2026-04-01')
    expect(startOfDay(dateOf('2026-04-01')).toISOString()).toBe('2026-03-31T16:00:00.000Z')
    expect(instantAt(dateOf('2026-04-01'), 1440)).toEqual(startOfDay(dateOf('2026-04-02')))
  })

  it(`${hostile(19)} knows the summer time of 1986–1991`, () => {
    expect(businessDateAt(new Date('1988-07-01T15:30:00Z'))).toBe('1988-07-02')
    expect(businessDateAt(new Date('1988-07-01T14:59:59Z'))).toBe('1988-07-01')
    expect(startOfDay(dateOf('1988-07-02')).toISOString()).toBe('1988-07-01T15:00:00.000Z')
    expect(businessDateAt(new Date('1985-07-01T15:30:00Z'))).toBe('1985-07-01')
    expect(instantAt(dateOf('1991-09-15'), 12 * 60).toISOString()).toBe('1991-09-15T04:00:00.000Z')
  })

  it('goes there and back for every day since 1900', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const start = startOfDay(date)
        expect(businessDateAt(start)).toBe(date)
        expect(businessDateAt(new Date(start.getTime() - 1))).toBe(addDays(date, -1))
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with the time zone tables of the platform', () => {
    const oracle = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    const instants = fc.date({ min: new Date('1902-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
    fc.assert(fc.property(instants, (instant) => businessDateAt(instant) === oracle.format(instant)))
  })
})

describe('a date in a contract', () => {
  it('is text with a day that exists', () => {
    expect(businessDate.parse('2024-02-29')).toBe('2024-02-29')
    for (const text of ['2023-02-29', '2023-2-1', '2023-13-01', '1849-12-31', '2200-01-01', '２０２３-01-01', '']) {
      expect(businessDate.safeParse(text).success, text).toBe(false)
      expect(() => dateOf(text), text).toThrow(RangeError)
    }
    expect(z.toJSONSchema(businessDate, { io: 'output' })).toMatchObject({ type: 'string', format: 'date' })
  })

  it('is taken apart and put together', () => {
    expect(yearMonthDay(dateOf('2026-04-01'))).toEqual({ year: 2026, month: 4, day: 1 })
    fc.assert(fc.property(anyDate, (date) => dateFrom(yearMonthDay(date)) === date))
    expect(formatDate(dateOf('2026-04-01'))).toBe('2026年4月1日')
  })
})

describe('counting days', () => {
  it('adds and measures', () => {
    expect(addDays(dateOf('2024-02-28'), 1)).toBe('2024-02-29')
    expect(daysBetween(dateOf('2024-02-28'), dateOf('2024-03-01'))).toBe(2)
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -9000, max: 9000 }),
        (date, days) => daysBetween(date, addDays(date, days)) === days,
      ),
    )
  })

  it('orders dates as text', () => {
    fc.assert(fc.property(anyDate, anyDate, (a, b) => a < b === daysBetween(a, b) > 0))
  })

  it('names the day of the week', () => {
    expect(dayOfWeekInChinese(dateOf('2026-04-01'))).toBe('周三')
    expect(dayOfWeekInChinese(dateOf('2026-04-05'))).toBe('周日')
    fc.assert(fc.property(anyDate, (date) => dayOfWeek(date) === (new Date(`${date}T00:00:00Z`).getUTCDay() || 7)))
  })
})

describe('adding months to an anchor', { timeout: 30_000 }, () => {
  it(`${hostile(17)} clamps to the end of the month and never drifts`, () => {
    const monthly = [0, 1, 2, 3, 13].map((months) => addMonths(dateOf('2026-01-31'), months))
    expect(monthly).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2027-02-28'])
    const leap = dateOf('2024-02-29')
    expect([1, 2, 3, 4].map((years) => addYears(leap, years))).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
    expect(addMonths(dateOf('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(dateOf('2026-01-15'), -13)).toBe('2024-12-15')
  })

  it(`${hostile(17)} agrees with walking through the calendar day by day`, () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), (anchor, months) => {
        expect(addMonths(anchor, months)).toBe(walkedMonths(anchor, months))
      }),
      { numRuns: 60 },
    )
  })

  it('is monotonic: a later anchor never comes due earlier', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: -100, max: 100 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        return addMonths(first, months) <= addMonths(second, months)
      }),
    )
  })

  it('knows the length of every month', () => {
    expect([1, 2, 4, 12].map((month) => daysInMonth(2023, month))).toEqual([31, 28, 30, 31])
    expect([2000, 1900, 2024].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29])
  })
})

/** Oracle: walks a day at a time to the wanted month and stops at the anchor's day or the month's last. */
const walkedMonths = (anchor: BusinessDate, months: number): BusinessDate => {
  const wantedDay = Number(anchor.slice(8))
  let date = anchor
  for (let left = months; left > 0; left--) {
    const month = date.slice(0, 7)
    while (date.slice(0, 7) === month) date = addDays(date, 1)
  }
  while (Number(date.slice(8)) < wantedDay && addDays(date, 1).slice(0, 7) === date.slice(0, 7)) date = addDays(date, 1)
  return months === 0 ? anchor : date
}
