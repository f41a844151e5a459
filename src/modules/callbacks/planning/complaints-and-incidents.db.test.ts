import { afterAll, describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import { closeIncident, logIncidentCall, openIncident } from '../../desk/contract.ts'
import { resolution, testCounter } from '../../desk/testing/counter.ts'
import { listCallbacks, readCallback, recordCallback } from '../contract.ts'
import { invariants } from '../invariants.ts'

const counter = testCounter()

afterAll(async () => {
  for (const { sql, title } of invariants) expect(await counter.centre.query(sql), title).toEqual([])
})

/** Callbacks about something, in the order of their planning. */
const about = async (matterId: string): Promise<{ id: string; state: string; dueAt: string; class: string }[]> => {
  await counter.centre.app.settle()
  const { body } = await counter.ask(counter.clerk, listCallbacks, { sort: 'oldest', limit: 100 })
  return body.rows.filter((row: { aboutId: string }) => row.aboutId === matterId)
}

const resolved = async (matterId: string) => {
  await counter.step(counter.clerk, 'answer', matterId, { answer: '已安排检修', way: 'phone' })
  const answer = await counter.stepNow(counter.clerk, 'resolve', matterId, resolution)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

describe(`${clause('§8.2')} ${clause('§12.3.4.2')} A complaint is called back`, () => {
  it('once its result stands, within a week, also where it is closed before anybody has rung up', async () => {
    const complaint = await counter.complaint()
    expect(await about(complaint)).toEqual([])
    await counter.step(counter.clerk, 'take', complaint)
    await resolved(complaint)
    expect(await about(complaint)).toMatchObject([
      { class: 'complaint', state: 'planned', dueAt: '2026-06-15T16:00:00.000Z', technician: '陈客服' },
    ])
    const closed = await counter.stepNow(counter.boss, 'close', complaint, { satisfaction: 'satisfied' })
    expect(closed.status, JSON.stringify(closed.body)).toBe(200)
    expect((await about(complaint)).map(({ state }) => state)).toEqual(['planned'])
  })

  it('after the last result: reopened before the call, the next result brings its own', async () => {
    const complaint = await counter.complaint()
    await counter.step(counter.clerk, 'take', complaint)
    await resolved(complaint)
    await about(complaint)
    await counter.stepNow(counter.clerk, 'reopen', complaint, { opinion: '还是抖' })
    expect((await about(complaint)).map(({ state }) => state)).toEqual(['cancelled'])
    counter.hours(24)
    await resolved(complaint)
    const plans = await about(complaint)
    expect(plans.map(({ state }) => state)).toEqual(['cancelled', 'planned'])
    expect(plans[1]?.dueAt).toBe('2026-06-16T16:00:00.000Z')
  })

  it('and what the owner still complains of opens a notice to whoever handled it', async () => {
    const complaint = await counter.complaint()
    await counter.step(counter.clerk, 'take', complaint)
    await resolved(complaint)
    const [planned] = await about(complaint)
    const problem = { wrong: '电梯仍有抖动', deadline: '2026-06-10' }
    const on = { matterId: planned?.id, version: 1, satisfaction: 'dissatisfied', problem }
    const { body } = await counter.ask(counter.boss, recordCallback, on)
    expect(body.callback.rectification.number).toMatch(/^ZG/)
    const [notice] = await counter.centre.query(
      `select subject_kind, subject_matter_id, to_staff_id from quality.rectification where matter_id = $1`,
      [body.callback.rectification.id],
    )
    expect(notice).toEqual({ subject_kind: 'complaint', subject_matter_id: complaint, to_staff_id: counter.clerk.id })
  })
})

describe('A mass outage that is over', () => {
  it('is called back to every household that rang about it, once, at the number of its last call', async () => {
    const { centre, clerk } = counter
    const houses = await Promise.all([1, 2, 3].map((n) => centre.house({ spelling: `8-1-10${n}` })))
    const open = { kind: 'water', title: '8 栋停水', wholeCommunity: true, areas: [], script: '水管爆裂，正在抢修。' }
    const { matter } = (await counter.ask(clerk, openIncident, open)).body
    const rang = (houseId: string | undefined, phone: string) =>
      counter.ask(clerk, logIncidentCall, { matterId: matter.id, houseId, phone, callerName: phone.slice(-4) })
    for (const [houseId, phone] of [
      [houses[0], '13800000001'],
      [houses[1], '13800000002'],
      [houses[0], '13800000009'],
      [undefined, '13900000003'],
    ] as const) {
      const answer = await rang(houseId, phone)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      counter.hours(1)
    }
    const ended = { matterId: matter.id, version: matter.version, result: '14:00 恢复供水' }
    expect((await counter.ask(clerk, closeIncident, ended)).status).toBe(200)
    const plans = await about(matter.id)
    expect(plans.map((one) => one.class)).toEqual(['incident', 'incident', 'incident'])
    const phones = await Promise.all(
      plans.map(async ({ id }) => (await counter.ask(clerk, readCallback, { matterId: id })).body.matter.callerPhone),
    )
    expect(phones.sort()).toEqual(['13800000002', '13800000009', '13900000003'])
  })
})
