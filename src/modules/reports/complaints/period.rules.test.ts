import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, dayOfWeek, daysBetween, fromDayNumber } from '../../../kernel/dates.ts'
import { lastWholeWeek, mondayOf, periodBefore, trendWeeks, weekOf } from './period.rules.ts'

const day = (text: string) => text as BusinessDate
const anyDay = fc.integer({ min: 18_000, max: 40_000 }).map(fromDayNumber)

describe('A week of complaints', () => {
  it('goes from Monday to Sunday, also over New Year and 29 February', () => {
    expect(weekOf(day('2026-06-14'))).toEqual({ from: '2026-06-08', to: '2026-06-14' })
    expect(weekOf(day('2026-06-15'))).toEqual({ from: '2026-06-15', to: '2026-06-21' })
    expect(weekOf(day('2027-01-01'))).toEqual({ from: '2026-12-28', to: '2027-01-03' })
    expect(weekOf(day('2028-02-29'))).toEqual({ from: '2028-02-28', to: '2028-03-05' })
    expect(lastWholeWeek(day('2026-06-14'))).toEqual({ from: '2026-06-01', to: '2026-06-07' })
    expect(lastWholeWeek(day('2026-06-15'))).toEqual({ from: '2026-06-08', to: '2026-06-14' })
  })

  it('holds every day exactly once', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { from, to } = weekOf(date)
        expect(dayOfWeek(from)).toBe(1)
        expect(daysBetween(from, to)).toBe(6)
        expect(from <= date && date <= to).toBe(true)
        expect(mondayOf(addDays(to, 1))).toBe(addDays(from, 7))
      }),
    )
  })

  it('is the last of twelve in the trend', () => {
    const weeks = trendWeeks(day('2026-01-04'))
    expect(weeks).toHaveLength(12)
    expect(weeks.at(-1)).toBe('2025-12-29')
    expect(weeks[0]).toBe('2025-10-13')
  })
})

describe('The period before', () => {
  it.each([
    ['a week', '2026-06-08', '2026-06-14', '2026-06-01', '2026-06-07'],
    ['a month', '2028-03-01', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['January', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['a quarter', '2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
    ['a year', '2027-01-01', '2027-12-31', '2026-01-01', '2026-12-31'],
    ['three days', '2026-03-02', '2026-03-04', '2026-02-27', '2026-03-01'],
  ])('of %s', (_, from, to, earlierFrom, earlierTo) => {
    expect(periodBefore({ from: day(from), to: day(to) })).toEqual({ from: earlierFrom, to: earlierTo })
  })

  it('touches the period and never overlaps it', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(800), (from, days) => {
        const before = periodBefore({ from, to: addDays(from, days) })
        expect(addDays(before.to, 1)).toBe(from)
        expect(before.from <= before.to).toBe(true)
      }),
    )
  })
})
