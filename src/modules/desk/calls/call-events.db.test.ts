import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { livePage } from '../../../platform/testing/live-page.ts'
import { createApiKey } from '../../access/contract.ts'
import { testCommunity, testSession, testStaff } from '../../access/testing/people.ts'
import { logCall } from '../contract.ts'
import { MONDAY_MORNING, testCounter } from '../testing/counter.ts'
import * as contract from './phone-desk.contract.ts'

const counter = testCounter()
const PHONE = '138 0000 9911'
let secret = ''
let partyId = ''

beforeAll(async () => {
  const { app, communityId } = counter.centre
  const { id } = await testStaff(app.database, { companyRoles: ['administrator'] })
  const administrator = { id, name: '管理员', ...(await testSession(app.database, id)) }
  const made = await counter.centre.call(administrator, createApiKey, {
    ...{ communityId, name: '话务系统', roles: ['clerk'] },
  } as never)
  secret = made.body.secret
  partyId = await counter.occupant('李四', PHONE)
})

const at = (seconds = 0) => new Date(MONDAY_MORNING.getTime() + seconds * 1_000).toISOString()
const report = async (event: object, key = secret, communityId: string = counter.centre.communityId) => {
  const answer = await counter.centre.app.http.inject({
    method: 'POST',
    url: `/api/communities/${communityId}/call-events`,
    headers: { authorization: `Bearer ${key}` },
    payload: { kind: 'ringing', phone: '13800009911', extension: '801', at: at(), ...event },
  })
  return { status: answer.statusCode, body: answer.json() }
}
const ringing = async (who = counter.clerk) => (await counter.ask(who, contract.ringing)).body
const waiting = async () => (await counter.ask(counter.clerk, contract.listMissedCalls)).body.rows

describe(`${clause('§6.7')} A call that rings`, () => {
  it('reaches the clerk of its extension with the household of the number, until it ends', async () => {
    expect(await ringing()).toEqual({ extension: '', call: null })
    const seat = { extension: '801' }
    expect((await counter.ask(counter.clerk, contract.setExtension, seat)).body).toEqual({ ...seat, takenFrom: '' })
    const reported = await report({ id: 'a1' })
    expect(reported).toMatchObject({
      status: 200,
      body: { known: false, delivered: true, houses: [{ houseName: '3-2-1501', partyName: '李四', partyId }] },
    })
    expect(await ringing()).toMatchObject({
      extension: '801',
      call: { eventId: 'a1', phone: '13800009911', houses: [{ houseId: counter.houseId }] },
    })
    expect((await ringing(counter.boss)).call).toBeNull()
    await report({ id: 'a1', kind: 'ended', at: at(60) })
    expect((await ringing()).call).toBeNull()
  })

  it('sent again is the same event; the same id with something else in it is refused', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => report({ id: 'b1' })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(answers.filter(({ body }) => !body.known)).toHaveLength(1)
    const other = await report({ id: 'b1', phone: '13900000000' })
    expect(other).toMatchObject({ status: 422, body: { code: 'desk.event-differs' } })
    const [row] = await counter.centre.query<{ n: bigint }>(
      `select count(*) as n from desk.call_event where event_id = 'b1'`,
    )
    expect(row?.n).toBe(1n)
    await report({ id: 'b1', kind: 'ended' })
  })

  it('is on the screens of the clerk of its extension at once, and of nobody else; sent again it rings no second time', async () => {
    const { http } = counter.centre.app
    await http.listen({ port: 0 })
    const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
    const { communityId } = counter.centre
    const [hers, his] = await Promise.all(
      [counter.clerk, counter.boss].map(({ cookie }) => livePage({ url, cookie, communityId })),
    )
    const calls = (page: typeof hers) => page?.heard.filter(({ names }) => names.includes('call'))
    await report({ id: 'live-1' })
    await report({ id: 'live-1' })
    await report({ id: 'live-1', kind: 'ended' })
    await expect.poll(() => calls(hers)?.length, { timeout: 3_000 }).toBe(2)
    expect(calls(hers)).toEqual([
      { names: ['call'], payload: { kind: 'ringing' } },
      { names: ['call'], payload: { kind: 'ended' } },
    ])
    // What everybody hears came behind it on the same line: had the call been for him too, it would be there.
    await expect.poll(() => his?.heard.at(-1)?.names, { timeout: 3_000 }).toEqual(['desk.call-ended'])
    expect(calls(his)).toEqual([])
    for (const page of [hers, his]) page?.leave()
  })

  it('of a number that is withheld or unknown says so', async () => {
    expect((await report({ id: 'c1', phone: '' })).body).toMatchObject({ houses: [], delivered: true })
    expect((await report({ id: 'c2', phone: 'anonymous' })).body.houses).toEqual([])
    expect((await report({ id: 'c3', phone: '13700000001', extension: '999' })).body).toEqual({
      ...{ known: false, delivered: false, houses: [] },
    })
    for (const id of ['c1', 'c2']) await report({ id, kind: 'ended', phone: id === 'c1' ? '' : 'anonymous' })
  })

  it(`${hostile(32)} is reported with a key of the community only`, async () => {
    const foreign = await testCommunity(counter.centre.app.database)
    expect((await report({ id: 'd1' }, secret, foreign)).status).toBe(401)
    expect((await report({ id: 'd1' }, 'liren_wrong')).status).toBe(401)
  })

  it('follows the clerk: whoever takes the extension over has it alone', async () => {
    const taken = await counter.ask(counter.boss, contract.setExtension, { extension: '801' })
    expect(taken.body).toEqual({ extension: '801', takenFrom: '陈客服' })
    expect((await ringing()).extension).toBe('')
    const seats = await Promise.all(
      [counter.clerk, counter.boss].map((who) => counter.ask(who, contract.setExtension, { extension: '802' })),
    )
    expect(seats.map(({ status }) => status).every((status) => status === 200 || status === 409)).toBe(true)
    const [row] = await counter.centre.query<{ n: bigint }>(
      `select count(*) as n from desk.extension where extension = '802'`,
    )
    expect(row?.n).toBe(1n)
  })
})

describe(`${clause('§6.7')} A missed call`, () => {
  it('waits to be rung back, each number once, until a call with that number is logged', async () => {
    await report({ id: 'm1', kind: 'missed', at: at(-600) })
    await report({ id: 'm2', kind: 'missed', at: at(-300) })
    const [missed, ...others] = await waiting()
    expect(others).toEqual([])
    expect(missed).toMatchObject({ phone: '13800009911', times: 2, houses: [{ partyName: '李四' }] })
    expect((await counter.ask(counter.clerk, contract.countMissedCalls)).body.waiting).toBe(1)
    await counter.ask(counter.clerk, logCall, { phone: PHONE, content: '回电', outcome: 'other' })
    expect(await waiting()).toEqual([])
    const done = (await counter.ask(counter.clerk, contract.listMissedCalls, { status: 'done' })).body.rows
    expect(done).toHaveLength(2)
    expect(done[0]).toMatchObject({ phone: '138****9911', doneBy: '陈客服', reason: '' })
  })

  it('that arrives after the caller was talked to waits for nobody', async () => {
    await counter.ask(counter.clerk, logCall, { phone: PHONE, content: '已通话', outcome: 'other' })
    await report({ id: 'm3', kind: 'missed', at: at(-900) })
    expect(await waiting()).toEqual([])
  })

  it('is written down by hand, and taken off with a reason, once', async () => {
    await counter.ask(counter.clerk, contract.logMissedCall, { phone: '0755-88881234', note: '留言' })
    const [missed] = await waiting()
    const dismiss = () =>
      counter.ask(counter.clerk, contract.dismissMissedCall, { missedCallId: missed.id, reason: '推销电话' })
    expect(
      (await counter.ask(counter.clerk, contract.dismissMissedCall, { missedCallId: missed.id, reason: '' })).status,
    ).toBe(422)
    const answers = await Promise.all([dismiss(), dismiss()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await waiting()).toEqual([])
  })
})
