import type { Outcome } from './robots/robot.ts'
import type { messageEventNames } from './words.ts'

/** 20 a minute is what the vendors allow each robot. */
export const MOST_A_MINUTE = 20
export const MINUTE_MS = 60_000

/**
 * How often a message is sent at most, whatever happens. A process that stops between the sending and the mark leaves
 * it to another one, which sends it again: so often, and never more.
 */
const MOST_ATTEMPTS = 5

/** Whoever sends has so long before another process may take the message over; longer than any sending can take. */
export const LEASE_MS = 60_000

/** A message that could not leave for so long helps nobody any more. */
export const OLDEST_MS = 24 * 60 * 60_000

/** After the first, second, … sending in vain. */
const WAIT_SECONDS = [30, 120, 600, 1800] as const

/** A test is asked for by somebody who waits for its answer: it is tried once. */
export const mostAttempts = (event: keyof typeof messageEventNames): number => (event === 'test' ? 1 : MOST_ATTEMPTS)

/** When a robot may send again: now (undefined), or at a moment, by its latest sendings and its rest. */
export const mayAgainAt = (
  robot: { readonly recent: readonly Date[]; readonly restingUntil: Date | null },
  now: Date,
): Date | undefined => {
  if (robot.restingUntil !== null && robot.restingUntil > now) return robot.restingUntil
  const inMinute = recentOf(robot.recent, now)
  const oldest = inMinute.at(-MOST_A_MINUTE)
  return oldest && new Date(oldest.getTime() + MINUTE_MS)
}

/** The sendings of the last minute, the oldest first. */
export const recentOf = (recent: readonly Date[], now: Date): Date[] =>
  recent.filter((at) => at.getTime() > now.getTime() - MINUTE_MS).sort((a, b) => a.getTime() - b.getTime())

export interface Standing {
  readonly state: 'sent' | 'failed' | 'waiting'
  readonly reason: string
  /** When it is tried again, where it is. */
  readonly dueAt: Date | undefined
  /** Until when its robot rests, where it must. */
  readonly restingUntil: Date | undefined
}

/** How a message stands after a sending. */
export const afterSending = (
  message: { readonly attempts: number; readonly event: keyof typeof messageEventNames },
  outcome: Outcome,
  now: Date,
): Standing => {
  if (outcome.kind === 'sent') return { state: 'sent', reason: '', dueAt: undefined, restingUntil: undefined }
  const { reason } = outcome
  if (outcome.kind === 'refused') return { state: 'failed', reason, dueAt: undefined, restingUntil: undefined }
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  const restingUntil = after(outcome.restSeconds)
  if (message.attempts >= mostAttempts(message.event)) {
    const tried = message.attempts > 1 ? `已试 ${message.attempts} 次：` : ''
    return { state: 'failed', reason: `${tried}${reason}`, dueAt: undefined, restingUntil }
  }
  const wait = WAIT_SECONDS[message.attempts - 1] ?? WAIT_SECONDS[WAIT_SECONDS.length - 1]
  return { state: 'waiting', reason, dueAt: after(wait ?? 0), restingUntil }
}
