import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import * as matters from '../matters/contract.ts'
import { invariantsOfMatters } from '../matters/testing/centre.ts'
import { minuteGoesBy } from '../matters/testing/minute.ts'
import { myOrders } from './contract.ts'
import { invariants } from './invariants.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()
// Ten in the morning in Shanghai on Monday 8 June 2026.
const MONDAY = new Date('2026-06-08T02:00:00Z').getTime()
const MINUTE = 60_000
const at = (instant: number) => {
  crew.centre.clock.offset = instant - Date.now()
}
const minutesLater = (minutes: number) => at(MONDAY + minutes * MINUTE)
beforeEach(() => at(MONDAY))
afterAll(async () => {
  for (const { sql, title } of [...invariantsOfMatters, ...invariants])
    expect(await crew.centre.query(sql), title).toEqual([])
})

interface Clock {
  readonly rule: string
  readonly startedAt: string
  readonly dueAt: string | null
  readonly metAt: string | null
  readonly paused: string | null
}
const clocksOf = async (id: string, rule: string): Promise<Clock[]> =>
  (await crew.read(id)).matter.clocks.filter((clock: Clock) => clock.rule === rule)
const waitsOf = (id: string) => clocksOf(id, 'repair.accept')
const minutesTo = (iso: string | null | undefined) => Math.round((new Date(iso ?? '').getTime() - MONDAY) / MINUTE)
const unaccepted = async (): Promise<string[]> => {
  const { communityId } = crew.centre
  const { body } = await crew.centre.call(crew.boss, matters.unacceptedMatters, { communityId })
  return body.rows.map((row: { id: string }) => row.id)
}
const toLi = (extra: object = {}) =>
  crew.logged({ category: 'doors-windows', dispatchTo: { staffId: crew.li.id }, ...extra })
const byHand = async (id: string, what: keyof typeof hands, body: object) => {
  const { version } = (await crew.read(id)).matter
  const { communityId } = crew.centre
  return crew.centre.call(crew.boss, hands[what], { communityId, matterId: id, version, ...body } as never)
}
const hands = {
  pause: matters.pauseClock,
  resume: matters.resumeClock,
  extend: matters.extendClock,
  priority: matters.changePriority,
} as const

describe(`${clause('§11.4')} An order that nobody takes on`, () => {
  it('goes up to the supervisor after its minutes, once, and is off the list as soon as somebody accepts', async () => {
    const { id } = await toLi()
    minutesLater(29)
    await minuteGoesBy(crew.centre.app)
    expect(await unaccepted()).not.toContain(id)
    minutesLater(31)
    await minuteGoesBy(crew.centre.app)
    await minuteGoesBy(crew.centre.app)
    expect(await unaccepted()).toContain(id)
    const { timeline } = (await crew.read(id)).matter
    expect(timeline.filter((e: { kind: string }) => e.kind === 'unaccepted')).toMatchObject([
      { title: '无人接收，已上报', body: '接单时限已超' },
    ])
    await crew.step(crew.li, 'accept', id)
    expect(await unaccepted()).not.toContain(id)
  })

  it('tells the technician until when it is to be taken, and no longer once he has', async () => {
    const { id } = await toLi()
    const shown = async () => {
      const { body } = await crew.centre.call(crew.li, myOrders, { communityId: crew.centre.communityId })
      return body.orders.find((order: { id: string }) => order.id === id)
    }
    expect(minutesTo((await shown()).acceptBy)).toBe(30)
    await crew.step(crew.li, 'accept', id)
    expect(await shown()).toMatchObject({ mine: true, acceptBy: null })
  })

  it('waits on unbroken while the desk corrects its category or who answers for it', async () => {
    const { id } = await toLi()
    const before = await waitsOf(id)
    minutesLater(20)
    expect((await crew.atDesk('recategorise', id, { category: 'leak', reason: '是窗边渗水' })).status).toBe(200)
    expect((await crew.atDesk('judge', id, { liable: 'developer', reason: '施工缺陷' })).status).toBe(200)
    expect(await waitsOf(id)).toEqual(before)
    minutesLater(31)
    await minuteGoesBy(crew.centre.app)
    expect(await unaccepted()).toContain(id)
  })

  it('waits anew for another technician, and on for the same one however often it is sent', async () => {
    const { id } = await toLi()
    minutesLater(20)
    await crew.atDesk('dispatch', id, { to: { staffId: crew.li.id } })
    expect((await waitsOf(id)).map(({ dueAt }) => minutesTo(dueAt))).toEqual([30])
    await crew.atDesk('dispatch', id, { to: { staffId: crew.wang.id } })
    const [first, second] = await waitsOf(id)
    expect([first?.metAt !== null, second?.metAt, minutesTo(second?.dueAt)]).toEqual([true, null, 50])
    await crew.step(crew.wang, 'return', id, { reason: '在修电梯' })
    expect((await waitsOf(id)).every(({ metAt }) => metAt !== null)).toBe(true)
  })

  it('is its own matter: the deadline of the order and its being late stay what they were', async () => {
    const { id } = await toLi()
    minutesLater(31)
    await minuteGoesBy(crew.centre.app)
    expect((await crew.read(id)).matter).toMatchObject({ dueName: '到场时限' })
    const { communityId } = crew.centre
    const { body } = await crew.centre.call(crew.boss, matters.listMatters, { communityId, breached: 'true' } as never)
    expect(body.rows.map((row: { id: string }) => row.id)).not.toContain(id)
  })
})

describe(`${clause('§12.3.2')} An emergency at eleven in the evening`, () => {
  const NIGHT = new Date('2026-06-08T15:00:00Z').getTime()

  it('goes up after ten minutes on the wall; an ordinary order only after reception has opened', async () => {
    at(NIGHT)
    const [lift, door] = [await toLi({ category: 'lift' }), await toLi()]
    at(NIGHT + 11 * MINUTE)
    await minuteGoesBy(crew.centre.app)
    expect(await unaccepted()).toContain(lift.id)
    expect(await unaccepted()).not.toContain(door.id)
    // Half an hour from 8:30 on Tuesday.
    expect((await waitsOf(door.id))[0]?.dueAt).toMatch(/^2026-06-09T01:00/)
  })

  it('cannot be set to wait for opening hours', async () => {
    const manager = await crew.centre.colleague({ name: '郑经理', roles: ['manager'] })
    const set = (kind: string) =>
      crew.centre.call(manager, matters.setClockRule, {
        communityId: crew.centre.communityId,
        rule: 'repair.accept-emergency',
        version: 0,
        policy: { target: { kind, minutes: 15 }, pauses: { reasons: [], mostMinutes: null }, extension: 'never' },
      } as never)
    const refused = await set('working-time')
    expect(refused).toMatchObject({ status: 422, body: { code: 'matters.clock-rule-out-of-bounds' } })
    expect(refused.body.detail).toContain('昼夜都计')
    expect((await set('natural-time')).status).toBe(200)
    at(NIGHT)
    const { id } = await toLi({ category: 'lift' })
    expect(minutesTo((await waitsOf(id))[0]?.dueAt)).toBe(13 * 60 + 15)
  })
})

describe('How urgent an order is', () => {
  it('aims the way to the place and the wait anew from their start, is recorded, and leaves what was agreed on finishing', async () => {
    const { id } = await toLi({ category: 'doors-windows' })
    const extended = await byHand(id, 'extend', {
      rule: 'repair.finish',
      until: new Date(MONDAY + 10 * 1440 * MINUTE).toISOString(),
      reason: '定制玻璃',
    })
    expect(extended.status, JSON.stringify(extended.body)).toBe(200)
    minutesLater(5)
    const raised = await byHand(id, 'priority', { priority: 'emergency', reason: '玻璃要掉下去' })
    expect(raised.body).toMatchObject({ priority: 'emergency', dueName: '到场时限' })
    expect(minutesTo(raised.body.dueAt)).toBe(30)
    expect(raised.body.timeline[0]).toMatchObject({ title: '调整紧急程度', body: '一般 → 特急\n玻璃要掉下去' })
    expect((await waitsOf(id)).map(({ dueAt }) => minutesTo(dueAt))).toEqual([15])
    expect(minutesTo((await clocksOf(id, 'repair.finish'))[0]?.dueAt)).toBe(10 * 1440)
    await byHand(id, 'priority', { priority: 'normal', reason: '已拉警戒线' })
    expect((await waitsOf(id)).map(({ dueAt }) => minutesTo(dueAt))).toEqual([30])
    expect(minutesTo((await clocksOf(id, 'repair.on-site'))[0]?.dueAt)).toBe(240)
  })

  it('lowered while the owner is away, the time to be there stands still as that of any other does', async () => {
    const { id } = await toLi({ category: 'lift' })
    await crew.step(crew.li, 'accept', id)
    await crew.step(crew.li, 'wait', id, { reason: '等业主在家' })
    expect((await clocksOf(id, 'repair.on-site'))[0]).toMatchObject({ paused: null })
    expect((await byHand(id, 'priority', { priority: 'normal', reason: '不是困人' })).status).toBe(200)
    expect((await clocksOf(id, 'repair.on-site'))[0]).toMatchObject({ paused: '等业主在家', dueAt: null })
  })
})

describe('A clock that the desk stops by hand', () => {
  const pause = (id: string, reason: string) => byHand(id, 'pause', { rule: 'repair.on-site', reason })

  it('stands still until it is let go or somebody is there, also when the order goes out meanwhile', async () => {
    const { id } = await crew.logged({ category: 'doors-windows' })
    expect((await pause(id, '等业主在家')).body).toMatchObject({ dueName: '完工时限' })
    await crew.atDesk('dispatch', id, { to: { staffId: crew.li.id } })
    expect((await clocksOf(id, 'repair.on-site'))[0]?.paused).toBe('等业主在家')
    await crew.step(crew.li, 'accept', id)
    expect((await crew.step(crew.li, 'wait', id, { reason: '等业主在家' })).status).toBe(200)
    expect((await crew.step(crew.li, 'arrive', id)).status).toBe(200)
    expect((await clocksOf(id, 'repair.on-site'))[0]?.metAt).not.toBeNull()
  })

  it('is not stopped for what only sending it to the contractor stands for, nor while its own steps hold it', async () => {
    const { id } = await crew.logged({ category: 'doors-windows', dispatchTo: { staffId: crew.li.id } })
    const foreign = await pause(id, '转开发商保修')
    expect(foreign).toMatchObject({ status: 422, body: { code: 'clock.pause-not-permitted' } })
    expect(foreign.body.detail).toBe('这个时限不能因“转开发商保修”暂停；可以暂停的原因：等业主在家。')
    await crew.step(crew.li, 'accept', id)
    await crew.step(crew.li, 'wait', id, { reason: '等业主在家' })
    const held = await byHand(id, 'resume', { rule: 'repair.on-site' })
    expect(held).toMatchObject({ status: 409, body: { code: 'matters.not-by-hand' } })
  })
})
