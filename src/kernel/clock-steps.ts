import type { Calendar } from './calendar.ts'
import { clockOf } from './clock.ts'
import { type ClockEvent, type ClockLog, foldLog, type OpenPause } from './clock-log.ts'
import type { ClockPolicy } from './clock-policy.ts'
import { refusals } from './refusal.ts'

export const refuseClock = refusals('clock', {
  met: { status: 409, sentence: () => '时限已经完成，不能再更改。' },
  'pause-not-permitted': {
    status: 422,
    sentence: (f: { reason: string; permitted: readonly string[] }) =>
      f.permitted.length === 0
        ? '这个时限不能暂停。'
        : `这个时限不能因“${f.reason}”暂停；可以暂停的原因：${f.permitted.join('、')}。`,
  },
  'pause-limit-used': { status: 409, sentence: () => '允许暂停的时间已经用完，时限继续计算。' },
  paused: { status: 409, sentence: (f: { reason: string }) => `时限正因“${f.reason}”暂停，请先恢复。` },
  'not-paused': { status: 409, sentence: () => '时限没有暂停，不需要恢复。' },
  'not-extendable': { status: 422, sentence: () => '这个时限不能延期。' },
  'already-extended': { status: 409, sentence: () => '这个时限已经延期过一次，不能再延期。' },
  'extension-not-later': { status: 422, sentence: () => '延期的新时间须晚于现在，也晚于原来的时限。' },
  'reason-missing': { status: 422, sentence: () => '请写明原因。' },
})

/**
 * Every step answers with the events to append to the log, or throws a refusal `clock.…`. When the deadline has
 * passed unwritten, the first of them is `breached`. An instant before the last event (a host clock that jumped
 * back) is taken as that event's. A calendar that does not reach far enough never holds up the work: the breach
 * is then left to `breachOf`, once the calendar has been filled in.
 */
export type Steps = readonly ClockEvent[]

/** The first event of a new clock; the policy is frozen into it. */
export const startClock = (policy: ClockPolicy, at: Date): Steps => [{ type: 'started', at, policy }]

/** Stops the time for a reason that the policy permits, up to its limit. */
export const pauseClock = (log: ClockLog, step: { at: Date; reason: string }, calendar: Calendar): Steps => {
  const { past, at, before } = opened(log, step.at, calendar)
  const { reasons, mostMinutes } = past.policy.pauses
  if (past.openPause && stillPaused(past.openPause, at)) throw refuseClock('paused', { reason: past.openPause.reason })
  if (!reasons.includes(step.reason)) {
    throw refuseClock('pause-not-permitted', { reason: step.reason, permitted: reasons })
  }
  const ended: Steps = past.openPause ? [{ type: 'resumed', at }] : []
  const usedMs = foldLog([...log, ...ended]).pausedMs
  if (mostMinutes !== null && usedMs >= mostMinutes * 60_000) throw refuseClock('pause-limit-used')
  return [...before, ...ended, { type: 'paused', at, reason: step.reason }]
}

/** Lets the time run again. */
export const resumeClock = (log: ClockLog, step: { at: Date }, calendar: Calendar): Steps => {
  const { past, at, before } = opened(log, step.at, calendar)
  if (!past.openPause) throw refuseClock('not-paused')
  return [...before, { type: 'resumed', at }]
}

/** Gives a new time, once, with a reason; also after the deadline was missed, which stays visible (§10.3). */
export const extendClock = (
  log: ClockLog,
  step: { at: Date; reason: string; until: Date },
  calendar: Calendar,
): Steps => {
  const { past, at, before } = opened(log, step.at, calendar)
  if (step.reason.trim() === '') throw refuseClock('reason-missing')
  if (past.policy.extension === 'never') throw refuseClock('not-extendable')
  if (past.extension) throw refuseClock('already-extended')
  if (past.openPause && stillPaused(past.openPause, at)) throw refuseClock('paused', { reason: past.openPause.reason })
  const ended: Steps = past.openPause ? [{ type: 'resumed', at }] : []
  const clock = clockOf(log, calendar)
  const latest = Math.max(at.getTime(), clock.ok ? (clock.value.deadline?.getTime() ?? 0) : 0)
  if (step.until.getTime() <= latest) throw refuseClock('extension-not-later')
  return [...before, ...ended, { type: 'extended', at, reason: step.reason, until: step.until }]
}

/** Another target, because the priority changed. Ends a pause that the new policy does not permit. */
export const retargetClock = (
  log: ClockLog,
  step: { at: Date; reason: string; policy: ClockPolicy; countedFrom: 'start' | 'now' },
  calendar: Calendar,
): Steps => {
  const { past, at, before } = opened(log, step.at, calendar)
  if (step.reason.trim() === '') throw refuseClock('reason-missing')
  const endsPause = past.openPause !== null && !step.policy.pauses.reasons.includes(past.openPause.reason)
  const ended: Steps = endsPause ? [{ type: 'resumed', at }] : []
  return [...before, ...ended, { ...step, at, type: 'retargeted' }]
}

/** The thing was done; the deadline itself is still in time. */
export const meetClock = (log: ClockLog, step: { at: Date }, calendar: Calendar): Steps => {
  const { at, before } = opened(log, step.at, calendar)
  return [...before, { type: 'met', at }]
}

/** The breach to write at `now`: none while there is time, when it is written already, or when the clock was met. */
export const breachOf = (log: ClockLog, now: Date, calendar: Calendar): Steps => {
  const past = foldLog(log)
  if (past.metAt || past.firstBreach) return []
  const clock = clockOf(log, calendar)
  if (!clock.ok || clock.value.deadline === null || now <= clock.value.deadline) return []
  return [{ type: 'breached', at: later(now, past.lastAt), deadline: clock.value.deadline }]
}

const opened = (log: ClockLog, wanted: Date, calendar: Calendar) => {
  const past = foldLog(log)
  if (past.metAt) throw refuseClock('met')
  const at = later(wanted, past.lastAt)
  return { past, at, before: breachOf(log, at, calendar) }
}

const stillPaused = ({ endsByItselfAt }: OpenPause, at: Date): boolean => endsByItselfAt === null || at < endsByItselfAt

const later = (a: Date, b: Date): Date => (a < b ? b : a)
