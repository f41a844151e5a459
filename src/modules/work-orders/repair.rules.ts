import { foldLog } from '../../kernel/clock-log.ts'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import type { Priority } from '../matters/contract.ts'
import type { Category } from './contract.ts'
import { contractorAnswer } from './contractors/clocks.ts'
import { ROUTED, waitingReasons } from './repair.process.ts'

/** Clocks of a repair by their rules. */
export const ON_SITE = 'repair.on-site'
export const FINISH = 'repair.finish'
/** The contractor is to answer; then to come on the day it promised. */
export const ANSWER = contractorAnswer.id
export const PROMISE = 'repair.contractor-promise'

type Targets = Pick<Category, 'onSiteMinutes' | 'onSiteHours' | 'emergencyOnSiteMinutes' | 'finishMinutes'>

/** The two clocks of a repair: to be there, and to be done; both from the registration. */
export const clocksOfRepair = (targets: Targets, priority: Priority) => [
  { rule: ON_SITE, name: '到场时限', policy: onSitePolicy(targets, priority) },
  { rule: FINISH, name: '完工时限', policy: finishPolicy(targets) },
]

// §12.3.2: an emergency is served day and night, all year, whatever the category says of reception hours.
const onSitePolicy = (targets: Targets, priority: Priority): ClockPolicy => {
  if (priority === 'emergency') {
    return {
      target: { kind: 'natural-time', minutes: targets.emergencyOnSiteMinutes },
      pauses: { reasons: [], mostMinutes: null },
      extension: 'never',
    }
  }
  const kind = targets.onSiteHours === 'always' ? 'natural-time' : 'working-time'
  return {
    target: { kind, minutes: targets.onSiteMinutes },
    pauses: { reasons: ['等业主在家', ROUTED], mostMinutes: null },
    extension: 'never',
  }
}

const finishPolicy = (targets: Targets): ClockPolicy => ({
  target: { kind: 'natural-time', minutes: targets.finishMinutes },
  pauses: { reasons: [...waitingReasons, ROUTED], mostMinutes: null },
  extension: 'once',
})

interface RunningClock {
  readonly rule: string
  readonly log: Parameters<typeof foldLog>[0]
}

/** The clocks that stand still for a reason: those whose frozen policy permits it. */
export const rulesThatWait = (clocks: readonly RunningClock[], reason: string): string[] =>
  clocks.filter(({ log }) => foldLog(log).policy.pauses.reasons.includes(reason)).map(({ rule }) => rule)
