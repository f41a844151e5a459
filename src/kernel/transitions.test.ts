import { describe, expect, it } from 'vitest'
import { Refusal } from './refusal.ts'
import { type ActionOf, type StateOf, transitions } from './transitions.ts'

const keyProcess = transitions(
  {
    kept: { lend: 'lent', lose: 'lost' },
    lent: { return: 'kept', lose: 'lost' },
    lost: { relock: 'scrapped' },
    scrapped: {},
  },
  {
    subject: '钥匙',
    start: 'kept',
    states: { kept: '在柜', lent: '已借出', lost: '已遗失', scrapped: '已作废' },
    actions: { lend: '借出', return: '归还', lose: '报失', relock: '换锁' },
  },
)
type KeyState = StateOf<typeof keyProcess>
type KeyAction = ActionOf<typeof keyProcess>

const refusalOf = (act: () => unknown): Refusal => {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown
  }
  throw new Error('nothing was refused')
}

describe('a process', () => {
  it('goes where its table leads', () => {
    expect(keyProcess.start).toBe('kept')
    expect(keyProcess.next('kept', 'lend')).toBe('lent')
    expect(keyProcess.next('lent', 'return')).toBe('kept')
  })

  it('refuses a step the table does not have, with the words of the trade and what is possible instead', () => {
    const refusal = refusalOf(() => keyProcess.next('lent', 'lend'))
    expect(refusal.code).toBe('transition.not-permitted')
    expect(refusal.status).toBe(409)
    expect(refusal.message).toBe('钥匙现在是“已借出”，不能“借出”；现在可以：归还、报失。')
  })

  it('says so when nothing can follow', () => {
    expect(keyProcess.isFinal('scrapped')).toBe(true)
    expect(keyProcess.isFinal('lost')).toBe(false)
    expect(refusalOf(() => keyProcess.next('scrapped', 'lend')).message).toBe(
      '钥匙现在是“已作废”，不能“借出”；流程已经结束，不能再操作。',
    )
  })

  it('offers as buttons exactly the steps it will take', () => {
    for (const state of keyProcess.states) {
      const offered = keyProcess.actionsFrom(state)
      for (const action of keyProcess.actions) {
        expect(keyProcess.permits(state, action)).toBe(offered.includes(action))
        const taken = offered.includes(action)
          ? keyProcess.next(state, action)
          : refusalOf(() => keyProcess.next(state, action))
        expect(taken instanceof Refusal).toBe(!offered.includes(action))
      }
    }
    expect(keyProcess.actionsFrom('kept')).toEqual(['lend', 'lose'])
  })

  it('is not fooled by names every object has', () => {
    expect(() => keyProcess.permits('constructor' as KeyState, 'lend')).toThrow(RangeError)
    expect(keyProcess.permits('kept', 'toString' as KeyAction)).toBe(false)
    expect(refusalOf(() => keyProcess.next('kept', 'toString' as KeyAction)).status).toBe(409)
  })

  it('does not compile with a state or action that is none', () => {
    // @ts-expect-error an unknown state
    expect(() => keyProcess.next('stolen', 'lend')).toThrow()
    // @ts-expect-error an unknown action
    expect(() => keyProcess.next('kept', 'steal')).toThrow()
    const words = { subject: '门', start: 'open', states: { open: '开' }, actions: { close: '关' } } as const
    // @ts-expect-error a step into a state that the table does not have
    expect(transitions({ open: { close: 'shut' } }, words)).toBeDefined()
    // @ts-expect-error a state without a word
    expect(transitions({ open: { close: 'open' }, ajar: {} }, words)).toBeDefined()
  })

  it('draws itself for the documents', () => {
    expect(keyProcess.diagram()).toBe(`stateDiagram-v2
  state "在柜" as kept
  state "已借出" as lent
  state "已遗失" as lost
  state "已作废" as scrapped
  [*] --> kept
  kept --> lent : 借出
  kept --> lost : 报失
  lent --> kept : 归还
  lent --> lost : 报失
  lost --> scrapped : 换锁
  scrapped --> [*]`)
  })
})
