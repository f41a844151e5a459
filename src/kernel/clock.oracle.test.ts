import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, deadlineOf, stateOf } from './clock.ts'
import type { ClockLog } from './clock-log.ts'
import { breachOf, pauseClock, resumeClock, startClock } from './clock-steps.ts'
import { fourWeeks as calendar } from './testing/clock-calendars.ts'
import { anyPolicy, anySteps, marks, oracleOn } from './testing/clock-oracle.ts'

const { instant, minuteOf, lastMinute, written, walked, stillIn } = oracleOn(calendar)
const anyLog = fc
  .tuple(anyPolicy, fc.oneof(fc.nat(3000), fc.constantFrom(...marks)), anySteps)
  .map((given) => written(...given))

describe('a clock against a walk through every minute', { timeout: 30_000 }, () => {
  it('is due at the same minute, across midnights, make-up days, pauses, extensions and new targets', () => {
    let compared = 0
    fc.assert(
      fc.property(anyLog, (log) => {
        const expected = walked(log)
        const answer = deadlineOf(log, calendar)
        const found =
          answer.ok && answer.value !== null && minuteOf(answer.value) <= lastMinute ? minuteOf(answer.value) : 'beyond'
        expect(found).toBe(expected)
        if (expected !== 'beyond') compared++
      }),
      { numRuns: 1500 },
    )
    expect(compared).toBeGreaterThan(1000)
  })

  it('stands still exactly in the minutes in which the walk does, while there is time', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(6000), (log, more) => {
        const last = minuteOf(log.at(-1)?.at ?? instant(0))
        const now = Math.min(last + more, lastMinute - 1)
        const clock = clockOf(log, calendar)
        if (!clock.ok) return
        const { state, remainingMs } = stateOf(clock.value, instant(now))
        if (state === 'breached') expect(walked(log)).toBeLessThan(now)
        // At the very deadline nothing is left to stand still for.
        if (remainingMs > 0) expect(state === 'paused').toBe(stillIn(log)(now))
      }),
      { numRuns: 500 },
    )
  })

  it('writes at most one breach, and only after a deadline', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(9000), (log, more) => {
        const now = instant(minuteOf(log.at(-1)?.at ?? instant(0)) + more)
        const complete = [...log, ...breachOf(log, now, calendar)]
        const breaches = complete.filter((event) => event.type === 'breached')
        expect(breaches.length).toBeLessThanOrEqual(1)
        for (const breach of breaches) expect(breach.at > breach.deadline).toBe(true)
        expect(breachOf(complete, now, calendar)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('deadlines are monotonic', { timeout: 30_000 }, () => {
  const deadline = (log: ClockLog): number => {
    const answer = deadlineOf(log, calendar)
    return answer.ok && answer.value !== null ? answer.value.getTime() : Number.POSITIVE_INFINITY
  }
  const pausable = anyPolicy.map((policy) => ({ ...policy, pauses: { ...policy.pauses, reasons: ['等待业主'] } }))

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(anyPolicy, fc.nat(9000), fc.nat(3000), (policy, start, more) => {
        return deadline(startClock(policy, instant(start))) <= deadline(startClock(policy, instant(start + more)))
      }),
      { numRuns: 500 },
    )
  })

  it('a pause never makes it earlier, and a longer pause never makes it earlier than a shorter one', () => {
    const gaps = fc.record({ start: fc.nat(3000), wait: fc.nat(2000), length: fc.nat(2000), more: fc.nat(2000) })
    fc.assert(
      fc.property(pausable, gaps, (policy, { start, wait, length, more }) => {
        const running = startClock(policy, instant(start))
        const since = start + wait
        const paused = [...running, ...pauseClock(running, { at: instant(since), reason: '等待业主' }, calendar)]
        const until = (minute: number) => [...paused, ...resumeClock(paused, { at: instant(minute) }, calendar)]
        const [none, short, long] = [
          deadline(running),
          deadline(until(since + length)),
          deadline(until(since + length + more)),
        ]
        expect(none <= short && short <= long && long <= deadline(paused)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('time that passes without an event moves no deadline and only ever takes from what is left', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(3000), fc.nat(3000), (log, wait, more) => {
        const clock = clockOf(log, calendar)
        if (!clock.ok) return
        // What working time or days are worth by the clock on the wall depends on when a pause ends by itself.
        fc.pre(clock.value.pause === null || clock.value.policy.target.kind === 'natural-time')
        const last = minuteOf(log.at(-1)?.at ?? instant(0))
        const earlier = stateOf(clock.value, instant(last + wait))
        const later = stateOf(clock.value, instant(last + wait + more))
        expect(later.remainingMs <= earlier.remainingMs).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
