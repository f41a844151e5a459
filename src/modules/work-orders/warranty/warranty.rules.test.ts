import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import {
  addDays,
  addMonths,
  type BusinessDate,
  dateOf,
  daysBetween,
  fromDayNumber,
  toDayNumber,
} from '../../../kernel/dates.ts'
import { decideWarranty, lastDayOf } from './warranty.rules.ts'
import type { Season, Seasons, Term } from './words.ts'

const seasons: Seasons = {
  heating: { from: '11-15', until: '03-15' },
  cooling: { from: '06-01', until: '09-30' },
}
const day = dateOf
const until = (from: string, term: Term) => lastDayOf({ from: day(from), term, seasons })
const waterproof = { code: 'waterproof', name: '屋面防渗漏', term: { amount: 5, unit: 'year' } } as const
const decide = (o: {
  completedOn?: string
  deliveredOn?: string
  undelivered?: boolean
  today: string
  countedFrom?: 'later' | 'completion' | 'delivery'
  part?: typeof waterproof | null
}) =>
  decideWarranty({
    part: o.part === undefined ? waterproof : o.part,
    dates: {
      completedOn: o.completedOn === undefined ? null : day(o.completedOn),
      deliveredOn: o.deliveredOn === undefined ? null : day(o.deliveredOn),
      undelivered: o.undelivered ?? false,
    },
    countedFrom: o.countedFrom ?? 'later',
    seasons,
    today: day(o.today),
  })

describe(`${clause('§2.3')} The warranty of a part`, () => {
  it('lasts through its last day, and is over the day after', () => {
    expect(decide({ completedOn: '2020-06-30', today: '2025-06-30' })).toMatchObject({
      warranty: 'covered',
      until: '2025-06-30',
      liable: 'developer',
    })
    expect(decide({ completedOn: '2020-06-30', today: '2025-07-01' })).toEqual({
      warranty: 'expired',
      until: '2025-06-30',
      liable: 'centre',
      why: '屋面防渗漏保修 5 年，从竣工验收合格 2020年6月30日起算，已于 2025年6月30日届满',
    })
  })

  it('counts to the buyer from the delivery, and ends with the later of both where the community says so', () => {
    const dates = { completedOn: '2018-03-01', deliveredOn: '2019-06-10', today: '2024-01-01' }
    expect(decide(dates)).toMatchObject({ warranty: 'covered', until: '2024-06-10' })
    expect(decide({ ...dates, countedFrom: 'completion' })).toMatchObject({ warranty: 'expired', until: '2023-03-01' })
    expect(decide({ ...dates, countedFrom: 'delivery' })).toMatchObject({ until: '2024-06-10' })
  })

  it('is the developer’s for a house that nobody has taken over yet', () => {
    expect(decide({ completedOn: '2010-03-01', undelivered: true, today: '2024-01-01' })).toMatchObject({
      warranty: 'covered',
      until: null,
      liable: 'developer',
    })
  })

  it('is left to a person where the dates are not known, and is none where no part is meant', () => {
    expect(decide({ today: '2024-01-01' })).toMatchObject({ warranty: 'unknown', liable: 'undecided' })
    expect(decide({ completedOn: '2020-01-01', countedFrom: 'delivery', today: '2024-01-01' }).why).toContain(
      '没有登记交付日期',
    )
    expect(decide({ part: null, completedOn: '2020-01-01', today: '2024-01-01' })).toMatchObject({
      warranty: 'none',
      liable: 'centre',
    })
  })

  it('ends on the corresponding day, on the end of the month where the year has none', () => {
    expect(until('2024-02-29', { amount: 5, unit: 'year' })).toBe('2029-02-28')
    expect(until('2024-02-29', { amount: 4, unit: 'year' })).toBe('2028-02-29')
    expect(until('2023-12-31', { amount: 2, unit: 'month' })).toBe('2024-02-29')
    expect(until('2000-01-01', { amount: 50, unit: 'design-life' })).toBe('2050-01-01')
  })

  it('lasts two whole seasons of heating: one that had begun before does not count', () => {
    expect(until('2022-11-15', { amount: 2, unit: 'heating-season' })).toBe('2024-03-15')
    expect(until('2022-11-16', { amount: 2, unit: 'heating-season' })).toBe('2025-03-15')
    expect(until('2023-03-15', { amount: 2, unit: 'heating-season' })).toBe('2025-03-15')
    expect(until('2023-05-31', { amount: 2, unit: 'cooling-season' })).toBe('2024-09-30')
    expect(until('2023-06-02', { amount: 1, unit: 'cooling-season' })).toBe('2024-09-30')
  })
})

const anyDay = fc
  .integer({ min: toDayNumber(day('1990-01-01')), max: toDayNumber(day('2060-12-31')) })
  .map((number) => fromDayNumber(number))
const monthDay = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, date }) => `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const anySeason: fc.Arbitrary<Season> = fc.record({ from: monthDay, until: monthDay })
const unit = fc.constantFrom<Term['unit']>('month', 'year', 'design-life', 'heating-season', 'cooling-season')
const anyTerm: fc.Arbitrary<Term> = fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit })

/** Walks day by day from the start and counts whole seasons: begun on or after it, ended. */
const slowSeasons = (from: BusinessDate, o: { season: Season; amount: number }): BusinessDate => {
  let today = from
  let running = false
  for (let whole = 0; ; ) {
    if (today.slice(5) === o.season.from) running = true
    if (running && today.slice(5) === o.season.until) {
      running = false
      whole += 1
      if (whole === o.amount) return today
    }
    today = addDays(today, 1)
  }
}

describe('The end of a warranty, on any dates', () => {
  it('of seasons is what counting day by day comes to', () => {
    const few = fc.record({ from: anyDay, season: anySeason, amount: fc.integer({ min: 1, max: 3 }) })
    fc.assert(
      fc.property(few, ({ from, season, amount }) => {
        const got = lastDayOf({
          from,
          term: { amount, unit: 'heating-season' },
          seasons: { heating: season, cooling: season },
        })
        expect(got).toBe(slowSeasons(from, { season, amount }))
      }),
      { numRuns: 300 },
    )
  })

  it('of months and years is never more than the calendar gives: the same day, or the last one of its month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 600 }), (from, amount) => {
        const got = until(from, { amount, unit: 'month' })
        const sameDay = got.slice(8) === from.slice(8)
        expect(sameDay || addDays(got, 1).slice(8) === '01').toBe(true)
        if (!sameDay) expect(got.slice(8) < from.slice(8)).toBe(true)
        const months = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7))
        expect(months(got) - months(from)).toBe(amount)
      }),
    )
  })

  it('never comes before its start, nor earlier for a later start, nor for a longer term', () => {
    const case1 = fc.record({ from: anyDay, later: fc.integer({ min: 0, max: 900 }), term: anyTerm })
    fc.assert(
      fc.property(case1, ({ from, later, term }) => {
        const ends = until(from, term)
        expect(daysBetween(from, ends)).toBeGreaterThan(0)
        expect(until(addDays(from, later), term) >= ends).toBe(true)
        expect(until(from, { ...term, amount: term.amount + 1 }) > ends).toBe(true)
      }),
    )
  })

  it('parts the days into covered ones and expired ones, with nothing between', () => {
    const case2 = fc.record({ completed: anyDay, monthsLater: fc.integer({ min: 0, max: 36 }), term: anyTerm })
    fc.assert(
      fc.property(case2, ({ completed, monthsLater, term }) => {
        const part = { code: 'x', name: '部位', term }
        const dates = { completedOn: completed, deliveredOn: addMonths(completed, monthsLater), undelivered: false }
        const on = (today: BusinessDate) => decideWarranty({ part, dates, countedFrom: 'later', seasons, today })
        const last = on(completed).until as BusinessDate
        expect(on(last).warranty).toBe('covered')
        expect(on(addDays(last, 1)).warranty).toBe('expired')
        expect(last).toBe(until(dates.deliveredOn, term))
      }),
    )
  })
})
