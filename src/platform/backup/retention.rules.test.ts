import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderNameAt, isDue, isOverdue, outlived, takenAtOf } from './retention.rules.ts'

const DAY = 86_400_000
/** 03:10 in Shanghai of a day counted from 1 January 2026. */
const night = (day: number): Date => new Date(Date.UTC(2025, 11, 31, 19, 10) + day * DAY)
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Backups on each of these nights, pruned after each. */
const lived = (nights: readonly number[]): Date[] => {
  let kept: Date[] = []
  for (const day of nights) {
    kept.push(night(day))
    const gone = new Set(outlived(kept, night(day)).map((at) => at.getTime()))
    kept = kept.filter((at) => !gone.has(at.getTime()))
  }
  return kept
}

const everyNight = (days: number): number[] => Array.from({ length: days }, (_, i) => i)

describe('Backups kept by age', () => {
  it('are all of the last 7 days, the last of each of 5 weeks, the last of each of 12 months', () => {
    const kept = lived(everyNight(731)).map(dayOf)
    expect(kept.slice(-7)).toEqual(everyNight(7).map((i) => dayOf(night(724 + i))))
    // The last night is a Saturday: the Sundays before it, and the last days of the months.
    expect(kept.slice(0, -7)).toEqual([
      ...['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30', '2027-07-31'],
      ...['2027-08-31', '2027-09-30', '2027-10-31', '2027-11-28', '2027-11-30', '2027-12-05', '2027-12-12'],
      '2027-12-19',
    ])
  })

  it('never lose the newest, not even after years without one', () => {
    expect(outlived([night(0), night(1)], night(1000))).toEqual([night(0)])
    expect(lived([0])).toEqual([night(0)])
  })

  it('keep, whatever nights were missed, the last week whole and one of each month of the last year that had one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 400 }), (days) => {
        const nights = [...days].sort((a, b) => a - b)
        const last = nights.at(-1) as number
        const kept = new Set(lived(nights).map((at) => at.getTime()))
        const young = nights.filter((day) => last - day < 7)
        expect(young.every((day) => kept.has(night(day).getTime()))).toBe(true)
        const monthsOf = (all: readonly Date[]) => new Set(all.map((at) => dayOf(at).slice(0, 7)))
        const monthsKept = monthsOf([...kept].map((ms) => new Date(ms)))
        for (const month of monthsOf(nights.filter((day) => last - day < 330).map(night)))
          expect(monthsKept).toContain(month)
        expect(kept.size).toBeLessThanOrEqual(7 + 6 + 13)
      }),
      { numRuns: 100 },
    )
  })
})

describe('The nightly backup', () => {
  const at = (shanghai: string) => new Date(`${shanghai}+08:00`)

  it('is made at three in the morning in Shanghai, once', () => {
    expect(isDue({ now: at('2026-04-02T03:10:00'), lastDoneAt: at('2026-04-01T03:10:00') })).toBe(true)
    expect(isDue({ now: at('2026-04-02T03:12:00'), lastDoneAt: at('2026-04-02T03:11:00') })).toBe(false)
    expect(isDue({ now: at('2026-04-02T14:10:00'), lastDoneAt: at('2026-04-02T03:11:00') })).toBe(false)
  })

  it('is made up for by day when the machine slept at night, and on the first day of an installation', () => {
    expect(isDue({ now: at('2026-04-02T09:10:00'), lastDoneAt: at('2026-04-01T03:10:00') })).toBe(true)
    expect(isDue({ now: at('2026-04-02T09:10:00'), lastDoneAt: undefined })).toBe(true)
  })

  it('is missed by the administrator after 48 hours, counted from the first start where there was none', () => {
    const startedAt = at('2026-04-01T09:00:00')
    expect(isOverdue({ now: at('2026-04-03T09:00:00'), lastDoneAt: undefined, startedAt })).toBe(false)
    expect(isOverdue({ now: at('2026-04-03T09:00:01'), lastDoneAt: undefined, startedAt })).toBe(true)
    expect(isOverdue({ now: at('2026-04-05T09:00:00'), lastDoneAt: at('2026-04-04T03:10:00'), startedAt })).toBe(false)
    expect(isOverdue({ now: at('2026-04-06T03:10:01'), lastDoneAt: at('2026-04-04T03:10:00'), startedAt })).toBe(true)
    expect(isOverdue({ now: startedAt, lastDoneAt: undefined, startedAt: undefined })).toBe(false)
  })
})

describe("A backup's name", () => {
  it('is its time, and nothing else has one', () => {
    expect(folderNameAt(new Date('2026-04-01T19:10:05.678Z'))).toBe('liren-20260401T191005Z')
    expect(takenAtOf('liren-20260401T191005Z')).toEqual(new Date('2026-04-01T19:10:05Z'))
    for (const name of ['liren-20260401T191005Z.partial', 'liren-data', 'photos', ''])
      expect(takenAtOf(name)).toBeUndefined()
  })
})
