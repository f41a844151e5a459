import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as matters from '../matters/contract.ts'
import { type TestCentre, type TestColleague, testCentre } from '../matters/testing/centre.ts'
import * as contract from './contract.ts'

const db = testDatabase()
let centre: TestCentre
let communityId: CommunityId
let clerk: TestColleague
let li: TestColleague
let wang: TestColleague
let houseId: string

beforeAll(async () => {
  centre = await testCentre(db.url)
  communityId = centre.communityId
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  li = await centre.colleague({ name: '李师傅', roles: ['technician'] })
  wang = await centre.colleague({ name: '王师傅', roles: ['technician'] })
  houseId = await centre.house({ spelling: '3-2-1501' })
})
afterAll(() => centre.close())
beforeEach(() => {
  centre.clock.offset = 0
})

const leak = () =>
  ({
    communityId,
    category: 'leak',
    title: '厨房水管漏水',
    place: { kind: 'house', id: houseId },
    callerName: '张三',
    callerPhone: '138 0000 5678',
  }) as never

const logged = async (extra: object = {}) => {
  const answer = await centre.call(clerk, contract.logRepair, { ...(leak() as object), ...extra } as never)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as { id: string; number: string; dueAt: string }
}
const read = async (id: string, who = clerk) =>
  (await centre.call(who, contract.readRepair, { communityId, matterId: id as never })).body
const step = (who: TestColleague, action: keyof typeof steps, matterId: string, body: object = {}) =>
  centre.call(who, steps[action], { communityId, matterId, ...body } as never)
const steps = {
  dispatch: contract.dispatchRepair,
  accept: contract.acceptRepair,
  return: contract.returnRepair,
  arrive: contract.arriveAtRepair,
  wait: contract.waitWithRepair,
  finish: contract.finishRepair,
  close: contract.closeRepair,
  redo: contract.redoRepair,
  cancel: contract.cancelRepair,
} as const

describe(`${clause('§5.4')} ${clause('§6.7')} A repair`, () => {
  it('goes from the desk to the technician and back, and every step stands in its timeline with its author', async () => {
    const { id, number } = await logged()
    expect(number).toMatch(/^BX\d{8}-\d{4}$/)
    const first = await read(id)
    expect(first.matter).toMatchObject({
      stateName: '待派工',
      place: { name: '3-2-1501' },
      callerPhone: '13800005678',
      dueName: '到场时限',
    })
    expect((await step(clerk, 'dispatch', id, { version: first.matter.version, to: { staffId: li.id } })).status).toBe(
      200,
    )
    expect((await step(li, 'accept', id)).body.matter.stateName).toBe('已接单')
    const there = await step(li, 'arrive', id)
    expect(there.body.matter).toMatchObject({ stateName: '维修中', dueName: '完工时限' })
    const done = await step(li, 'finish', id, { result: '更换角阀', materials: '角阀 1 只' })
    expect(done.body).toMatchObject({
      repair: { result: '更换角阀', materials: '角阀 1 只' },
      matter: { stateName: '已完工', dueAt: null },
    })
    const closed = await step(clerk, 'close', id, { version: done.body.matter.version, note: '业主确认不漏了' })
    expect(closed.body.matter).toMatchObject({ stateName: '已关闭', callerPhone: '138****5678' })
    expect(closed.body.matter.closedAt).not.toBeNull()
    expect(
      [...closed.body.matter.timeline].reverse().map((e: { title: string; author: string }) => [e.title, e.author]),
    ).toEqual([
      ['登记', '陈客服'],
      ['派工', '陈客服'],
      ['接单', '李师傅'],
      ['到场', '李师傅'],
      ['完工', '李师傅'],
      ['关闭', '陈客服'],
    ])
    expect(
      closed.body.matter.clocks.map((c: { name: string; metAt: string | null }) => [c.name, c.metAt !== null]),
    ).toEqual([
      ['到场时限', true],
      ['完工时限', true],
    ])
  })

  it('lies with every technician until one accepts it', async () => {
    const { id } = await logged({ dispatchTo: { role: 'technician' } })
    const orders = async (who: TestColleague) =>
      (await centre.call(who, contract.myOrders, { communityId })).body.orders.filter(
        (o: { id: string }) => o.id === id,
      )
    expect(await orders(li)).toMatchObject([{ mine: false, categoryName: '渗漏', stateName: '待接单' }])
    expect(await orders(wang)).toHaveLength(1)
    await step(li, 'accept', id)
    expect(await orders(li)).toMatchObject([{ mine: true }])
    expect(await orders(wang)).toEqual([])
  })

  it('shows its phone to whom it lies with, and only its tail to other technicians', async () => {
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    expect((await read(id, li)).matter.callerPhone).toBe('13800005678')
    expect((await read(id, wang)).matter.callerPhone).toBe('138****5678')
  })

  it('goes back to the desk with the reason, and out again to another', async () => {
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    const back = await step(li, 'return', id, { reason: '不会修电梯' })
    expect(back.body).toMatchObject({
      matter: { stateName: '已退单', assignee: { role: 'clerk' } },
      repair: { returnReason: '不会修电梯' },
    })
    const again = await step(clerk, 'dispatch', id, { version: back.body.matter.version, to: { staffId: wang.id } })
    expect(again.body.matter.assignee.name).toBe('王师傅')
  })

  it('waits for a listed reason with its clock standing still, and runs on when work goes on', async () => {
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    await step(li, 'accept', id)
    const before = (await step(li, 'arrive', id)).body.matter.dueAt
    const waiting = await step(li, 'wait', id, { reason: '等配件', note: '角阀明天到' })
    expect(waiting.body).toMatchObject({
      matter: { stateName: '等待中', dueAt: null },
      repair: { waitingReason: '等配件' },
    })
    centre.clock.offset = 3 * 3_600_000
    const on = await step(li, 'arrive', id)
    const later = new Date(on.body.matter.dueAt).getTime() - new Date(before).getTime()
    expect(Math.round(later / 60_000)).toBe(180)
    expect((await step(li, 'wait', id, { reason: '午休' })).status).toBe(422)
  })

  it('that was not put right goes back to work with new clocks, the first ones staying in its history', async () => {
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    await step(li, 'accept', id)
    await step(li, 'arrive', id)
    const done = await step(li, 'finish', id, { result: '紧固接头' })
    const redo = await step(clerk, 'redo', id, {
      version: done.body.matter.version,
      to: { staffId: wang.id },
      reason: '回访仍漏',
    })
    expect(redo.body.matter).toMatchObject({ stateName: '待接单', dueName: '到场时限', assignee: { name: '王师傅' } })
    expect(redo.body.matter.clocks).toHaveLength(4)
  })
})

describe(`${clause('§12.3.2')} An emergency`, () => {
  it('is due by the minutes on the wall, at night as by day; an ordinary repair by reception hours', async () => {
    // 23:00 in Shanghai on Monday 8 June 2026.
    const night = new Date('2026-06-08T15:00:00Z').getTime()
    centre.clock.offset = night - Date.now()
    const urgent = await logged({ category: 'lift' })
    expect(minutesAfter(urgent.dueAt, night)).toBe(30)
    const ordinary = await logged({ category: 'doors-windows' })
    // Reception opens at 8:30 on Tuesday; four hours of it end at 12:30.
    expect(new Date(ordinary.dueAt).toISOString().slice(0, 16)).toBe('2026-06-09T04:30')
  })

  it('is served with no pause of the time to be on site', async () => {
    const { id } = await logged({ category: 'lift', dispatchTo: { staffId: li.id } })
    await step(li, 'accept', id)
    const waiting = await step(li, 'wait', id, { reason: '等业主在家' })
    expect(waiting.body.matter).toMatchObject({ stateName: '等待中', dueName: '到场时限' })
  })
})
const minutesAfter = (iso: string, from: number) => Math.round((new Date(iso).getTime() - from) / 60_000)

describe('Two people at once', () => {
  it('of two technicians who accept one order one wins, and the other learns who', async () => {
    const { id, number } = await logged({ dispatchTo: { role: 'technician' } })
    const answers = await Promise.all([step(li, 'accept', id), step(wang, 'accept', id)])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    const won = answers[0].status === 200 ? '李师傅' : '王师傅'
    const lost = answers.find((a) => a.status === 409)?.body
    expect(lost).toMatchObject({
      code: 'work-orders.taken',
      detail: `${number} 已由${won}接单，您不用再去。列表已更新。`,
    })
    const { matter } = await read(id)
    expect(matter.assignee.name).toBe(won)
    expect(matter.timeline.filter((e: { title: string }) => e.title === '接单')).toHaveLength(1)
  })

  it('a technician cannot do the order of another', async () => {
    const { id, number } = await logged({ dispatchTo: { staffId: li.id } })
    await step(li, 'accept', id)
    const answer = await step(wang, 'finish', id, { result: '修好了' })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'matters.not-yours', detail: `${number} 现在由李师傅承办，不能由您操作。请刷新后再看。` },
    })
  })

  it(`${hostile(38)} a screen that is behind cannot close an order that went back to work: both versions come back`, async () => {
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    for (const action of ['accept', 'arrive'] as const) await step(li, action, id)
    const seen = (await step(li, 'finish', id, { result: '修好' })).body.matter
    const redo = await step(clerk, 'redo', id, { version: seen.version, to: { staffId: li.id }, reason: '没修好' })
    await step(li, 'accept', id)
    await step(li, 'arrive', id)
    await step(li, 'finish', id, { result: '这次好了' })
    const stale = await step(clerk, 'close', id, { version: seen.version, note: '业主满意' })
    expect(stale).toMatchObject({
      status: 409,
      body: {
        code: 'matters.changed-meanwhile',
        facts: {
          yours: { version: seen.version, note: '业主满意' },
          theirs: { version: redo.body.matter.version + 3, stateName: '已完工' },
        },
      },
    })
    expect((await read(id)).matter.closedAt).toBeNull()
  })
})

describe('A record made without signal', () => {
  it('sent twice is one record, also long after, and says when the phone says it happened', async () => {
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    await step(li, 'accept', id)
    const record = { id: crypto.randomUUID(), claimedAt: '2026-06-08T10:00:00+08:00' }
    expect((await step(li, 'arrive', id, record)).status).toBe(200)
    await step(li, 'finish', id, { result: '修好' })
    const again = await step(li, 'arrive', id, record)
    expect(again).toMatchObject({ status: 200, body: { matter: { stateName: '已完工' } } })
    const arrivals = again.body.matter.timeline.filter((e: { title: string }) => e.title === '到场')
    expect(arrivals).toMatchObject([{ id: record.id, claimedAt: '2026-06-08T02:00:00.000Z' }])
  })

  it('cannot borrow the id of another record', async () => {
    const [one, two] = [
      await logged({ dispatchTo: { staffId: li.id } }),
      await logged({ dispatchTo: { staffId: li.id } }),
    ]
    const recordId = crypto.randomUUID()
    await step(li, 'accept', one.id, { id: recordId })
    expect((await step(li, 'accept', two.id, { id: recordId })).body.code).toBe('matters.record-used')
  })
})

describe('A number', () => {
  it('is distinct and rising for 16 who create at once in one community', async () => {
    const created = await Promise.all(Array.from({ length: 16 }, () => logged()))
    const numbers = created.map((one) => one.number).sort()
    expect(new Set(numbers).size).toBe(16)
    const after = await logged()
    expect(after.number > (numbers.at(-1) ?? '')).toBe(true)
  })

  it('is counted from one again the next day, by the day in Shanghai', async () => {
    centre.clock.offset = new Date('2027-03-31T15:59:00Z').getTime() - Date.now()
    expect((await logged()).number).toMatch(/^BX20270331-/)
    centre.clock.offset += 120_000
    expect((await logged()).number).toBe('BX20270401-0001')
  })
})

describe(`${hostile(32)} Another community`, () => {
  it('does not exist for who works here: neither its orders nor its houses', async () => {
    const foreign = await testCommunity(centre.app.database)
    const stranger = await centre.colleague({ name: '外人', roles: ['clerk', 'technician'], communityId: foreign })
    const { id } = await logged({ dispatchTo: { staffId: li.id } })
    const there = { communityId: foreign, matterId: id } as never
    const ways = [
      centre.call(stranger, contract.readRepair, there),
      centre.call(stranger, matters.readMatter, there),
      centre.call(stranger, contract.acceptRepair, there),
      centre.call(stranger, contract.closeRepair, { ...(there as object), version: 1 } as never),
      centre.call(stranger, contract.readRepair, { communityId, matterId: id as never }),
      centre.call(stranger, contract.logRepair, { ...(leak() as object), communityId: foreign } as never),
    ]
    expect((await Promise.all(ways)).map((a) => a.status)).toEqual([404, 404, 404, 404, 404, 404])
  })

  it('lends nobody: an order cannot be dispatched to somebody who does not work here', async () => {
    const foreign = await testCommunity(centre.app.database)
    const stranger = await centre.colleague({ name: '外人', roles: ['technician'], communityId: foreign })
    const answer = await centre.call(clerk, contract.logRepair, {
      ...(leak() as object),
      dispatchTo: { staffId: stranger.id },
    } as never)
    expect(answer).toMatchObject({ status: 422, body: { code: 'matters.not-a-colleague' } })
  })
})

describe('The same form sent twice', () => {
  it('logs one repair and answers the same number', async () => {
    const key = crypto.randomUUID()
    const [a, b] = await Promise.all([1, 2].map(() => centre.call(clerk, contract.logRepair, leak(), { key })))
    expect([a?.status, b?.status]).toEqual([200, 200])
    expect(a?.body).toEqual(b?.body)
  })
})

describe('Categories', () => {
  it('are the defaults until a community changes its own; a stale screen is refused with both versions', async () => {
    const list = async () => (await centre.call(clerk, contract.listCategories, { communityId })).body.categories
    expect((await list()).map((c: { name: string }) => c.name)).toEqual([
      '水电',
      '门窗',
      '渗漏',
      '电梯',
      '安全设施',
      '公共设施',
      '其他',
    ])
    const supervisor = await centre.colleague({ name: '主管', roles: ['supervisor'] })
    const leakNow = (await list()).find((c: { code: string }) => c.code === 'leak')
    const change = (version: number) =>
      centre.call(supervisor, contract.setCategory, { ...leakNow, communityId, version, onSiteMinutes: 45 } as never)
    expect((await change(0)).body).toMatchObject({ onSiteMinutes: 45, version: 1 })
    expect(await change(0)).toMatchObject({ status: 409, body: { facts: { theirs: { version: 1 } } } })
    const now = Date.now() + centre.clock.offset
    expect(minutesAfter((await logged()).dueAt, now)).toBe(45)
  })
})
