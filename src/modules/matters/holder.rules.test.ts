import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../kernel/refusal.ts'
import { demandHolder, liesWith } from './holder.rules.ts'

const li = { staffId: 'li', roles: new Set(['technician']) }

describe('A matter lies with', () => {
  it('the person it was given to, and nobody else', () => {
    expect(liesWith({ staffId: 'li', role: null }, li)).toBe(true)
    expect(liesWith({ staffId: 'wang', role: null }, li)).toBe(false)
    expect(liesWith(null, li)).toBe(false)
  })

  it('everybody who holds the role it was given to', () => {
    expect(liesWith({ staffId: null, role: 'technician' }, li)).toBe(true)
    expect(liesWith({ staffId: null, role: 'clerk' }, li)).toBe(false)
  })

  it('somebody else, who is named when the wrong person acts', () => {
    const held = { number: 'BX20260608-0001', assigneeStaffId: 'wang', assigneeRole: null, assigneeName: '王师傅' }
    const told = (matter: typeof held | (Omit<typeof held, 'assigneeRole'> & { assigneeRole: string })) => {
      try {
        demandHolder(matter as never, li)
      } catch (refusal) {
        return (refusal as Refusal).message
      }
      return undefined
    }
    expect(told(held)).toContain('现在由王师傅承办')
    expect(told({ ...held, assigneeStaffId: '', assigneeName: '', assigneeRole: 'clerk' })).toContain(
      '现在由客服员承办',
    )
    expect(told({ ...held, assigneeStaffId: 'li' })).toBeUndefined()
  })
})
