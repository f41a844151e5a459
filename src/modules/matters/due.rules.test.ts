import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Due, windowOf } from './due.rules.ts'

const timed = ['overdue', 'hour', 'today', 'later'] as const satisfies readonly Due[]

const standing = (due: Date, now: Date) =>
  timed.filter((one) => {
    const { from, until } = windowOf(one, now)
    return (from === null || due >= from) && (until === null || due < until)
  })

describe('A deadline', () => {
  const tenInTheMorning = new Date('2026-06-08T02:00:00Z')
  it.each([
    ['2026-06-08T01:59:59.999Z', 'overdue'],
    ['2026-06-08T02:00:00Z', 'hour'],
    ['2026-06-08T02:59:59.999Z', 'hour'],
    ['2026-06-08T03:00:00Z', 'today'],
    ['2026-06-08T15:59:59.999Z', 'today'],
    ['2026-06-08T16:00:00Z', 'today'],
    ['2026-06-08T16:00:00.001Z', 'later'],
  ])('of %s is %s at ten in the morning in Shanghai', (due, expected) => {
    expect(standing(new Date(due), tenInTheMorning)).toEqual([expected])
  })

  it('shortly after midnight is within the hour shortly before it', () => {
    expect(standing(new Date('2026-06-08T16:10:00Z'), new Date('2026-06-08T15:30:00Z'))).toEqual(['hour'])
  })

  it('stands in exactly one way, at any time', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    fc.assert(fc.property(instant, instant, (due, now) => standing(due, now).length === 1))
  })
})
