import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import * as contract from './contract.ts'
import { type KeyCounter, keyCounter } from './testing/key-counter.ts'

const db = testDatabase()
let counter: KeyCounter

beforeAll(async () => {
  counter = await keyCounter(db.url)
})
afterAll(() => counter.close())
beforeEach(() => {
  counter.clock.offset = 0
})

const clerkCall = <const E extends Parameters<KeyCounter['call']>[1]>(contractOf: E, input: object = {}) =>
  counter.call(counter.clerk, contractOf, { communityId: counter.communityId, ...input } as never)

/** Each test counts in a month of its own. */
const inMonth = (months: number) => {
  const now = new Date()
  counter.clock.offset = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 20) - now.getTime()
}

const start = async (): Promise<contract.StockTake> => {
  const answer = await clerkCall(contract.startStockTake)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const linesOf = async (stockTakeId: contract.StockTakeId): Promise<contract.StockTakeLine[]> =>
  (await clerkCall(contract.showStockTake, { stockTakeId })).body.lines

const count = (stockTakeId: contract.StockTakeId, lines: { keyId: contract.KeyId; found: string }[]) =>
  clerkCall(contract.countStockTake, { stockTakeId, lines })

describe(`${clause('§11.1')} The monthly count of the keys`, () => {
  it('lists every key that hangs or is lent, and no other', async () => {
    inMonth(1)
    const hung = await counter.hung()
    const lent = await counter.hung()
    await counter.do('lend', lent.id)
    await counter.keyIn('received')
    await counter.keyIn('lost')
    const { id, total, counted } = await start()
    const lines = await linesOf(id)
    expect(lines.map((line) => [line.number, line.expected, line.borrowerName])).toEqual([
      [hung.number, 'stored', ''],
      [lent.number, 'lent', '李师傅'],
    ])
    expect({ total, counted }).toEqual({ total: 2, counted: 0 })
  })

  it('ends only when every key was counted, and says how many are left', async () => {
    inMonth(2)
    await counter.hung()
    const { id } = await start()
    const lines = await linesOf(id)
    const early = await clerkCall(contract.finishStockTake, { stockTakeId: id })
    expect(early.body.detail).toBe(`还有 ${lines.length} 把钥匙没有盘点，盘完才能结束。`)
    await count(
      id,
      lines.slice(1).map((line) => ({ keyId: line.keyId, found: 'present' })),
    )
    expect((await clerkCall(contract.finishStockTake, { stockTakeId: id })).body.detail).toContain('还有 1 把')
    const [first] = lines
    const counted = await count(id, [{ keyId: first?.keyId as contract.KeyId, found: 'missing' }])
    expect(counted.body).toMatchObject({ total: lines.length, counted: lines.length, missing: 1 })
    const finished = await clerkCall(contract.finishStockTake, { stockTakeId: id, note: '一把未见，正在找' })
    expect(finished.body).toMatchObject({ finishedBy: '陈客服', missing: 1, note: '一把未见，正在找' })
    const { events } = await counter.show(first?.keyId as contract.KeyId)
    expect(events[0]).toMatchObject({ what: 'missing', by: '陈客服' })
  })

  it('is taken once a month, and of two who begin at once one does', async () => {
    inMonth(3)
    const answers = await Promise.all([clerkCall(contract.startStockTake), clerkCall(contract.startStockTake)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(answers.find((answer) => answer.status === 409)?.body.detail).toMatch(
      /^\d{4}-\d\d 的盘点已经开始，请接着盘点。$/,
    )
    inMonth(4)
    await start()
  })

  it('is counted again to correct it, but not once it is finished', async () => {
    inMonth(5)
    const key = await counter.hung()
    const { id } = await start()
    const lines = await linesOf(id)
    await count(
      id,
      lines.map((line) => ({ keyId: line.keyId, found: 'missing' })),
    )
    const right = await count(
      id,
      lines.map((line) => ({ keyId: line.keyId, found: 'present' })),
    )
    expect(right.body.missing).toBe(0)
    await clerkCall(contract.finishStockTake, { stockTakeId: id })
    const late = await count(id, [{ keyId: key.id, found: 'missing' }])
    expect(late.body).toMatchObject({ status: 409, code: 'keys.stock-take-finished' })
  })

  it('takes no key that is not on its list', async () => {
    inMonth(6)
    const { id } = await start()
    const later = await counter.hung()
    expect((await count(id, [{ keyId: later.id, found: 'present' }])).body.code).toBe('keys.not-found')
  })
})
