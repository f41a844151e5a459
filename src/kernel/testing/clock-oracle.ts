import fc from 'fast-check'
import type { Calendar } from '../calendar.ts'
import type { ClockLog } from '../clock-log.ts'
import type { ClockPolicy, ClockTarget } from '../clock-policy.ts'
import { extendClock, pauseClock, resumeClock, retargetClock, startClock } from '../clock-steps.ts'
import { dayOfWeek, startOfDay } from '../dates.ts'
import { eachDay } from '../periods.ts'
import { Refusal } from '../refusal.ts'

const anyTarget: fc.Arbitrary<ClockTarget> = fc.oneof(
  fc.integer({ min: 1, max: 4000 }).map((minutes) => ({ kind: 'natural-time' as const, minutes })),
  fc.integer({ min: 1, max: 1500 }).map((minutes) => ({ kind: 'working-time' as const, minutes })),
  fc.nat(4).map((count) => ({ kind: 'end-of-day' as const, days: count })),
  fc.nat(4).map((count) => ({ kind: 'working-days' as const, days: count })),
)

/** Any policy whose target is some days at most. */
export const anyPolicy: fc.Arbitrary<ClockPolicy> = fc.record({
  target: anyTarget,
  pauses: fc.record({
    reasons: fc.constantFrom([], ['等待业主']),
    mostMinutes: fc.option(fc.integer({ min: 1, max: 3000 })),
  }),
  extension: fc.constantFrom('never' as const, 'once' as const),
})

/** Minutes after a midnight at which something begins or ends: midnight, the opening, the lunch break, the closing. */
const edges = [0, 1, 510, 720, 810, 1080, 1439]
export const marks = edges.flatMap((minute) => [minute, minute + 1440, minute + 2 * 1440])
const gap = fc.oneof(fc.nat(600), fc.nat(3000))
/** Minutes since the step before; or the next of these minutes of a day, to the minute. */
const anyGap = fc.oneof(gap, fc.constantFrom(...marks), fc.record({ upTo: fc.constantFrom(...edges) }))
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
export type AnyStep = typeof anyStep extends fc.Arbitrary<infer S> ? S : never
export const anySteps = fc.array(anyStep, { maxLength: 8 })

/** No deadline of `anyPolicy` lies further behind the last event. */
const HORIZON = 30 * 1440

/** A slow count beside the arithmetic of clocks: it walks a calendar minute by minute, from its first to its last. */
export const oracleOn = (calendar: Calendar) => {
  const days = eachDay(calendar.covered)
  const lastMinute = days.length * 1440
  const begin = startOfDay(calendar.covered.from).getTime()
  const instant = (minute: number) => new Date(begin + minute * 60_000)
  const minuteOf = (date: Date) => (date.getTime() - begin) / 60_000
  const kinds = days.map(
    (date) => calendar.special.get(date) ?? calendar.week[dayOfWeek(date) as 1 | 2 | 3 | 4 | 5 | 6 | 7],
  )
  const openMinutes = new Uint8Array(lastMinute)
  kinds.forEach(({ open }, day) => {
    for (const { from, to } of open) openMinutes.fill(1, day * 1440 + from, day * 1440 + to)
  })

  /** A log as the steps really write it, from a minute on: refused ones leave nothing. */
  const written = (policy: ClockPolicy, start: number, steps: readonly AnyStep[]): ClockLog => {
    let log: ClockLog = startClock(policy, instant(start))
    let minute = start
    for (const step of steps) {
      minute += typeof step.gap === 'number' ? step.gap : (step.gap.upTo - (minute % 1440) + 1440) % 1440
      if (minute >= lastMinute) break
      try {
        log = [...log, ...taken(log, step, { at: instant(minute), calendar })]
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown
      }
    }
    return log
  }

  /** Does the clock stand still in a minute? Played from the log, minute by minute, up to the horizon. */
  const stillIn = (log: ClockLog): ((minute: number) => boolean) => {
    const start = minuteOf(log[0]?.at ?? instant(0))
    const end = Math.min(lastMinute, minuteOf(log.at(-1)?.at ?? instant(0)) + HORIZON)
    const still = new Uint8Array(end - start)
    let policy = log[0]?.type === 'started' ? log[0].policy : undefined
    let paused = false
    let allowance = 0
    let used = 0
    let next = 1
    for (let minute = start; minute < end; minute++) {
      for (let event = log[next]; event && minuteOf(event.at) === minute; event = log[++next]) {
        if (event.type === 'retargeted') policy = event.policy
        if (event.type === 'resumed' || event.type === 'met') paused = false
        if (event.type !== 'paused') continue
        paused = true
        allowance = (policy?.pauses.mostMinutes ?? Number.POSITIVE_INFINITY) - used
      }
      if (!paused || allowance <= 0) continue
      still[minute - start] = 1
      allowance--
      used++
    }
    return (minute) => still[minute - start] === 1
  }

  /** Walks from the base minute by minute until enough has passed; `beyond` where the calendar or the horizon ends first. */
  const walked = (log: ClockLog): number | 'beyond' => {
    const still = stillIn(log)
    const { from, target } = baseOf(log, minuteOf)
    const end = Math.min(lastMinute, minuteOf(log.at(-1)?.at ?? instant(0)) + HORIZON)
    let passed = 0
    for (let minute = from; minute < end; minute++) {
      if (target.kind === 'natural-time' || target.kind === 'working-time') {
        if (!still(minute) && (target.kind === 'natural-time' || openMinutes[minute])) passed++
        if (passed === target.minutes) return minute + 1
      }
      const endOfDay = minute % 1440 === 1439 && !still(minute)
      if ((target.kind === 'end-of-day' || target.kind === 'working-days') && endOfDay) {
        const day = Math.floor(minute / 1440)
        const counts = day > Math.floor(from / 1440) && (target.kind === 'end-of-day' || kinds[day]?.workingDay)
        if (counts) passed++
        if (passed >= target.days) return minute + 1
      }
    }
    return 'beyond'
  }

  /** The deadline that is first missed when somebody looks every minute up to `now`, by what was known at that minute. */
  const firstMissed = (log: ClockLog, now: number): number | undefined => {
    const events = log.filter(({ type }) => type !== 'breached')
    for (let known = 1; known <= events.length; known++) {
      const sofar = events.slice(0, known)
      if (sofar.at(-1)?.type === 'met') return undefined
      const due = walked(sofar)
      const next = events[known]
      if (due !== 'beyond' && due < (next ? minuteOf(next.at) : now)) return due
    }
    return undefined
  }

  return { calendar, lastMinute, instant, minuteOf, openMinutes, kinds, written, stillIn, walked, firstMissed }
}

const taken = (log: ClockLog, step: AnyStep, { at, calendar }: { at: Date; calendar: Calendar }) => {
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

const baseOf = (log: ClockLog, minuteOf: (at: Date) => number): { from: number; target: ClockTarget } => {
  let base = { from: 0, target: { kind: 'natural-time', minutes: 0 } as ClockTarget }
  for (const event of log) {
    const minute = minuteOf(event.at)
    if (event.type === 'started') base = { from: minute, target: event.policy.target }
    if (event.type === 'extended') {
      base = { from: minute, target: { kind: 'natural-time', minutes: minuteOf(event.until) - minute } }
    }
    if (event.type === 'retargeted') {
      const from = event.countedFrom === 'now' ? minute : minuteOf(log[0]?.at ?? event.at)
      base = { from, target: event.policy.target }
    }
  }
  return base
}
