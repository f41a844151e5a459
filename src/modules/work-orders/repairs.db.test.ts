import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import type { TestColleague } from '../matters/testing/centre.ts'
import * as contract from './contract.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()

describe(`${clause('§5.4')} ${clause('§6.7')} A repair`, () => {
  it('goes from the desk to the technician and back, and every step stands in its timeline with its author', async () => {
    const { id, number } = await crew.logged()
    expect(number).toMatch(/^BX\d{8}-\d{4}$/)
    const first = await crew.read(id)
    expect(first.matter).toMatchObject({
      stateName: '待派工',
      place: { name: '3-2-1501' },
      callerPhone: '13800005678',
      dueName: '到场时限',
    })
    expect(
      (await crew.step(crew.clerk, 'dispatch', id, { version: first.matter.version, to: { staffId: crew.li.id } }))
        .status,
    ).toBe(200)
    expect((await crew.step(crew.li, 'accept', id)).body.matter.stateName).toBe('已接单')
    const there = await crew.step(crew.li, 'arrive', id)
    expect(there.body.matter).toMatchObject({ stateName: '维修中', dueName: '完工时限' })
    const done = await crew.step(crew.li, 'finish', id, { result: '更换角阀', materials: '角阀 1 只' })
    expect(done.body).toMatchObject({
      repair: { result: '更换角阀', materials: '角阀 1 只' },
      matter: { stateName: '已完工', dueAt: null },
    })
    const closed = await crew.step(crew.clerk, 'close', id, {
      version: done.body.matter.version,
      note: '业主确认不漏了',
    })
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
      ['接单时限', true],
    ])
  })

  it('lies with every technician until one accepts it', async () => {
    const { id } = await crew.logged({ dispatchTo: { role: 'technician' } })
    const orders = async (who: TestColleague) =>
      (await crew.centre.call(who, contract.myOrders, { communityId: crew.centre.communityId })).body.orders.filter(
        (o: { id: string }) => o.id === id,
      )
    expect(await orders(crew.li)).toMatchObject([{ mine: false, categoryName: '渗漏', stateName: '待接单' }])
    expect(await orders(crew.wang)).toHaveLength(1)
    await crew.step(crew.li, 'accept', id)
    expect(await orders(crew.li)).toMatchObject([{ mine: true }])
    expect(await orders(crew.wang)).toEqual([])
  })

  it('shows its phone to whom it lies with, and only its tail to other technicians', async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    expect((await crew.read(id, crew.li)).matter.callerPhone).toBe('13800005678')
    expect((await crew.read(id, crew.wang)).matter.callerPhone).toBe('138****5678')
  })

  it('goes back to the desk with the reason, and out again to another', async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    const back = await crew.step(crew.li, 'return', id, { reason: '不会修电梯' })
    expect(back.body).toMatchObject({
      matter: { stateName: '已退单', assignee: { role: 'clerk' } },
      repair: { returnReason: '不会修电梯' },
    })
    const again = await crew.step(crew.clerk, 'dispatch', id, {
      version: back.body.matter.version,
      to: { staffId: crew.wang.id },
    })
    expect(again.body.matter.assignee.name).toBe('王师傅')
  })

  it('waits for a listed reason with its clock standing still, and runs on when work goes on', async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    const before = (await crew.step(crew.li, 'arrive', id)).body.matter.dueAt
    const waiting = await crew.step(crew.li, 'wait', id, { reason: '等配件', note: '角阀明天到' })
    expect(waiting.body).toMatchObject({
      matter: { stateName: '等待中', dueAt: null },
      repair: { waitingReason: '等配件' },
    })
    crew.centre.clock.offset = 3 * 3_600_000
    const on = await crew.step(crew.li, 'arrive', id)
    const later = new Date(on.body.matter.dueAt).getTime() - new Date(before).getTime()
    expect(Math.round(later / 60_000)).toBe(180)
    expect((await crew.step(crew.li, 'wait', id, { reason: '午休' })).status).toBe(422)
  })

  it('that was not put right goes back to work with new clocks, the first ones staying in its history', async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    await crew.step(crew.li, 'arrive', id)
    const done = await crew.step(crew.li, 'finish', id, { result: '紧固接头' })
    const redo = await crew.step(crew.clerk, 'redo', id, {
      version: done.body.matter.version,
      to: { staffId: crew.wang.id },
      reason: '回访仍漏',
    })
    expect(redo.body.matter).toMatchObject({ stateName: '待接单', dueName: '到场时限', assignee: { name: '王师傅' } })
    expect(redo.body.matter.clocks.map((c: { name: string }) => c.name)).toEqual([
      '到场时限',
      '完工时限',
      '到场时限',
      '完工时限',
      '接单时限',
      '接单时限',
    ])
  })
})

describe(`${clause('§12.3.2')} An emergency`, () => {
  it('is due by the minutes on the wall, at night as by day; an ordinary repair by reception hours', async () => {
    // 23:00 in Shanghai on Monday 8 June 2026.
    const night = new Date('2026-06-08T15:00:00Z').getTime()
    crew.centre.clock.offset = night - Date.now()
    const urgent = await crew.logged({ category: 'lift' })
    expect(minutesAfter(urgent.dueAt, night)).toBe(30)
    const ordinary = await crew.logged({ category: 'doors-windows' })
    // Reception opens at 8:30 on Tuesday; four hours of it end at 12:30.
    expect(new Date(ordinary.dueAt).toISOString().slice(0, 16)).toBe('2026-06-09T04:30')
  })

  it('is served with no pause of the time to be on site', async () => {
    const { id } = await crew.logged({ category: 'lift', dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    const waiting = await crew.step(crew.li, 'wait', id, { reason: '等业主在家' })
    expect(waiting.body.matter).toMatchObject({ stateName: '等待中', dueName: '到场时限' })
  })
})

const minutesAfter = (iso: string, from: number) => Math.round((new Date(iso).getTime() - from) / 60_000)
