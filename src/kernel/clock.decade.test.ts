import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause, hostile } from './clause.ts'
import { clockOf, deadlineOf, stateOf } from './clock.ts'
import type { ClockLog } from './clock-log.ts'
import { type ClockTarget, strictly } from './clock-policy.ts'
import { breachOf, extendClock, meetClock, pauseClock, resumeClock, retargetClock, startClock } from './clock-steps.ts'
import { daysBetween } from './dates.ts'
import { Refusal } from './refusal.ts'
import { tenYears } from './testing/clock-calendars.ts'
import { anyPolicy, anySteps, marks, oracleOn } from './testing/clock-oracle.ts'

const { instant, minuteOf, lastMinute, openMinutes, kinds, written, walked, stillIn, firstMissed } = oracleOn(tenYears)
const specialDays = [...tenYears.special.keys()].map((date) => daysBetween(tenYears.covered.from, date))
const LAST_START = lastMinute - 120 * 1440

// Any minute of the ten years; and as often one shortly before or at a holiday or a make-up day, where things go wrong.
const anyStart = fc.oneof(
  fc.nat(LAST_START),
  fc
    .tuple(fc.constantFrom(...specialDays), fc.integer({ min: -3, max: 1 }), fc.constantFrom(...marks.slice(0, 7), 700))
    .map(([day, before, minute]) => Math.min(LAST_START, Math.max(0, (day + before) * 1440 + minute))),
)
const anyLog = fc.tuple(anyPolicy, anyStart, anySteps).map((given) => written(...given))

const found = (log: ClockLog): number | 'beyond' => {
  const answer = deadlineOf(log, tenYears)
  return answer.ok && answer.value !== null ? minuteOf(answer.value) : 'beyond'
}

describe('Over ten years with their holidays and make-up days', { timeout: 30_000 }, () => {
  // A prime step comes by every minute of the day many times in ten years.
  const STEP = 257

  it.each([1, 540, 2000])(
    'a deadline of %i minutes of opening hours is the one that counting the minutes comes to',
    (minutes) => {
      const policy = strictly({ kind: 'working-time', minutes })
      const wrong: string[] = []
      let due = 0
      let left = minutes
      let from = 0
      for (let start = 0; start < LAST_START; start += STEP) {
        for (; from < start; from++) left += openMinutes[from] ?? 0
        for (; left > 0; due++) left -= openMinutes[due] ?? 0
        const expected = due
        if (found(startClock(policy, instant(start))) !== expected) wrong.push(`${instant(start).toISOString()}`)
      }
      expect(wrong.slice(0, 5)).toEqual([])
    },
  )

  it.each([0, 1, 2, 5])(
    `${clause('§12.5.8')} a deadline of %i working days ends with the day that counting comes to`,
    (days) => {
      const policy = strictly({ kind: 'working-days', days })
      const wrong: string[] = []
      for (let start = 0; start < LAST_START; start += STEP * 3) {
        let day = Math.floor(start / 1440)
        for (let left = days; left > 0; ) {
          day += 1
          if (kinds[day]?.workingDay) left--
        }
        if (found(startClock(policy, instant(start))) !== (day + 1) * 1440) wrong.push(instant(start).toISOString())
      }
      expect(wrong.slice(0, 5)).toEqual([])
    },
  )

  it('is due at the minute of the walk after pauses, extensions and new targets', () => {
    let compared = 0
    let paused = 0
    fc.assert(
      fc.property(anyLog, (log) => {
        const expected = walked(log)
        expect(found(log)).toBe(expected)
        if (expected === 'beyond') return
        compared++
        if (log.some(({ type }) => type === 'resumed')) paused++
      }),
      { numRuns: 800 },
    )
    expect(compared).toBeGreaterThan(500)
    expect(paused).toBeGreaterThan(80)
  })

  it(`${hostile(20)} the breach that is written is the first deadline that a look in every minute finds missed, whatever came later`, () => {
    let breached = 0
    fc.assert(
      fc.property(anyLog, fc.nat(9000), (log, more) => {
        const now = minuteOf(log.at(-1)?.at ?? instant(0)) + more
        const complete = [...log, ...breachOf(log, instant(now), tenYears)]
        const breaches = complete.flatMap((event) => (event.type === 'breached' ? [minuteOf(event.deadline)] : []))
        const expected = firstMissed(log, now)
        expect(breaches).toEqual(expected === undefined ? [] : [expected])
        breached += breaches.length
      }),
      { numRuns: 400 },
    )
    expect(breached).toBeGreaterThan(100)
  })
})

const waiting = { reasons: ['等待业主'], mostMinutes: null }
const pausedOver = (target: ClockTarget, start: number, pauses: readonly (readonly [number, number])[]): ClockLog => {
  const begun = startClock({ target, pauses: waiting, extension: 'once' }, instant(start))
  return pauses.reduce<ClockLog>((log, [from, to]) => {
    const still = log.concat(pauseClock(log, { at: instant(from), reason: '等待业主' }, tenYears))
    return still.concat(resumeClock(still, { at: instant(to) }, tenYears))
  }, begun)
}

// A working day, the evening before, and the make-up day itself: a pause from one of its edges to another.
const overMakeUpDays = fc
  .tuple(fc.constantFrom(...specialDays.filter((day) => kinds[day]?.workingDay)), fc.constantFrom(...marks, 700, 1441))
  .chain(([day, mark]) =>
    fc
      .tuple(fc.nat(600), fc.constantFrom(...marks, 300), fc.nat(400))
      // It begins any time and ends with the day, at the opening, at the closing … of that day or the next ones.
      .map(([wait, end, gap]) => {
        const start = (day - 1) * 1440 + mark
        return [start, wait, Math.max(0, day * 1440 + end - start - wait), gap] as const
      }),
  )
const anyTarget = anyPolicy.map(({ target }) => target)

describe('A pause across midnights and make-up days', () => {
  it('holds the deadline up by exactly the minutes that it takes from it', () => {
    fc.assert(
      fc.property(anyTarget, overMakeUpDays, fc.nat(2000), (target, [start, wait, length, gap], second) => {
        const from = start + wait
        const log = pausedOver(target, start, [
          [from, from + length],
          [from + length + gap, from + length + gap + second],
        ])
        expect(found(log)).toBe(walked(log))
        const clock = clockOf(log, tenYears)
        expect(clock.ok && clock.value.pausedMs).toBe((length + second) * 60_000)
      }),
      { numRuns: 500 },
    )
  })

  it('is the same as no pause where it lies wholly in hours in which nothing is counted', () => {
    let closed = 0
    fc.assert(
      fc.property(overMakeUpDays, fc.integer({ min: 1, max: 1500 }), ([start, wait, length], minutes) => {
        const target = { kind: 'working-time', minutes } as const
        const [from, to] = [start + wait, start + wait + length]
        fc.pre(!openMinutes.subarray(from, to).includes(1))
        closed++
        expect(found(pausedOver(target, start, [[from, to]]))).toBe(found(startClock(strictly(target), instant(start))))
      }),
      { numRuns: 200 },
    )
    expect(closed).toBeGreaterThan(100)
  })
})

describe('An extension', () => {
  it(`${clause('§10.3')} is due at the time that was promised, later only by what it then stands still, and takes no breach back`, () => {
    const times = fc.tuple(fc.nat(6000), fc.integer({ min: 1, max: 9000 }), fc.nat(3000), fc.nat(3000))
    fc.assert(
      fc.property(anyTarget, anyStart, times, (target, start, [late, more, wait, still]) => {
        const begun = startClock({ target, pauses: waiting, extension: 'once' }, instant(start))
        const due = found(begun)
        if (due === 'beyond') return
        const at = start + late
        const until = Math.max(due, at) + more
        const step = { at: instant(at), reason: '等厂家', until: instant(until) }
        const extended = [...begun, ...extendClock(begun, step, tenYears)]
        expect(found(extended)).toBe(until)
        expect(extended.some(({ type }) => type === 'breached')).toBe(at > due)
        expect(() => extendClock(extended, { ...step, until: instant(until + 1) }, tenYears)).toThrow(Refusal)
        fc.pre(at + wait < until)
        const paused = [...extended, ...pauseClock(extended, { at: instant(at + wait), reason: '等待业主' }, tenYears)]
        const resumed = [...paused, ...resumeClock(paused, { at: instant(at + wait + still) }, tenYears)]
        expect(found(resumed)).toBe(until + still)
      }),
      { numRuns: 500 },
    )
  })
})

describe('What is reopened', () => {
  const gaps = fc.tuple(fc.nat(4000), fc.nat(9000), fc.nat(9000))

  it(`${clause('§10.3')} begins a clock of its own: the first stays met, with what was left or over, and takes no step any more`, () => {
    fc.assert(
      fc.property(anyLog, anyPolicy, gaps, (log, again, [wait, until, later]) => {
        const met = minuteOf(log.at(-1)?.at ?? instant(0)) + wait
        const first = [...log, ...meetClock(log, { at: instant(met) }, tenYears)]
        const due = walked(first)
        const missed = firstMissed(first.slice(0, -1), met)
        const reopened = met + until
        const second = startClock(again, instant(reopened))
        const clock = clockOf(first, tenYears)
        if (!clock.ok || due === 'beyond') return
        for (const now of [met, reopened, reopened + later]) {
          expect(stateOf(clock.value, instant(now))).toEqual({
            state: 'met',
            remainingMs: (due - met) * 60_000,
            firstBreachAt: missed === undefined ? null : instant(missed),
          })
        }
        expect(breachOf(first, instant(reopened + later), tenYears)).toEqual([])
        const at = instant(reopened)
        const steps = [
          () => pauseClock(first, { at, reason: '等待业主' }, tenYears),
          () => resumeClock(first, { at }, tenYears),
          () => extendClock(first, { at, reason: '再给一天', until: instant(reopened + 1440) }, tenYears),
          () => retargetClock(first, { at, reason: '改急', policy: again, countedFrom: 'now' }, tenYears),
          () => meetClock(first, { at }, tenYears),
        ]
        for (const step of steps) expect(step).toThrow('时限已经完成')
        expect(found(second)).toBe(walked(second))
        expect(Number(found(second))).toBeGreaterThanOrEqual(reopened)
      }),
      { numRuns: 300 },
    )
  })
})

describe('The walk itself', () => {
  it('knows the minutes of one complaint over the National Day of 2024, counted by hand (canary)', () => {
    // Sunday 29 September 2024 is a make-up day, 1 to 7 October are holidays: 9:00–17:00 as at weekends.
    const minute = (text: string) => minuteOf(new Date(`${text}+08:00`))
    const start = minute('2024-09-29T17:30')
    const twoDays = startClock(strictly({ kind: 'working-days', days: 2 }), instant(start))
    expect(walked(twoDays)).toBe(minute('2024-10-09T00:00'))
    const tenHours = startClock(strictly({ kind: 'working-time', minutes: 600 }), instant(start))
    expect(walked(tenHours)).toBe(minute('2024-10-01T10:30'))
    expect(stillIn(tenHours)(start)).toBe(false)
  })
})
