import { describe, expect, it } from 'vitest'
import type { ClockPolicy } from '../../kernel/clock-policy.ts'
import { dateOf } from '../../kernel/dates.ts'
import { clockRule, policyFault } from './clock-rule.ts'

const handled = clockRule({
  id: 'trial.handled',
  name: '投诉处理时限',
  clause: '§10.3',
  counts: '登记 → 记录处理结果',
  target: { kind: 'natural-time', minutes: 1440 },
  pauses: ['等待业主', '等待主管部门'],
  extension: 'once',
})
const answered = clockRule({
  id: 'trial.answered',
  name: '投诉答复时限',
  counts: '登记 → 首次答复',
  target: { kind: 'natural-time', minutes: 4320 },
})

const pauses = (...reasons: string[]): ClockPolicy => ({ ...handled.policy, pauses: { reasons, mostMinutes: 600 } })

describe('A declared deadline', () => {
  it('is never paused and never extended unless it says so', () => {
    expect(answered.policy).toEqual({
      target: { kind: 'natural-time', minutes: 4320 },
      pauses: { reasons: [], mostMinutes: null },
      extension: 'never',
    })
  })

  it('is declared once', () => {
    expect(() => clockRule({ id: 'trial.handled', name: '又一次', counts: '', target: handled.policy.target })).toThrow(
      'declared twice',
    )
  })
})

describe('What a community may set itself', () => {
  it('is any length and any way of counting', () => {
    const targets = [
      { kind: 'natural-time', minutes: 1 },
      { kind: 'working-time', minutes: 600 },
      { kind: 'end-of-day', days: 3 },
      { kind: 'working-days', days: 2 },
    ] as const
    for (const target of targets) expect(policyFault(answered, { ...answered.policy, target })).toBeUndefined()
  })

  it('is fewer reasons to pause and no extension, but never more of either', () => {
    expect(policyFault(handled, { ...pauses('等待业主'), extension: 'never' })).toBeUndefined()
    expect(policyFault(handled, pauses('等待业主', '忘了'))).toBe('“投诉处理时限”不能因“忘了”暂停')
    expect(policyFault(answered, { ...answered.policy, extension: 'once' })).toBe('“投诉答复时限”不能延期')
    expect(policyFault(answered, pauses('等待业主'))).toContain('不能因')
  })

  it('is a time on the wall and nothing else where it counts day and night', () => {
    const lift = clockRule({
      id: 'trial.day-and-night',
      name: '电梯困人接单',
      counts: '',
      dayAndNight: true,
      target: { kind: 'natural-time', minutes: 10 },
    })
    const of = (target: ClockPolicy['target']) => policyFault(lift, { ...lift.policy, target })
    expect(of({ kind: 'natural-time', minutes: 5 })).toBeUndefined()
    expect(of({ kind: 'working-time', minutes: 5 })).toBe('“电梯困人接单”昼夜都计，只能按自然时间设置')
    expect(of({ kind: 'end-of-day', days: 0 })).toContain('昼夜都计')
  })

  it('is no date: that belongs to one matter', () => {
    const byDate = { ...answered.policy, target: { kind: 'by-date', date: dateOf('2026-12-31') } } as const
    expect(policyFault(answered, byDate)).toContain('不能设成某一天')
  })
})
