import { type CalendarAnswer, calendarOf, type DayHours } from '../calendar.ts'
import { type Clock, clockOf, deadlineOf } from '../clock.ts'
import type { ClockLog } from '../clock-log.ts'
import { type ClockPolicy, type ClockTarget, strictly } from '../clock-policy.ts'
import {
  extendClock,
  meetClock,
  pauseClock,
  resumeClock,
  retargetClock,
  type Steps,
  startClock,
} from '../clock-steps.ts'
import { dateOf } from '../dates.ts'
import { Refusal } from '../refusal.ts'

// The complaint that the tests of clocks tell about: registered on a Friday at 16:30, due in 24 hours.
export const at = (text: string) => new Date(`${text}+08:00`)
const day: DayHours = { workingDay: true, open: [{ from: 510, to: 1080 }] }
const weekend: DayHours = { workingDay: false, open: [{ from: 540, to: 1020 }] }
export const calendar = calendarOf({
  covered: { from: dateOf('2026-01-01'), until: dateOf('2027-01-01') },
  week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: weekend, 7: weekend },
  special: [{ date: dateOf('2026-10-10'), ...day, name: '国庆节调休' }],
})
export const value = <T>(answer: CalendarAnswer<T>): T => {
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
export const hours24: ClockTarget = { kind: 'natural-time', minutes: 24 * 60 }
export const complaint: ClockPolicy = {
  target: hours24,
  pauses: { reasons: ['等待业主', '等待配件'], mostMinutes: 10 * 60 },
  extension: 'once',
}
export const registered = at('2026-04-10T16:30')
export const started = (policy: ClockPolicy, when = registered): ClockLog => startClock(policy, when)
export const taking = (log: ClockLog, ...steps: ((log: ClockLog) => Steps)[]): ClockLog =>
  steps.reduce<ClockLog>((sofar, step) => sofar.concat(step(sofar)), log)
export const clock = (log: ClockLog): Clock => value(clockOf(log, calendar))
export const due = (target: ClockTarget, when: string) =>
  value(deadlineOf(started(strictly(target), at(when)), calendar))
export const pause =
  (when: string, reason = '等待业主') =>
  (log: ClockLog) =>
    pauseClock(log, { at: at(when), reason }, calendar)
export const resume = (when: string) => (log: ClockLog) => resumeClock(log, { at: at(when) }, calendar)
export const meet = (when: string) => (log: ClockLog) => meetClock(log, { at: at(when) }, calendar)
export const extend =
  (when: string, until: string, reason = '等厂家到场') =>
  (log: ClockLog) =>
    extendClock(log, { at: at(when), reason, until: at(until) }, calendar)
export const retarget = (when: string, policy: ClockPolicy, countedFrom: 'start' | 'now') => (log: ClockLog) =>
  retargetClock(log, { at: at(when), reason: '升级为紧急', policy, countedFrom }, calendar)
export const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof Refusal && /[\u4E00-\u9FFF]/.test(thrown.message)) return thrown.code
    throw thrown
  }
  return 'not refused'
}
