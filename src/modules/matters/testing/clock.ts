import type { Calendar } from '../../../kernel/calendar.ts'
import { type ClockTarget, strictly } from '../../../kernel/clock-policy.ts'
import { startClock } from '../../../kernel/clock-steps.ts'
import { type ClockStanding, standingOf } from '../clock-rows.ts'

/** For tests: how a clock of this target stands that was just started. */
export const clockOfMatter = (target: ClockTarget, at: Date, calendar: Calendar): ClockStanding =>
  standingOf(
    { id: '', rule: '', name: '', log: startClock(strictly(target), at), forAcceptance: false, endedAt: null },
    calendar,
  )
