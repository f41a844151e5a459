import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { invariants } from './invariants.ts'
import { type KeyAction, type KeyState, keyProcess } from './key.process.ts'
import { type KeyCounter, keyCounter } from './testing/key-counter.ts'
import { keyEventNames } from './words.ts'

const db = testDatabase()
let counter: KeyCounter

beforeAll(async () => {
  counter = await keyCounter(db.url)
})
afterAll(() => counter.close())
beforeEach(() => {
  counter.clock.offset = 0
})

const historyOf = async (keyId: contract.KeyId) =>
  (await counter.show(keyId)).events.map((event) => keyEventNames[event.what]).reverse()

describe(`${clause('§11.1')} ${clause('§1.4')} A key of a vacant house`, () => {
  it('is received, checked, tested, stored, lent, returned and handed over, and its ledger says so with names', async () => {
    const { communityId, clerk } = counter
    const key = await counter.receive({ number: '3-2-1501-1' })
    expect(key).toMatchObject({ state: 'received', place: '3-2-1501', hook: null, checkedAt: null })
    await counter.do('check', key.id)
    await counter.do('test', key.id)
    const stored = await counter.do('store', key.id, { hook: 4001 })
    expect(stored).toMatchObject({ state: 'stored', cabinetName: '前台钥匙柜', hook: 4001 })
    const lent = await counter.do('lend', key.id)
    expect(lent).toMatchObject({
      state: 'lent',
      hook: 4001,
      loan: { borrowerName: '李师傅', borrowerKind: 'staff', purpose: '维修', lentBy: '陈客服', overdue: false },
    })
    const back = await counter.do('return', key.id, { condition: '完好' })
    expect(back).toMatchObject({ state: 'stored', hook: 4001, loan: null })
    const gone = await counter.do('hand-over', key.id, { receiver: '张三' })
    expect(gone).toMatchObject({ state: 'handed-over', cabinetId: null, hook: null })
    expect(await historyOf(key.id)).toEqual(['接收', '核对', '调试合格', '存放', '借出', '归还', '移交'])
    const { events, papers } = await counter.show(key.id)
    expect(new Set(events.map((event) => event.by))).toEqual(new Set(['陈客服']))
    expect(papers.map((paper) => paper.title)).toEqual(['钥匙移交单', '钥匙借用单'])
    const { loans } = (await counter.call(clerk, contract.listLoans, { communityId, q: '3-2-1501-1' })).body
    expect(loans).toMatchObject([{ endedHow: 'returned', condition: '完好', endedBy: '陈客服', overdue: false }])
  })

  it('cannot be stored before it was checked and tested', async () => {
    const { id } = await counter.receive({ number: 'T-1' })
    expect((await counter.try('store', id)).body).toMatchObject({
      code: 'keys.not-ready-to-store',
      detail: '钥匙 T-1 还没有核对和调试合格，完成后才能存放。',
    })
    await counter.do('check', id)
    expect((await counter.try('store', id)).body.detail).toContain('还没有调试合格')
    await counter.do('test', id)
    await counter.do('store', id)
  })

  it('that does not open its lock comes off its hook and is not stored again until it does', async () => {
    const { id } = await counter.hung()
    expect(await counter.do('fail-test', id)).toMatchObject({ state: 'received', hook: null, testedAt: null })
    expect((await counter.try('store', id)).body.code).toBe('keys.not-ready-to-store')
    await counter.do('test', id)
    expect((await counter.do('store', id)).state).toBe('stored')
  })

  it('that is lost with its borrower ends the loan, and is re-locked under a new number', async () => {
    const key = await counter.keyIn('lent')
    const lost = await counter.do('lose', key.id)
    expect(lost).toMatchObject({ state: 'lost', loan: null, hook: null })
    const fresh = await counter.do('replace', key.id, { number: 'L-NEW', pieces: 3 })
    expect(fresh).toMatchObject({ number: 'L-NEW', state: 'received', pieces: 3, houseId: counter.houseId })
    expect(await counter.show(key.id)).toMatchObject({ state: 'replaced' })
    expect(await historyOf(fresh.id)).toEqual(['接收'])
    const { loans } = (
      await counter.call(counter.clerk, contract.listLoans, { communityId: counter.communityId, q: key.number })
    ).body
    expect(loans[0]).toMatchObject({ endedHow: 'lost', condition: '在地库掉了' })
  })

  it('that turns up again was in unknown hands: it is checked and tested once more', async () => {
    const key = await counter.keyIn('lost')
    expect(await counter.do('find', key.id)).toMatchObject({ state: 'received', checkedAt: null, testedAt: null })
  })
})

describe(`${clause('§11.1')} Every step in every state`, () => {
  const steps = keyProcess.states.flatMap((state) => keyProcess.actions.map((action) => ({ state, action })))

  it('is what the table permits, and a refusal says what is possible now', async () => {
    const differing: string[] = []
    for (const { state, action } of steps) {
      const key = await counter.keyIn(state)
      if (action === 'end-entrustment' && keyProcess.permits(state, 'entrust')) await counter.do('entrust', key.id)
      const answer = await counter.try(action, key.id)
      const fault = faultOf(answer, { state, action, key })
      if (fault) differing.push(`${state} ${action}: ${fault}`)
    }
    expect(differing).toEqual([])
    expect(steps).toHaveLength(keyProcess.states.length * keyProcess.actions.length)
  }, 120_000)

  const faultOf = (
    answer: { status: number; body: { code?: string; detail?: string; state?: KeyState } },
    on: { state: KeyState; action: KeyAction; key: contract.Key },
  ): string | undefined => {
    const { state, action } = on
    const told = JSON.stringify(answer.body)
    if (keyProcess.permits(state, action)) {
      // Without a letter there is nothing to end; replacing answers the new key.
      if (action === 'end-entrustment' && state === 'lost')
        return answer.body.code === 'keys.no-entrustment' ? undefined : told
      const expected = action === 'replace' ? 'received' : keyProcess.next(state, action)
      return answer.status === 200 && answer.body.state === expected ? undefined : told
    }
    if (answer.status !== 409) return told
    // A second loan is refused with the holder.
    if (state === 'lent' && action === 'lend') return answer.body.code === 'keys.already-lent' ? undefined : told
    if (answer.body.code !== 'transition.not-permitted') return told
    return answer.body.detail?.startsWith(`钥匙现在是“${keyProcess.words.states[state]}”，不能“`) ? undefined : told
  }

  it('leaves the data as the invariants want them', async () => {
    for (const { id, sql } of invariants) expect(await counter.query(sql), id).toEqual([])
  })
})
