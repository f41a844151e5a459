import type { Calendar, CalendarAnswer } from '../../kernel/calendar.ts'
import { clockOf } from '../../kernel/clock.ts'
import type { ClockEvent, ClockLog } from '../../kernel/clock-log.ts'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import { dateOf } from '../../kernel/dates.ts'

/** A clock of a matter: what it is called, and its log. */
export interface MatterClock {
  readonly id: string
  /** `repair.on-site` : one of each rule runs at a time. */
  readonly rule: string
  /** `到场时限` */
  readonly name: string
  readonly log: ClockLog
  /** The wait until somebody takes the matter on; it is no deadline of the matter. */
  readonly forAcceptance: boolean
  /** Taken away unmet (the matter was cancelled). */
  readonly endedAt: Date | null
}

/** A clock to be started with the matter or by a step of it. */
export interface ClockToStart {
  readonly rule: string
  readonly name: string
  readonly policy: ClockPolicy
  readonly forAcceptance?: boolean
}

/** What a clock comes to, as its row holds it. */
export interface ClockStanding {
  readonly startedAt: Date
  /** The deadline, also of a clock that was met; null while it stands still. */
  readonly dueAt: Date | null
  readonly metAt: Date | null
  readonly breachedAt: Date | null
  readonly calendarAssumed: boolean
}

/** What the clock comes to now. Where the calendar does not reach, it is reckoned without holidays, and said so. */
export const standingOf = ({ log, endedAt }: MatterClock, calendar: Calendar): ClockStanding => {
  const known = clockOf(log, calendar)
  const clock = known.ok ? known.value : answered(clockOf(log, { ...calendar, covered: FOR_EVER }))
  const over = clock.metAt !== null || endedAt !== null
  return {
    startedAt: clock.startedAt,
    dueAt: clock.deadline,
    metAt: clock.metAt,
    breachedAt: clock.firstBreach?.deadline ?? null,
    calendarAssumed: !known.ok && !over,
  }
}

/** The deadline that comes next among the clocks that run, with its name. */
export const nextDeadline = (
  clocks: readonly MatterClock[],
  calendar: Calendar,
): { readonly dueAt: Date; readonly name: string } | null =>
  clocks
    .filter(({ forAcceptance }) => !forAcceptance)
    .flatMap((clock) => {
      const { dueAt, metAt } = standingOf(clock, calendar)
      return dueAt && !metAt && !clock.endedAt ? [{ dueAt, name: clock.name }] : []
    })
    .reduce<{ dueAt: Date; name: string } | null>(
      (first, one) => (first && first.dueAt <= one.dueAt ? first : one),
      null,
    )

/** True for a clock whose deadline depends on the community's calendar. */
export const needsCalendar = ({ target }: ClockPolicy): boolean =>
  target.kind === 'working-time' || target.kind === 'working-days'

/** An event as it is stored; instants as ISO text. */
export const eventFrom = (stored: Readonly<Record<string, unknown>>): ClockEvent => {
  const instants = ['at', 'until', 'deadline'].flatMap((name) =>
    typeof stored[name] === 'string' ? [[name, new Date(stored[name])]] : [],
  )
  return { ...stored, ...Object.fromEntries(instants) } as ClockEvent
}

const FOR_EVER = { from: dateOf('1850-01-01'), until: dateOf('2199-12-31') }

const answered = <T>(answer: CalendarAnswer<T>): T => {
  if (answer.ok) return answer.value
  throw new RangeError(answer.message)
}
