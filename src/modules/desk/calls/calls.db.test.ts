import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { testCommunity } from '../../access/testing/people.ts'
import { type TestCentre, type TestColleague, testCentre } from '../../matters/testing/centre.ts'
import { readRepair } from '../../work-orders/contract.ts'
import * as contract from '../contract.ts'

const db = testDatabase()
let centre: TestCentre
let communityId: CommunityId
let clerk: TestColleague
let houseId: string

beforeAll(async () => {
  centre = await testCentre(db.url)
  communityId = centre.communityId
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  houseId = await centre.house({ spelling: '3-2-1501' })
})
afterAll(() => centre.close())

const log = (call: object, who = clerk) => centre.call(who, contract.logCall, { communityId, ...call } as never)
const list = async (asked: object = {}) =>
  (await centre.call(clerk, contract.listCalls, { communityId, ...asked } as never)).body
const count = async (table: string) =>
  Number((await centre.query<{ n: bigint }>(`select count(*) as n from ${table}`))[0]?.n)

describe(`${clause('§6.7')} ${clause('§11.3')} A call`, () => {
  it('is written down with who, when, how long, what, and what it led to', async () => {
    const answer = await log({
      startedAt: '2026-06-08T09:00:00+08:00',
      lengthSeconds: 95,
      phone: '138 0000 5678',
      callerName: '张三',
      houseId,
      content: '问装修要办什么手续',
      outcome: 'enquiry',
    })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        startedAt: '2026-06-08T01:00:00.000Z',
        lengthSeconds: 95,
        phone: '138****5678',
        callerName: '张三',
        houseName: '3-2-1501',
        content: '问装修要办什么手续',
        outcomeName: '咨询',
        matterNumber: expect.stringMatching(/^ZX/),
        takenBy: '陈客服',
      },
    })
  })

  it(`${clause('§11.4')} leads to a repair in one step, dispatched at once, with the caller’s phone for the technician`, async () => {
    const li = await centre.colleague({ name: '李师傅', roles: ['technician'] })
    const { body } = await log({
      phone: '13800005678',
      callerName: '张三',
      houseId,
      content: '厨房漏水，很急',
      outcome: 'repair',
      repair: {
        category: 'leak',
        title: '厨房漏水',
        place: { kind: 'house', id: houseId },
        dispatchTo: { staffId: li.id },
      },
    })
    expect(body.matterNumber).toMatch(/^BX/)
    const order = await centre.call(li, readRepair, { communityId, matterId: body.matterId })
    expect(order.body.matter).toMatchObject({
      title: '厨房漏水',
      stateName: '待接单',
      channelName: '电话',
      callerName: '张三',
      callerPhone: '13800005678',
      assignee: { name: '李师傅' },
    })
  })

  it('and its repair are there together or not at all', async () => {
    const before = [await count('desk.call'), await count('matters.matter')]
    const answer = await log({
      content: '漏水',
      outcome: 'repair',
      houseId,
      repair: { category: 'no-such', title: '漏水', place: { kind: 'house', id: houseId } },
    })
    expect(answer).toMatchObject({ status: 422, body: { code: 'work-orders.no-such-category' } })
    const strangeHouse = await log({ content: '漏水', outcome: 'enquiry', houseId: crypto.randomUUID() })
    expect(strangeHouse).toMatchObject({ status: 404, body: { code: 'matters.place-not-found' } })
    expect((await log({ content: '漏水', outcome: 'repair' })).body.code).toBe('desk.details-missing')
    expect(
      (await log({ content: '明天的电话', outcome: 'enquiry', startedAt: '2099-01-01T00:00:00Z' })).body.code,
    ).toBe('desk.call-in-the-future')
    expect([await count('desk.call'), await count('matters.matter')]).toEqual(before)
  })

  it('sent twice with the same key is one call and one repair', async () => {
    const key = crypto.randomUUID()
    const send = () =>
      centre.call(
        clerk,
        contract.logCall,
        {
          communityId,
          content: '灯坏了',
          outcome: 'repair',
          repair: { category: 'public', title: '楼道灯坏', place: { kind: 'none' } },
        } as never,
        { key },
      )
    const before = await count('desk.call')
    const [first, second] = [await send(), await send()]
    expect(second.body).toEqual(first.body)
    expect(await count('desk.call')).toBe(before + 1)
  })
})

describe('The list of calls', () => {
  it('comes newest first, page by page, and is found by phone tail, name, words, outcome, house and day', async () => {
    for (let n = 0; n < 6; n += 1) {
      await log({
        startedAt: `2026-05-0${n + 1}T10:00:00+08:00`,
        phone: `1390000123${n}`,
        callerName: `业主${n}`,
        houseId,
        content: `第 ${n} 次问停水`,
        outcome: n % 2 ? 'suggestion' : 'enquiry',
      })
    }
    const may = { from: '2026-05-01', to: '2026-05-06' }
    const names = async (asked: object) =>
      (await list({ ...may, ...asked })).rows.map((r: { callerName: string }) => r.callerName)
    expect(await names({})).toEqual(['业主5', '业主4', '业主3', '业主2', '业主1', '业主0'])
    const first = await list({ ...may, limit: 4 })
    expect(
      (await list({ ...may, limit: 4, after: first.next })).rows.map((r: { callerName: string }) => r.callerName),
    ).toEqual(['业主1', '业主0'])
    expect(await names({ q: '1233' })).toEqual(['业主3'])
    expect(await names({ q: '业主4' })).toEqual(['业主4'])
    expect(await names({ q: '第 2 次' })).toEqual(['业主2'])
    expect(await names({ outcome: 'suggestion' })).toEqual(['业主5', '业主3', '业主1'])
    expect(await names({ from: '2026-05-06' })).toEqual(['业主5'])
    expect(await names({ houseId: crypto.randomUUID() })).toEqual([])
  })

  it(`${hostile(32)} is of one's own community only`, async () => {
    const foreign = await testCommunity(centre.app.database)
    const stranger = await centre.colleague({ name: '外人', roles: ['clerk'], communityId: foreign })
    expect((await centre.call(stranger, contract.listCalls, { communityId })).status).toBe(404)
    expect((await centre.call(stranger, contract.listCalls, { communityId: foreign })).body.rows).toEqual([])
  })
})
