import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { keyProcess } from './key.process.ts'

describe(`${clause('§11.1')} The life of a key`, () => {
  it('begins with its receipt and ends where it was replaced or handed over', () => {
    expect(keyProcess.start).toBe('received')
    expect(keyProcess.states.filter(keyProcess.isFinal)).toEqual(['replaced', 'handed-over'])
  })

  it('never puts a lent or lost key straight into other hands', () => {
    expect(keyProcess.permits('lent', 'lend')).toBe(false)
    expect(keyProcess.permits('lent', 'hand-over')).toBe(false)
    expect(keyProcess.permits('lost', 'lend')).toBe(false)
  })

  it('hangs a key only from where it is checked and tested', () => {
    const leadingTo = keyProcess.states.flatMap((from) =>
      keyProcess.actionsFrom(from).filter((action) => from !== 'stored' && keyProcess.next(from, action) === 'stored'),
    )
    expect(new Set(leadingTo)).toEqual(new Set(['store', 'return']))
  })

  it('has a word for every state and action, so that buttons and refusals speak Chinese', () => {
    for (const state of keyProcess.states) expect(keyProcess.words.states[state]).toMatch(/^[\u4e00-\u9fff]+$/)
    for (const action of keyProcess.actions) expect(keyProcess.words.actions[action]).toMatch(/^[\u4e00-\u9fff]+$/)
  })
})
