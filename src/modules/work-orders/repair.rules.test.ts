import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { startClock } from '../../kernel/clock-steps.ts'
import { repairProcess, technicianActions, waitingReasons } from './repair.process.ts'
import { clocksOfRepair, FINISH, ON_SITE, rulesThatWait } from './repair.rules.ts'

const targets = {
  onSiteMinutes: 240,
  onSiteHours: 'reception',
  emergencyOnSiteMinutes: 30,
  finishMinutes: 4320,
} as const
const at = new Date('2026-06-08T02:00:00Z')
const running = (priority: 'normal' | 'emergency') =>
  clocksOfRepair(targets, priority).map(({ rule, policy }) => ({ rule, log: startClock(policy, at) }))

describe('The clocks of a repair', () => {
  it('count reception hours for an ordinary one where its category says so', () => {
    expect(clocksOfRepair(targets, 'normal')[0]?.policy.target).toEqual({ kind: 'working-time', minutes: 240 })
    expect(clocksOfRepair({ ...targets, onSiteHours: 'always' }, 'urgent')[0]?.policy.target).toEqual({
      kind: 'natural-time',
      minutes: 240,
    })
  })

  it(`${clause('§12.3.2')} count day and night for an emergency, whatever its category says`, () => {
    expect(clocksOfRepair(targets, 'emergency')[0]?.policy.target).toEqual({ kind: 'natural-time', minutes: 30 })
  })

  it('stand still only for the reasons of their policy', () => {
    expect(rulesThatWait(running('normal'), '等业主在家')).toEqual([ON_SITE, FINISH])
    expect(rulesThatWait(running('normal'), '等配件')).toEqual([FINISH])
    expect(rulesThatWait(running('emergency'), '等业主在家')).toEqual([FINISH])
    expect(rulesThatWait(running('normal'), '午休')).toEqual([])
    for (const reason of waitingReasons) expect(rulesThatWait(running('normal'), reason)).toContain(FINISH)
  })
})

describe('The table of repairs', () => {
  it('lets every state reach an end', () => {
    for (const state of repairProcess.states) expect(endsReachable(state), state).toBe(true)
  })

  it('begins nothing on the phone that only the desk may begin', () => {
    expect(repairProcess.actionsFrom('logged').filter((action) => technicianActions.includes(action))).toEqual([])
    expect(repairProcess.actionsFrom('done').filter((action) => technicianActions.includes(action))).toEqual([])
  })

  it('keeps no order open that was withdrawn or closed', () => {
    expect(repairProcess.states.filter((state) => repairProcess.isFinal(state))).toEqual(['closed', 'cancelled'])
  })
})

const endsReachable = (start: (typeof repairProcess.states)[number]): boolean => {
  const seen = new Set([start])
  for (const state of seen)
    for (const action of repairProcess.actionsFrom(state)) seen.add(repairProcess.next(state, action))
  return [...seen].some((state) => repairProcess.isFinal(state))
}
