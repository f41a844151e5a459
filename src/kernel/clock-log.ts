import type { Pause } from './clock-deadline.ts'
import type { ClockPolicy, ClockTarget } from './clock-policy.ts'

/** What happened to a clock (时限). The log is the only truth; everything else is derived from it. */
export type ClockEvent =
  | { readonly type: 'started'; readonly at: Date; readonly policy: ClockPolicy }
  | { readonly type: 'paused'; readonly at: Date; readonly reason: string }
  | { readonly type: 'resumed'; readonly at: Date }
  | { readonly type: 'extended'; readonly at: Date; readonly reason: string; readonly until: Date }
  | {
      readonly type: 'retargeted'
      readonly at: Date
      readonly reason: string
      readonly policy: ClockPolicy
      /** Whether the new target counts from the start of the clock or from this moment. */
      readonly countedFrom: 'start' | 'now'
    }
  /** Written once, the first time the deadline passes; no extension or new target takes it back. */
  | { readonly type: 'breached'; readonly at: Date; readonly deadline: Date }
  | { readonly type: 'met'; readonly at: Date }

/** The events of one clock in the order of time; the first is `started`, nothing follows `met`. */
export type ClockLog = readonly ClockEvent[]

export interface OpenPause {
  readonly since: Date
  readonly reason: string
  /** When the permitted time is used up and the clock runs on by itself; null without limit. */
  readonly endsByItselfAt: Date | null
}

/** What a log says, before any calendar is asked. */
export interface ClockPast {
  readonly startedAt: Date
  readonly policy: ClockPolicy
  /** What is counted down now, and from when: of the start, the last new target or the extension. */
  readonly base: { readonly target: ClockTarget; readonly from: Date }
  /** Pauses that are over, in order and apart. */
  readonly pauses: readonly Pause[]
  readonly openPause: OpenPause | null
  readonly pausedMs: number
  readonly extension: { readonly at: Date; readonly reason: string; readonly until: Date } | null
  readonly firstBreach: { readonly deadline: Date; readonly recordedAt: Date } | null
  readonly metAt: Date | null
  readonly lastAt: Date
}

/** Reads a log from its first event to its last; RangeError when it is out of order or tells what cannot be. */
export const foldLog = (log: ClockLog): ClockPast => {
  const [first, ...rest] = log
  if (first?.type !== 'started') throw new RangeError('a clock log begins with its start')
  return rest.reduce(afterEvent, {
    startedAt: first.at,
    policy: first.policy,
    base: { target: first.policy.target, from: first.at },
    pauses: [],
    openPause: null,
    pausedMs: 0,
    extension: null,
    firstBreach: null,
    metAt: null,
    lastAt: first.at,
  })
}

const afterEvent = (past: ClockPast, event: ClockEvent): ClockPast => {
  if (event.at < past.lastAt) throw new RangeError(`clock event out of order: ${event.type}`)
  if (past.metAt) throw new RangeError(`clock event after the clock was met: ${event.type}`)
  const now = { ...past, lastAt: event.at }
  switch (event.type) {
    case 'started':
      throw new RangeError('a clock starts once')
    case 'paused':
      if (past.openPause) throw new RangeError('a paused clock is paused again')
      return { ...now, openPause: { since: event.at, reason: event.reason, endsByItselfAt: limitOf(past, event.at) } }
    case 'resumed':
      return endPause(now, event.at)
    case 'extended':
      return { ...now, extension: event, base: { from: event.at, target: until(event) } }
    case 'retargeted': {
      const from = event.countedFrom === 'start' ? past.startedAt : event.at
      return { ...now, policy: event.policy, base: { from, target: event.policy.target } }
    }
    case 'breached':
      return { ...now, firstBreach: past.firstBreach ?? { deadline: event.deadline, recordedAt: event.at } }
    case 'met':
      return { ...(past.openPause ? endPause(now, event.at) : now), metAt: event.at }
  }
}

const limitOf = ({ policy, pausedMs }: ClockPast, since: Date): Date | null => {
  const most = policy.pauses.mostMinutes
  return most === null ? null : new Date(since.getTime() + Math.max(0, most * 60_000 - pausedMs))
}

const endPause = (past: ClockPast, at: Date): ClockPast => {
  if (!past.openPause) throw new RangeError('a clock that is not paused is resumed')
  const { since, endsByItselfAt } = past.openPause
  const to = endsByItselfAt !== null && endsByItselfAt < at ? endsByItselfAt : at
  const pausedMs = past.pausedMs + (to.getTime() - since.getTime())
  return { ...past, openPause: null, pausedMs, pauses: [...past.pauses, { from: since, to }] }
}

// The new time is a promise by the clock on the wall; only pauses after it move it.
const until = (extended: { at: Date; until: Date }): ClockTarget => ({
  kind: 'natural-time',
  minutes: (extended.until.getTime() - extended.at.getTime()) / 60_000,
})
