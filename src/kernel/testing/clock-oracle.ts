import fc from 'fast-check'
import { type Calendar, calendarOf } from '../calendar.ts'
import type { ClockLog } from '../clock-log.ts'
import type { ClockPolicy, ClockTarget } from '../clock-policy.ts'
import { extendClock, pauseClock, resumeClock, retargetClock, startClock } from '../clock-steps.ts'
import { type BusinessDate, dateOf, dayOfWeek } from '../dates.ts'
import { eachDay } from '../periods.ts'
import { Refusal } from '../refusal.ts'

// Friday, a make-up Saturday, Sunday … : four weeks of minutes, with a lunch break and one day until 24:00.
const covered = { from: dateOf('2026-10-09'), until: dateOf('2026-11-06') }
const weekday = {
  workingDay: true,
  open: [
    { from: 510, to: 720 },
    { from: 810, to: 1080 },
  ],
}
const weekend = { workingDay: false, open: [{ from: 540, to: 1020 }] }
export const calendar: Calendar = calendarOf({
  covered,
  week: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: weekend, 7: weekend },
  special: [
    { date: dateOf('2026-10-10'), ...weekday, name: '调休' },
    { date: dateOf('2026-10-13'), workingDay: false, open: [], name: '假日' },
    {
      date: dateOf('2026-10-14'),
      workingDay: true,
      open: [
        { from: 0, to: 60 },
        { from: 1380, to: 1440 },
      ],
    },
  ],
})
const days = eachDay(covered)
export const lastMinute = days.length * 1440
const dayOf = (date: BusinessDate) =>
  calendar.special.get(date) ?? calendar.week[dayOfWeek(date) as 1 | 2 | 3 | 4 | 5 | 6 | 7]
const openMinutes = days.flatMap((date) =>
  Array.from({ length: 1440 }, (_, minute) => dayOf(date).open.some(({ from, to }) => from <= minute && minute < to)),
)
const workingDays = days.map((date) => dayOf(date).workingDay)
const begin = new Date('2026-10-09T00:00+08:00').getTime()
export const instant = (minute: number) => new Date(begin + minute * 60_000)
export const minuteOf = (date: Date) => (date.getTime() - begin) / 60_000

const anyTarget: fc.Arbitrary<ClockTarget> = fc.oneof(
  fc.integer({ min: 1, max: 4000 }).map((minutes) => ({ kind: 'natural-time' as const, minutes })),
  fc.integer({ min: 1, max: 1500 }).map((minutes) => ({ kind: 'working-time' as const, minutes })),
  fc.nat(4).map((count) => ({ kind: 'end-of-day' as const, days: count })),
  fc.nat(4).map((count) => ({ kind: 'working-days' as const, days: count })),
)
export const anyPolicy: fc.Arbitrary<ClockPolicy> = fc.record({
  target: anyTarget,
  pauses: fc.record({
    reasons: fc.constantFrom([], ['等待业主']),
    mostMinutes: fc.option(fc.integer({ min: 1, max: 3000 })),
  }),
  extension: fc.constantFrom('never' as const, 'once' as const),
})
const marks = [0, 1, 510, 720, 810, 1080, 1439].flatMap((minute) => [minute, minute + 1440, minute + 2 * 1440])
const anyGap = fc.oneof(fc.nat(600), fc.nat(3000), fc.constantFrom(...marks))
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pause' as const), gap: anyGap }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('resume' as const), gap: anyGap }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('extend' as const), gap: anyGap, more: fc.integer({ min: 1, max: 5000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('retarget' as const),
      gap: anyGap,
      policy: anyPolicy,
      countedFrom: fc.constantFrom('start' as const, 'now' as const),
    }),
  },
)
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never

/** A log as the steps really write it: refused ones leave nothing. */
const written = (policy: ClockPolicy, start: number, steps: readonly Step[]): ClockLog => {
  let log: ClockLog = startClock(policy, instant(start))
  let minute = start
  for (const step of steps) {
    minute += step.gap
    if (minute >= lastMinute) break
    try {
      log = [...log, ...taken(log, step, instant(minute))]
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
    }
  }
  return log
}

const taken = (log: ClockLog, step: Step, at: Date) => {
  switch (step.do) {
    case 'pause':
      return pauseClock(log, { at, reason: '等待业主' }, calendar)
    case 'resume':
      return resumeClock(log, { at }, calendar)
    case 'extend':
      return extendClock(log, { at, reason: '厂家未到', until: new Date(at.getTime() + step.more * 60_000) }, calendar)
    case 'retarget':
      return retargetClock(log, { at, reason: '改急', policy: step.policy, countedFrom: step.countedFrom }, calendar)
  }
}

export const anyLog = fc
  .tuple(anyPolicy, fc.oneof(fc.nat(3000), fc.constantFrom(...marks)), fc.array(anyStep, { maxLength: 8 }))
  .map(([policy, start, steps]) => written(policy, start, steps))

/** Oracle: for every minute, does the clock stand still in it? Played from the log, minute by minute. */
export const stillMinutes = (log: ClockLog): boolean[] => {
  const still = new Array<boolean>(lastMinute).fill(false)
  let policy = log[0]?.type === 'started' ? log[0].policy : undefined
  let paused = false
  let allowance = 0
  let used = 0
  let next = 1
  for (let minute = minuteOf(log[0]?.at ?? instant(0)); minute < lastMinute; minute++) {
    for (let event = log[next]; event && minuteOf(event.at) === minute; event = log[++next]) {
      if (event.type === 'retargeted') policy = event.policy
      if (event.type === 'resumed') paused = false
      if (event.type !== 'paused') continue
      paused = true
      allowance = (policy?.pauses.mostMinutes ?? Number.POSITIVE_INFINITY) - used
    }
    if (!paused || allowance <= 0) continue
    still[minute] = true
    allowance--
    used++
  }
  return still
}

/** Oracle: walks from the base minute by minute until enough has passed. */
export const walked = (log: ClockLog): number | 'beyond' => {
  const still = stillMinutes(log)
  let base = { from: 0, target: { kind: 'natural-time', minutes: 0 } as ClockTarget }
  for (const event of log) {
    const minute = minuteOf(event.at)
    if (event.type === 'started') base = { from: minute, target: event.policy.target }
    if (event.type === 'extended')
      base = { from: minute, target: { kind: 'natural-time', minutes: minuteOf(event.until) - minute } }
    if (event.type === 'retargeted') {
      base = {
        from: event.countedFrom === 'now' ? minute : minuteOf(log[0]?.at ?? event.at),
        target: event.policy.target,
      }
    }
  }
  const { from, target } = base
  let passed = 0
  for (let minute = from; minute < lastMinute; minute++) {
    if (target.kind === 'natural-time' || target.kind === 'working-time') {
      if (!still[minute] && (target.kind === 'natural-time' || openMinutes[minute])) passed++
      if (passed === target.minutes) return minute + 1
    }
    if ((target.kind === 'end-of-day' || target.kind === 'working-days') && minute % 1440 === 1439 && !still[minute]) {
      const day = Math.floor(minute / 1440)
      const counts = day > Math.floor(from / 1440) && (target.kind === 'end-of-day' || workingDays[day])
      if (counts) passed++
      if (passed >= target.days) return minute + 1
    }
  }
  return 'beyond'
}
