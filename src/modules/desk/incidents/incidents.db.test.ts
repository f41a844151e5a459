import { beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testCommunity } from '../../access/testing/people.ts'
import { showCard } from '../../households/contract.ts'
import { assignMatter } from '../../matters/contract.ts'
import * as contract from '../contract.ts'
import { type IncidentAction, incidentProcess } from '../contract.ts'
import { MONDAY_MORNING, testCounter } from '../testing/counter.ts'

const counter = testCounter()
const houses: string[] = []
let building = ''
let entrance = ''
let inEntrance = ''

beforeAll(async () => {
  const { centre } = counter
  for (let n = 0; n < 40; n += 1) houses.push(await centre.house({ spelling: `7-1-${101 + n}` }))
  const [found] = await centre.query<{ id: string }>(
    `select id from estate.building where community_id = $1 and code = '7'`,
    [centre.communityId],
  )
  building = found?.id ?? ''
  const [made] = await centre.query<{ id: string }>(
    `insert into estate.entrance (community_id, building_id, code, sort_key) values ($1, $2, '2', '2') returning id`,
    [centre.communityId, building],
  )
  entrance = made?.id ?? ''
  inEntrance = await centre.house({ spelling: '7-2-201' })
  await centre.query(`update estate.house set entrance_id = $1 where id = $2`, [entrance, inEntrance])
})

const open = async (more: object = {}) => {
  const answer = await counter.ask(counter.clerk, contract.openIncident, {
    ...{ kind: 'power', title: '7 栋停电', areas: [{ buildingId: building }], script: '供电局检修，预计中午恢复。' },
    ...more,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const over = async (matterId: string) => {
  const { matter } = (await counter.ask(counter.clerk, contract.readIncident, { matterId })).body
  const ended = { matterId, version: matter.version, result: '11:40 恢复供电' }
  return counter.ask(counter.clerk, contract.closeIncident, ended)
}
const noticesOf = async (houseId: string) => {
  const { panels } = (await counter.ask(counter.clerk, showCard, { houseId })).body
  return panels.find(({ id }: { id: string }) => id === 'desk.notices').items
}

describe('A mass outage', () => {
  it('shows its script on the card of every household in it, and of no other', async () => {
    const { matter } = await open({ areas: [{ buildingId: building, entranceId: entrance }] })
    expect(await noticesOf(inEntrance)).toMatchObject([
      { id: matter.id, kind: 'incident', title: '7 栋停电', detail: '供电局检修，预计中午恢复。', tone: 'bad' },
    ])
    expect(await noticesOf(houses[0] ?? '')).toEqual([])
    await over(matter.id)
    const whole = (await open({ wholeCommunity: true, areas: [] })).matter
    expect(await noticesOf(houses[0] ?? '')).toHaveLength(1)
    expect(await noticesOf(counter.houseId)).toHaveLength(1)
    await over(whole.id)
    expect(await noticesOf(counter.houseId)).toEqual([])
  })

  it('planned for later is announced with its time from and until', async () => {
    const at = (hours: number) => new Date(MONDAY_MORNING.getTime() + hours * 3_600_000).toISOString()
    const { matter, incident } = await open({ beginsAt: at(20), expectedUntil: at(24) })
    expect(incident).toMatchObject({ planned: true, areaName: '7栋', expectedUntil: at(24) })
    expect((await noticesOf(houses[1] ?? ''))[0]).toMatchObject({ tone: 'plain', at: expect.any(String) })
    counter.hours(21)
    expect((await noticesOf(houses[1] ?? ''))[0]).toMatchObject({ tone: 'bad' })
    await over(matter.id)
    const turned = await counter.ask(counter.clerk, contract.openIncident, {
      ...{
        kind: 'water',
        title: '停水',
        wholeCommunity: true,
        script: '停水',
        beginsAt: at(30),
        expectedUntil: at(29),
      },
    })
    expect(turned.body.code).toBe('desk.incident-period')
    const nowhere = { kind: 'water', title: '停水', script: '停水' }
    expect((await counter.ask(counter.clerk, contract.openIncident, nowhere)).body.code).toBe('desk.area-missing')
    const unknown = { ...nowhere, areas: [{ buildingId: crypto.randomUUID() }] }
    expect((await counter.ask(counter.clerk, contract.openIncident, unknown)).body.code).toBe('desk.area-unknown')
  })

  it('takes forty calls at once, none of them a matter, and closing it answers all', async () => {
    const { matter } = await open()
    const matters = async () =>
      (await counter.centre.query<{ n: bigint }>(`select count(*) as n from matters.matter`))[0]?.n
    const before = await matters()
    const calls = await Promise.all(
      houses.map((houseId, n) =>
        counter.ask(counter.clerk, contract.logIncidentCall, {
          ...{ matterId: matter.id, houseId, phone: `139000011${String(n).padStart(2, '0')}`, lengthSeconds: 20 },
        }),
      ),
    )
    expect(calls.map(({ status }) => status)).toEqual(houses.map(() => 200))
    expect(await matters()).toBe(before)
    const { incident, calls: callers } = (
      await counter.ask(counter.clerk, contract.readIncident, { matterId: matter.id })
    ).body
    expect(incident.callers).toBe(40)
    expect(new Set(callers.map(({ houseId }: { houseId: string }) => houseId)).size).toBe(40)
    const closed = await over(matter.id)
    expect(closed.body).toMatchObject({ matter: { stateName: '已恢复' }, incident: { result: '11:40 恢复供电' } })
    const late = await counter.ask(counter.clerk, contract.logIncidentCall, { matterId: matter.id })
    expect(late).toMatchObject({ status: 409, body: { code: 'desk.incident-over' } })
  })

  it('loses no call to the moment it is closed: each is in it or refused', async () => {
    const { matter } = await open()
    const [closing, ...calls] = await Promise.all([
      counter.ask(counter.clerk, contract.closeIncident, { matterId: matter.id, version: 1, result: '恢复' }),
      ...houses
        .slice(0, 15)
        .map((houseId) => counter.ask(counter.boss, contract.logIncidentCall, { matterId: matter.id, houseId })),
    ])
    expect(closing?.status).toBe(200)
    const taken = calls.filter(({ status }) => status === 200).length
    expect(calls.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
    // What was counted at the closing is what is there for ever: those who came later were refused.
    expect(closing?.body.incident.callers).toBe(taken)
    const { incident } = (await counter.ask(counter.clerk, contract.readIncident, { matterId: matter.id })).body
    expect(incident.callers).toBe(taken)
  })

  it('keeps the scripts that were said before in its timeline', async () => {
    const { matter } = await open()
    const changed = await counter.ask(counter.clerk, contract.updateIncident, {
      ...{ matterId: matter.id, version: 1, script: '推迟到 14:00 恢复' },
    })
    expect(changed.body.incident.script).toBe('推迟到 14:00 恢复')
    const stale = await counter.ask(counter.boss, contract.updateIncident, {
      ...{ matterId: matter.id, version: 1, script: '马上恢复' },
    })
    expect(stale).toMatchObject({ status: 409, body: { facts: { yours: { script: '马上恢复' } } } })
    expect((await noticesOf(houses[0] ?? ''))[0].detail).toBe('推迟到 14:00 恢复')
    await over(matter.id)
  })

  it('takes each step only where its table has it', async () => {
    const bodies: Record<IncidentAction, object> = {
      update: { script: '新话术' },
      close: { result: '恢复' },
      cancel: { reason: '误报' },
      assign: { to: { role: 'clerk' } },
    }
    const endpoints = {
      update: contract.updateIncident,
      close: contract.closeIncident,
      cancel: contract.cancelIncident,
      assign: assignMatter,
    }
    for (const state of incidentProcess.states) {
      for (const action of incidentProcess.actions) {
        const { matter } = await open()
        const end = { closed: 'close', cancelled: 'cancel', open: undefined }[state] as 'close' | 'cancel' | undefined
        const on = { matterId: matter.id, version: 1 }
        if (end) await counter.ask(counter.clerk, endpoints[end], { ...on, ...bodies[end] })
        const version = end ? 2 : 1
        const answer = await counter.ask(counter.boss, endpoints[action], { ...on, version, ...bodies[action] })
        const expected = incidentProcess.permits(state, action) ? 200 : 409
        expect([state, action, answer.status]).toEqual([state, action, expected])
        if (incidentProcess.permits(state, action) && !['close', 'cancel'].includes(action)) await over(matter.id)
      }
    }
  })

  it(`${hostile(32)} of another community does not exist`, async () => {
    const { matter } = await open()
    const foreign = await testCommunity(counter.centre.app.database)
    const stranger = await counter.centre.colleague({ name: '外人', roles: ['clerk'], communityId: foreign })
    for (const of of [contract.readIncident, contract.logIncidentCall]) {
      const answer = await counter.centre.call(stranger, of, { communityId: foreign, matterId: matter.id } as never)
      expect(answer.status).toBe(404)
    }
    await over(matter.id)
  })
})

describe(`${clause('§2.3')} The list of incidents`, () => {
  it('is found by kind, state and words, and is exported', async () => {
    const { matter } = await open({ kind: 'lift', title: '2 号梯停运' })
    const rows = async (asked: object) =>
      (await counter.ask(counter.clerk, contract.listIncidents, asked)).body.rows.map((r: { id: string }) => r.id)
    expect(await rows({ status: 'open', kind: 'lift' })).toEqual([matter.id])
    expect(await rows({ q: '2 号梯' })).toEqual([matter.id])
    expect(await rows({ status: 'over', kind: 'lift' })).toEqual([])
    await over(matter.id)
    expect(await rows({ status: 'over', kind: 'lift' })).toEqual([matter.id])
  })
})
