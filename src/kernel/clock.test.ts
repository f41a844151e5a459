import { describe, expect, it } from 'vitest'
import { hostile } from './clause.ts'
import { clockOf, deadlineOf, describeClock } from './clock.ts'
import type { ClockEvent, ClockLog } from './clock-log.ts'
import { clockPolicy, strictly } from './clock-policy.ts'
import { meetClock } from './clock-steps.ts'
import { dateOf } from './dates.ts'
import {
  at,
  calendar,
  clock,
  complaint,
  due,
  hours24,
  pause,
  registered,
  resume,
  started,
  taking,
} from './testing/clock-examples.ts'

describe('the deadline of a clock', () => {
  it('in natural hours runs day and night', () => {
    expect(due(hours24, '2026-04-10T16:30')).toEqual(at('2026-04-11T16:30'))
  })

  it('in working time follows the hours of the reception', () => {
    expect(due({ kind: 'working-time', minutes: 120 }, '2026-04-10T17:30')).toEqual(at('2026-04-11T10:30'))
  })

  it('until 24:00 of day 2, 3 or 7 does not count the day of the start', () => {
    const callback = (days: number) => due({ kind: 'end-of-day', days }, '2026-04-10T09:00')
    expect([2, 3, 7, 0].map(callback)).toEqual([
      at('2026-04-13T00:00'),
      at('2026-04-14T00:00'),
      at('2026-04-18T00:00'),
      at('2026-04-11T00:00'),
    ])
    expect(due({ kind: 'end-of-day', days: 2 }, '2026-04-10T00:00')).toEqual(at('2026-04-13T00:00'))
    expect(due({ kind: 'end-of-day', days: 2 }, '2026-04-10T23:59')).toEqual(at('2026-04-13T00:00'))
  })

  it('in working days steps over weekends and counts make-up Saturdays', () => {
    const review = (when: string) => due({ kind: 'working-days', days: 2 }, when)
    expect(review('2026-04-10T16:30')).toEqual(at('2026-04-15T00:00'))
    expect(review('2026-10-09T10:00')).toEqual(at('2026-10-13T00:00'))
  })

  it('by a date is 24:00 of that date, on whatever day it falls', () => {
    expect(due({ kind: 'by-date', date: dateOf('2026-04-05') }, '2026-04-01T10:00')).toEqual(at('2026-04-06T00:00'))
  })

  it('is unknown, and says so, when the calendar does not reach that far', () => {
    const late = started(strictly({ kind: 'working-days', days: 2 }), at('2026-12-31T10:00'))
    expect(deadlineOf(late, calendar)).toMatchObject({ fault: 'outside-calendar', asked: '2027-01-01' })
    expect(meetClock(late, { at: at('2027-01-03T10:00') }, calendar)).toEqual([
      { type: 'met', at: at('2027-01-03T10:00') },
    ])
  })
})

describe('a host clock that jumps', () => {
  it(`${hostile(20)} back does not turn the log round or move the deadline back`, () => {
    const log = taking(started(complaint), pause('2026-04-10T18:00'), resume('2026-04-10T17:00'))
    expect(log.at(-1)).toEqual({ type: 'resumed', at: at('2026-04-10T18:00') })
    expect(clock(log).deadline).toEqual(at('2026-04-11T16:30'))
  })

  it('cannot write a log out of order: it is not read', () => {
    const start: ClockEvent = { type: 'started', at: registered, policy: complaint }
    const met: ClockEvent = { type: 'met', at: at('2026-04-10T17:00') }
    const unreadable: ClockLog[] = [
      [],
      [met],
      [start, start],
      [start, { ...met, at: at('2026-04-10T16:29') }],
      [start, met, met],
      [start, { type: 'resumed', at: met.at }],
      [start, { type: 'paused', at: met.at, reason: 'x' }, { type: 'paused', at: met.at, reason: 'x' }],
    ]
    for (const log of unreadable) expect(() => clockOf(log, calendar)).toThrow(RangeError)
  })
})

describe('a clock in words', () => {
  it.each([
    ['2026-04-11T13:15', '剩 3 小时'],
    ['2026-04-11T16:05', '剩 25 分钟'],
    ['2026-04-11T16:29:30', '剩不到 1 分钟'],
    ['2026-04-10T16:30', '剩 1 天'],
    ['2026-04-10T16:31', '剩 23 小时'],
    ['2026-04-11T16:30:30', '超不到 1 分钟'],
    ['2026-04-11T17:10', '超 40 分钟'],
    ['2026-04-13T20:00', '超 2 天'],
  ])('at %s says %s', (now, words) => {
    expect(describeClock(clock(started(complaint)), at(now))).toBe(words)
  })
})

describe('a policy', () => {
  it('is data with bounds', () => {
    expect(clockPolicy.parse(complaint)).toEqual(complaint)
    const refused = [
      { ...complaint, target: { kind: 'natural-time', minutes: 0 } },
      { ...complaint, target: { kind: 'natural-time', minutes: 1.5 } },
      { ...complaint, target: { kind: 'someday' } },
      { ...complaint, target: { kind: 'by-date', date: dateOf('2026-04-05') } },
      { ...complaint, more: true },
    ]
    for (const policy of refused) expect(clockPolicy.safeParse(policy).success, JSON.stringify(policy)).toBe(false)
  })
})
