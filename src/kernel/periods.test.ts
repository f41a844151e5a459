import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostile } from './clause.ts'
import { addDays, dateOf, fromDayNumber, toDayNumber } from './dates.ts'
import {
  contains,
  type DateRange,
  daysIn,
  eachDay,
  fromFirstToLast,
  halfYearOf,
  intersection,
  lastDayOf,
  monthOf,
  nthPeriod,
  overlap,
  quarterOf,
  yearOf,
} from './periods.ts'

const day0 = toDayNumber(dateOf('2026-01-01'))
const smallRange: fc.Arbitrary<DateRange> = fc
  .record({ start: fc.nat(20), length: fc.option(fc.nat(20)) })
  .map(({ start, length }) => ({
    from: fromDayNumber(day0 + start),
    until: length === null ? null : fromDayNumber(day0 + start + length),
  }))
const probes = Array.from({ length: 60 }, (_, index) => fromDayNumber(day0 - 5 + index))

describe('a range of days', () => {
  it('holds its first day and not its end', () => {
    const lease = { from: dateOf('2026-01-01'), until: dateOf('2026-02-01') }
    expect(contains(lease, dateOf('2026-01-01'))).toBe(true)
    expect(contains(lease, dateOf('2026-02-01'))).toBe(false)
    expect(contains({ ...lease, until: null }, dateOf('2199-01-01'))).toBe(true)
    expect(daysIn(lease)).toBe(31)
    expect(lastDayOf(lease)).toBe('2026-01-31')
    expect(fromFirstToLast(dateOf('2026-01-01'), dateOf('2026-01-31'))).toEqual(lease)
    expect(() => fromFirstToLast(dateOf('2026-01-02'), dateOf('2026-01-01'))).toThrow(RangeError)
  })

  it('does not overlap one that only touches it', () => {
    const january = monthOf(dateOf('2026-01-10'))
    expect(overlap(january, monthOf(dateOf('2026-02-10')))).toBe(false)
    expect(overlap(january, quarterOf(dateOf('2026-02-10')))).toBe(true)
  })

  it('has in common with another exactly the days both hold', () => {
    fc.assert(
      fc.property(smallRange, smallRange, (a, b) => {
        const both = intersection(a, b)
        for (const day of probes) {
          expect(both !== undefined && contains(both, day)).toBe(contains(a, day) && contains(b, day))
        }
      }),
    )
  })
})

describe('the periods of the calendar', () => {
  it('have their names and bounds', () => {
    const date = dateOf('2026-08-15')
    expect(monthOf(date)).toEqual({ from: '2026-08-01', until: '2026-09-01', label: '2026年8月' })
    expect(quarterOf(date)).toEqual({ from: '2026-07-01', until: '2026-10-01', label: '2026年第三季度' })
    expect(halfYearOf(date)).toEqual({ from: '2026-07-01', until: '2027-01-01', label: '2026年下半年' })
    expect(halfYearOf(dateOf('2026-06-30')).label).toBe('2026年上半年')
    expect(yearOf(date)).toEqual({ from: '2026-01-01', until: '2027-01-01', label: '2026年' })
  })

  it('hold their date, and the next begins where one ends', () => {
    const dates = fc.integer({ min: day0 - 9000, max: day0 + 9000 }).map(fromDayNumber)
    fc.assert(
      fc.property(dates, fc.constantFrom(monthOf, quarterOf, halfYearOf, yearOf), (date, periodOf) => {
        const period = periodOf(date)
        expect(contains(period, date)).toBe(true)
        expect(periodOf(period.until).from).toBe(period.until)
        expect(periodOf(lastDayOf(period))).toEqual(period)
        expect(eachDay(period)).toHaveLength(daysIn(period))
        expect(eachDay(period).at(-1)).toBe(addDays(period.until, -1))
      }),
    )
  })
})

describe('periods counted from an anchor', () => {
  it(`${hostile(17)} touch, and come back to the anchor's day`, () => {
    const anchor = dateOf('2026-01-31')
    expect([0, 1, 2].map((index) => nthPeriod({ anchor, months: 1, index }))).toEqual([
      { from: '2026-01-31', until: '2026-02-28' },
      { from: '2026-02-28', until: '2026-03-31' },
      { from: '2026-03-31', until: '2026-04-30' },
    ])
    const period = fc.record({
      anchor: fc.integer({ min: day0, max: day0 + 1500 }).map(fromDayNumber),
      months: fc.constantFrom(1, 3, 6, 12),
      index: fc.nat(40),
    })
    fc.assert(
      fc.property(period, (one) => {
        const here = nthPeriod(one)
        return here.until === nthPeriod({ ...one, index: one.index + 1 }).from && daysIn(here) >= 28
      }),
    )
  })
})
