import type { Calendar } from '../../kernel/calendar.ts'
import type { ClockEvent } from '../../kernel/clock-log.ts'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import {
  breachOf,
  extendClock,
  meetClock,
  pauseClock,
  resumeClock,
  retargetClock,
  startClock,
} from '../../kernel/clock-steps.ts'
import type { ClockToStart, MatterClock } from './clock-rows.ts'

/** What a step does to the clocks of its matter; a rule that does not run is passed over. */
export interface ClockSteps {
  readonly starts?: readonly ClockToStart[]
  readonly meets?: readonly string[]
  readonly pauses?: { readonly rules: readonly string[]; readonly reason: string }
  /** Lets run again what stands still. */
  readonly resumes?: readonly string[]
  /** Gives a new time, once, with the reason; a breach already written stays. */
  readonly extends?: { readonly rule: string; readonly until: Date; readonly reason: string }
  /** Gives a running clock another target, with the reason. */
  readonly retargets?: readonly {
    readonly rule: string
    readonly policy: ClockPolicy
    readonly reason: string
    readonly countedFrom: 'start' | 'now'
  }[]
  /** Takes these clocks away unmet: what they counted is not owed any more. */
  readonly ends?: readonly string[]
  /** Takes every clock away: the matter has come to its end. */
  readonly endsAll?: boolean
}

interface Changed {
  readonly clock: MatterClock
  readonly before: number
}

/** The clocks after a step, with how long each log was before; new ones had none. Pure. */
export const stepClocks = (
  clocks: readonly MatterClock[],
  steps: ClockSteps,
  on: { readonly now: Date; readonly calendar: Calendar; readonly newId: () => string },
): readonly Changed[] => {
  const kept = clocks.map((clock) => ({ clock: stepOne(clock, steps, on), before: clock.log.length }))
  const started = (steps.starts ?? []).map(({ rule, name, policy }) => ({
    clock: { id: on.newId(), rule, name, log: startClock(policy, on.now), endedAt: null },
    before: 0,
  }))
  return [...kept, ...started]
}

const stepOne = (clock: MatterClock, steps: ClockSteps, on: { now: Date; calendar: Calendar }): MatterClock => {
  let log = clock.log
  const add = (events: readonly ClockEvent[]) => {
    log = [...log, ...events]
  }
  const at = on.now
  if (steps.resumes?.includes(clock.rule) && isPaused(log)) add(resumeClock(log, { at }, on.calendar))
  const retarget = steps.retargets?.find(({ rule }) => rule === clock.rule)
  if (retarget) {
    const { policy, reason, countedFrom } = retarget
    add(retargetClock(log, { at, policy, reason, countedFrom }, on.calendar))
  }
  if (steps.pauses?.rules.includes(clock.rule)) add(pauseClock(log, { at, reason: steps.pauses.reason }, on.calendar))
  if (steps.extends?.rule === clock.rule) add(extendClock(log, { at, ...steps.extends }, on.calendar))
  if (steps.meets?.includes(clock.rule)) add(meetClock(log, { at }, on.calendar))
  const ends = steps.endsAll || steps.ends?.includes(clock.rule)
  if (!ends || log.at(-1)?.type === 'met') return { ...clock, log }
  add(breachOf(log, at, on.calendar))
  return { ...clock, log, endedAt: at }
}

const isPaused = (log: readonly ClockEvent[]): boolean =>
  log.reduce((paused, { type }) => type === 'paused' || (paused && type !== 'resumed'), false)
