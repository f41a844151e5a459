import type { Calendar, CalendarAnswer } from './calendar.ts'
import { dueAt, type Pause } from './clock-deadline.ts'
import { type ClockLog, type ClockPast, foldLog, type OpenPause } from './clock-log.ts'

/** A clock as its log leaves it. Times are instants. */
export interface Clock extends Omit<ClockPast, 'base' | 'pauses' | 'openPause'> {
  /** Null while paused with no end in sight. */
  readonly deadline: Date | null
  /** The pause that was begun and not ended by anybody; `remainingMs` is what was left when it began. */
  readonly pause: (OpenPause & { readonly remainingMs: number }) | null
}

export interface ClockState {
  readonly state: 'running' | 'paused' | 'met' | 'breached'
  /**
   * To the deadline, in natural milliseconds, negative when over it. Of a paused clock what was left when the pause
   * began; of a met clock what was left when it was met.
   */
  readonly remainingMs: number
  /** The deadline that was first missed, written or not yet; null when none was. */
  readonly firstBreachAt: Date | null
}

/** The clock a log describes; `outside-calendar` when its deadline cannot be known. RangeError on a log out of order. */
export const clockOf = (log: ClockLog, calendar: Calendar): CalendarAnswer<Clock> => {
  const past = foldLog(log)
  const due = (pauses: readonly Pause[]) => dueAt({ ...past.base, pauses, calendar })
  const open = past.openPause
  const deadline = due(open ? [...past.pauses, { from: open.since, to: open.endsByItselfAt }] : past.pauses)
  if (!deadline.ok) return deadline
  const undisturbed = open ? due(past.pauses) : deadline
  if (!undisturbed.ok) return undisturbed
  const { base, pauses, openPause, ...kept } = past
  return {
    ok: true,
    value: { ...kept, deadline: deadline.value, pause: open && leftAt(open, past, undisturbed.value) },
  }
}

/** When the clock is due; null while it is paused with no end in sight. */
export const deadlineOf = (log: ClockLog, calendar: Calendar): CalendarAnswer<Date | null> => {
  const clock = clockOf(log, calendar)
  return clock.ok ? { ok: true, value: clock.value.deadline } : clock
}

/** How the clock stands at `now`. The deadline itself is still in time. */
export const stateOf = (clock: Clock, now: Date): ClockState => {
  const remainingMs = remainingAt(clock, now)
  const missed = remainingMs < 0 ? clock.deadline : null
  const firstBreachAt = clock.firstBreach?.deadline ?? missed
  if (clock.metAt) return { state: 'met', remainingMs, firstBreachAt }
  if (remainingMs < 0) return { state: 'breached', remainingMs, firstBreachAt }
  return { state: standsStill(clock, now) ? 'paused' : 'running', remainingMs, firstBreachAt }
}

/**
 * The clock in a few Chinese words: `剩 25 分钟`, `剩 3 小时`, `超 2 天`, `暂停，剩 3 小时`, `按时完成`, `超 2 小时完成`.
 * Rounded down, so that it never promises more than is left.
 */
export const describeClock = (clock: Clock, now: Date): string => {
  const { state, remainingMs } = stateOf(clock, now)
  const over = `超${span(-remainingMs)}`
  if (state === 'met') return remainingMs < 0 ? `${over}完成` : '按时完成'
  if (state === 'breached') return over
  return `${state === 'paused' ? '暂停，' : ''}剩${span(remainingMs)}`
}

const leftAt = (open: OpenPause, { base }: ClockPast, due: Date | null) => {
  const since = Math.max(open.since.getTime(), base.from.getTime())
  return { ...open, remainingMs: (due?.getTime() ?? since) - since }
}

const remainingAt = (clock: Clock, now: Date): number => {
  if (clock.pause && standsStill(clock, now)) return clock.pause.remainingMs
  if (clock.deadline === null) throw new RangeError('a clock without a deadline does not stand still')
  return clock.deadline.getTime() - (clock.metAt ?? now).getTime()
}

const standsStill = ({ pause, metAt }: Clock, now: Date): boolean =>
  pause !== null &&
  pause.remainingMs > 0 &&
  metAt === null &&
  (pause.endsByItselfAt === null || now < pause.endsByItselfAt)

const span = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return ` ${minutes} 分钟`
  if (minutes < 1440) return ` ${Math.floor(minutes / 60)} 小时`
  return ` ${Math.floor(minutes / 1440)} 天`
}
