import { describe, expect, it } from 'vitest'
import { describeClock, stateOf } from './clock.ts'
import type { ClockEvent } from './clock-log.ts'
import { type ClockPolicy, strictly } from './clock-policy.ts'
import { breachOf } from './clock-steps.ts'
import {
  at,
  calendar,
  clock,
  codeOf,
  complaint,
  extend,
  hours24,
  meet,
  pause,
  resume,
  retarget,
  started,
  taking,
} from './testing/clock-examples.ts'

describe('a paused clock', () => {
  it('stands still, shows what was left, and gives the time back', () => {
    const paused = taking(started(complaint), pause('2026-04-10T20:30'))
    expect(stateOf(clock(paused), at('2026-04-11T03:00'))).toMatchObject({
      state: 'paused',
      remainingMs: 20 * 3_600_000,
    })
    expect(describeClock(clock(paused), at('2026-04-11T03:00'))).toBe('暂停，剩 20 小时')
    const resumed = taking(paused, resume('2026-04-11T05:30'))
    expect(clock(resumed).deadline).toEqual(at('2026-04-12T01:30'))
    expect(stateOf(clock(resumed), at('2026-04-11T05:30'))).toMatchObject({
      state: 'running',
      remainingMs: 20 * 3_600_000,
    })
  })

  it('has no deadline while the pause has no limit', () => {
    const unlimited = { ...complaint, pauses: { reasons: ['等待业主'], mostMinutes: null } }
    const paused = taking(started(unlimited), pause('2026-04-10T20:30'))
    expect(clock(paused).deadline).toBeNull()
    expect(stateOf(clock(paused), at('2026-12-01T00:00')).state).toBe('paused')
    expect(breachOf(paused, at('2026-12-01T00:00'), calendar)).toEqual([])
  })

  it('runs on by itself when the permitted time is used up', () => {
    const paused = taking(started(complaint), pause('2026-04-10T20:30'))
    expect(clock(paused).deadline).toEqual(at('2026-04-12T02:30'))
    expect(stateOf(clock(paused), at('2026-04-11T06:30')).state).toBe('running')
    expect(stateOf(clock(paused), at('2026-04-12T02:31')).state).toBe('breached')
    expect(clock(taking(paused, resume('2026-04-11T20:00'))).deadline).toEqual(at('2026-04-12T02:30'))
    expect(codeOf(() => taking(paused, pause('2026-04-11T21:00')))).toBe('clock.pause-limit-used')
  })

  it('does not count the days at whose end it stood still', () => {
    const callback: ClockPolicy = {
      ...complaint,
      target: { kind: 'end-of-day', days: 2 },
      pauses: { reasons: ['等待业主'], mostMinutes: null },
    }
    const overNight = taking(started(callback), pause('2026-04-11T20:00'), resume('2026-04-12T08:00'))
    expect(clock(overNight).deadline).toEqual(at('2026-04-14T00:00'))
    const withinDay = taking(started(callback), pause('2026-04-11T08:00'), resume('2026-04-11T20:00'))
    expect(clock(withinDay).deadline).toEqual(at('2026-04-13T00:00'))
  })

  it('at 24:00 sharp: a pause until then costs the day, a pause from then does not', () => {
    const callback: ClockPolicy = { ...complaint, target: { kind: 'end-of-day', days: 2 } }
    const until = taking(started(callback), pause('2026-04-11T20:00'), resume('2026-04-12T00:00'))
    expect(clock(until).deadline).toEqual(at('2026-04-14T00:00'))
    const from = taking(started(callback), pause('2026-04-12T00:00'), resume('2026-04-12T08:00'))
    expect(clock(from).deadline).toEqual(at('2026-04-13T00:00'))
  })

  it('at the very deadline has no time left to save', () => {
    const unlimited = { ...complaint, pauses: { reasons: ['等待业主'], mostMinutes: null } }
    const paused = taking(started(unlimited), pause('2026-04-11T16:30'))
    expect(clock(paused).deadline).toEqual(at('2026-04-11T16:30'))
    expect(stateOf(clock(paused), at('2026-04-11T16:31')).state).toBe('breached')
  })

  it('is paused only for a listed reason, and resumed only when paused', () => {
    const running = started(complaint)
    expect(codeOf(() => taking(running, pause('2026-04-10T17:00', '没空')))).toBe('clock.pause-not-permitted')
    expect(codeOf(() => taking(started(strictly(hours24)), pause('2026-04-10T17:00')))).toBe(
      'clock.pause-not-permitted',
    )
    expect(codeOf(() => taking(running, resume('2026-04-10T17:00')))).toBe('clock.not-paused')
    expect(codeOf(() => taking(running, pause('2026-04-10T17:00'), pause('2026-04-10T18:00')))).toBe('clock.paused')
  })

  it('cannot undo a breach by pausing', () => {
    const late = taking(started(complaint), pause('2026-04-11T17:00'))
    expect(late.map((event) => event.type)).toEqual(['started', 'breached', 'paused'])
    expect(stateOf(clock(late), at('2026-04-11T18:30'))).toMatchObject({
      state: 'breached',
      remainingMs: -2 * 3_600_000,
    })
  })
})

describe('a missed deadline', () => {
  it('is written once', () => {
    const running = started(complaint)
    expect(breachOf(running, at('2026-04-11T16:30'), calendar)).toEqual([])
    const breached = taking(running, (log) => breachOf(log, at('2026-04-11T16:31'), calendar))
    expect(breached.at(-1)).toEqual({ type: 'breached', at: at('2026-04-11T16:31'), deadline: at('2026-04-11T16:30') })
    expect(breachOf(breached, at('2026-04-12T16:31'), calendar)).toEqual([])
    expect(taking(breached, meet('2026-04-12T16:31')).filter((event) => event.type === 'breached')).toHaveLength(1)
  })

  it('keeps the first one, even where a log holds two', () => {
    const breach = (day: string): ClockEvent => ({
      type: 'breached',
      at: at(`${day}T17:00`),
      deadline: at(`${day}T16:30`),
    })
    const log = [...started(complaint), breach('2026-04-11'), breach('2026-04-12')]
    expect(clock(log).firstBreach?.deadline).toEqual(at('2026-04-11T16:30'))
  })

  it('is written by whatever step comes first, and met late stays late', () => {
    const late = taking(started(complaint), meet('2026-04-11T18:30'))
    expect(late.map((event) => event.type)).toEqual(['started', 'breached', 'met'])
    expect(stateOf(clock(late), at('2026-12-01T00:00'))).toEqual({
      state: 'met',
      remainingMs: -2 * 3_600_000,
      firstBreachAt: at('2026-04-11T16:30'),
    })
    expect(describeClock(clock(late), at('2026-12-01T00:00'))).toBe('超 2 小时完成')
  })

  it('at the very deadline is not missed', () => {
    const met = taking(started(complaint), meet('2026-04-11T16:30'))
    expect(met.map((event) => event.type)).toEqual(['started', 'met'])
    expect(describeClock(clock(met), at('2026-12-01T00:00'))).toBe('按时完成')
  })
})

describe('an extension', () => {
  it('gives a new time once, and the first breach stays visible', () => {
    const extended = taking(started(complaint), extend('2026-04-11T18:00', '2026-04-13T12:00'))
    expect(extended.map((event) => event.type)).toEqual(['started', 'breached', 'extended'])
    expect(clock(extended).deadline).toEqual(at('2026-04-13T12:00'))
    expect(stateOf(clock(extended), at('2026-04-12T12:00'))).toMatchObject({
      state: 'running',
      firstBreachAt: at('2026-04-11T16:30'),
    })
    expect(codeOf(() => taking(extended, extend('2026-04-12T12:00', '2026-04-14T12:00')))).toBe(
      'clock.already-extended',
    )
    expect(stateOf(clock(extended), at('2026-04-13T13:00')).firstBreachAt).toEqual(at('2026-04-11T16:30'))
  })

  it('is moved only by pauses after it', () => {
    const extended = taking(
      started(complaint),
      pause('2026-04-10T17:00'),
      resume('2026-04-10T18:00'),
      extend('2026-04-11T10:00', '2026-04-13T12:00'),
    )
    expect(clock(extended).deadline).toEqual(at('2026-04-13T12:00'))
    const paused = taking(extended, pause('2026-04-12T10:00'), resume('2026-04-12T13:00'))
    expect(clock(paused).deadline).toEqual(at('2026-04-13T15:00'))
  })

  it('is refused without reason, when it is not later, when paused, and where the policy has none', () => {
    const running = started(complaint)
    expect(codeOf(() => taking(running, extend('2026-04-10T18:00', '2026-04-13T12:00', ' ')))).toBe(
      'clock.reason-missing',
    )
    expect(codeOf(() => taking(running, extend('2026-04-10T18:00', '2026-04-11T16:30')))).toBe(
      'clock.extension-not-later',
    )
    expect(codeOf(() => taking(running, extend('2026-04-12T18:00', '2026-04-12T17:00')))).toBe(
      'clock.extension-not-later',
    )
    const paused = taking(running, pause('2026-04-10T17:00'))
    expect(codeOf(() => taking(paused, extend('2026-04-10T18:00', '2026-04-13T12:00')))).toBe('clock.paused')
    const replied = started(strictly({ kind: 'natural-time', minutes: 72 * 60 }))
    expect(codeOf(() => taking(replied, extend('2026-04-10T18:00', '2026-04-20T12:00')))).toBe('clock.not-extendable')
  })
})

describe('a new target after a change of priority', () => {
  const urgent = strictly({ kind: 'natural-time', minutes: 30 })

  it('counts from the start or from now, as recorded', () => {
    const fromNow = taking(started(complaint), retarget('2026-04-10T20:00', urgent, 'now'))
    expect(clock(fromNow).deadline).toEqual(at('2026-04-10T20:30'))
    const fromStart = taking(started(complaint), retarget('2026-04-10T20:00', urgent, 'start'))
    expect(clock(fromStart).deadline).toEqual(at('2026-04-10T17:00'))
    expect(breachOf(fromStart, at('2026-04-10T20:00'), calendar)).toHaveLength(1)
  })

  it('does not take back a breach', () => {
    const relaxed = strictly({ kind: 'natural-time', minutes: 72 * 60 })
    const log = taking(started(complaint), retarget('2026-04-11T18:00', relaxed, 'start'))
    expect(stateOf(clock(log), at('2026-04-11T19:00'))).toMatchObject({
      state: 'running',
      firstBreachAt: at('2026-04-11T16:30'),
    })
  })

  it('ends a pause that the new policy does not permit', () => {
    const log = taking(started(complaint), pause('2026-04-10T17:00'), retarget('2026-04-10T18:00', urgent, 'now'))
    expect(log.map((event) => event.type)).toEqual(['started', 'paused', 'resumed', 'retargeted'])
    expect(stateOf(clock(log), at('2026-04-10T18:10')).state).toBe('running')
  })

  it('keeps a pause that the new policy permits', () => {
    const log = taking(started(complaint), pause('2026-04-10T17:00'), retarget('2026-04-10T18:00', complaint, 'now'))
    expect(stateOf(clock(log), at('2026-04-10T19:00'))).toMatchObject({ state: 'paused', remainingMs: 24 * 3_600_000 })
  })
})

describe('a clock that was met', () => {
  it('cannot be changed any more', () => {
    const met = taking(started(complaint), meet('2026-04-10T17:00'))
    for (const step of [pause('2026-04-10T18:00'), resume('2026-04-10T18:00'), meet('2026-04-10T18:00')]) {
      expect(codeOf(() => taking(met, step))).toBe('clock.met')
    }
    expect(codeOf(() => taking(met, extend('2026-04-10T18:00', '2026-04-13T12:00')))).toBe('clock.met')
    expect(breachOf(met, at('2026-12-01T00:00'), calendar)).toEqual([])
  })

  it('while paused was met in time', () => {
    const met = taking(started(complaint), pause('2026-04-10T17:00'), meet('2026-04-10T18:00'))
    expect(stateOf(clock(met), at('2026-12-01T00:00'))).toMatchObject({ state: 'met', firstBreachAt: null })
  })
})
