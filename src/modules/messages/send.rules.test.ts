import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { afterSending, mayAgainAt } from './send.rules.ts'

const now = new Date('2026-11-24T10:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const again = { kind: 'again', reason: '连不上', restSeconds: 30 } as const

describe(`${clause('§11.4')} The pace of a robot`, () => {
  it('is twenty within any minute: the next waits until the oldest of them is a minute old', () => {
    const twenty = Array.from({ length: 20 }, (_, at) => ago(50 - at))
    expect(mayAgainAt({ recent: twenty.slice(1), restingUntil: null }, now)).toBeUndefined()
    expect(mayAgainAt({ recent: twenty, restingUntil: null }, now)).toEqual(new Date(ago(50).getTime() + 60_000))
    expect(mayAgainAt({ recent: [...twenty].reverse(), restingUntil: null }, now)).toEqual(
      new Date(ago(50).getTime() + 60_000),
    )
    expect(mayAgainAt({ recent: [ago(60), ...twenty.slice(1)], restingUntil: null }, now)).toBeUndefined()
  })

  it('stands still while the robot rests', () => {
    expect(mayAgainAt({ recent: [], restingUntil: ago(-5) }, now)).toEqual(ago(-5))
    expect(mayAgainAt({ recent: [], restingUntil: now }, now)).toBeUndefined()
  })
})

describe(`${clause('§11.4')} A message after a sending`, () => {
  const at = (attempts: number, event: 'dispatched' | 'test' = 'dispatched') =>
    afterSending({ attempts, event }, again, now)

  it('is tried again later and later, five times in all, then given up with the reason', () => {
    const waits = [1, 2, 3, 4].map((attempts) => {
      const { state, dueAt } = at(attempts)
      expect(state).toBe('waiting')
      return ((dueAt?.getTime() ?? 0) - now.getTime()) / 1000
    })
    expect(waits).toEqual([30, 120, 600, 1800])
    expect(at(5)).toMatchObject({ state: 'failed', reason: '已试 5 次：连不上', restingUntil: ago(-30) })
  })

  it('is given up at once where the vendor refused it for good, and where it was a test', () => {
    const refused = { kind: 'refused', reason: '机器人地址无效' } as const
    expect(afterSending({ attempts: 1, event: 'dispatched' }, refused, now)).toEqual({
      state: 'failed',
      reason: '机器人地址无效',
      dueAt: undefined,
      restingUntil: undefined,
    })
    expect(at(1, 'test')).toMatchObject({ state: 'failed', reason: '连不上' })
  })

  it('rests for nobody when it went', () => {
    expect(afterSending({ attempts: 3, event: 'dispatched' }, { kind: 'sent' }, now)).toMatchObject({ state: 'sent' })
  })
})
