import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { dateOf } from '../../kernel/dates.ts'
import { checkedBy, demandDeadlineAhead, mayCheck, titleOf } from './rectification.rules.ts'

describe(`${clause('§3.7')} Who checks a rectification`, () => {
  const made = { toStaffId: 'li', acknowledgedBy: 'wang', repliedBy: 'chen' }

  it.each(['li', 'wang', 'chen'])('is not %s, who had a hand in it', (staffId) => {
    expect(mayCheck(made, staffId)).toBe(false)
  })

  it('is anybody else, also who issued it', () => {
    expect(mayCheck(made, 'zhao')).toBe(true)
    expect(mayCheck({ toStaffId: null, acknowledgedBy: null, repliedBy: null }, 'zhao')).toBe(true)
  })

  it('is the manager where the supervisors themselves are to put it right', () => {
    expect(checkedBy({ role: 'supervisor' })).toEqual({ role: 'manager' })
    expect(checkedBy({ role: 'technician' })).toEqual({ role: 'supervisor' })
  })
})

describe('A notice', () => {
  it('may be due today and not yesterday', () => {
    expect(() => demandDeadlineAhead(dateOf('2026-06-08'), dateOf('2026-06-08'))).not.toThrow()
    expect(() => demandDeadlineAhead(dateOf('2026-06-07'), dateOf('2026-06-08'))).toThrow('已经过去')
  })

  it('is called by the first line of what is wrong, cut where a list has no room, never inside a character', () => {
    expect(titleOf('还在漏\n地面也没清理')).toBe('还在漏')
    expect(titleOf('𠮷'.repeat(60))).toBe('𠮷'.repeat(60))
    expect(titleOf('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(59)}…`)
  })
})
