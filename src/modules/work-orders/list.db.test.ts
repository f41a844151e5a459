import { describe, expect, it } from 'vitest'
import { clause, hostile } from '../../kernel/clause.ts'
import { testCommunity } from '../access/testing/people.ts'
import type { RepairRow } from './contract.ts'
import * as contract from './contract.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()
const here = () => ({ communityId: crew.centre.communityId })
const list = async (asked: object = {}): Promise<{ rows: RepairRow[]; next: string | null }> =>
  (await crew.centre.call(crew.clerk, contract.listRepairs, { ...here(), ...asked } as never)).body
const numbers = async (asked: object) => (await list(asked)).rows.map(({ number }) => number)
const workload = async () => (await crew.centre.call(crew.clerk, contract.readWorkload, here())).body
const loadOf = async (id: string) =>
  (await workload()).technicians.find((one: { staffId: string }) => one.staffId === id)

describe(`${clause('§6.7')} The list of repairs`, () => {
  it('is found by number, house, fault and caller, narrowed by category, technician and state, and paged by key', async () => {
    const leak = await crew.logged({ title: '主卧窗边渗水', callerName: '李雷' })
    const lift = await crew.logged({ category: 'lift', dispatchTo: { staffId: crew.wang.id } })
    expect(await numbers({ q: leak.number })).toEqual([leak.number])
    expect(await numbers({ q: '窗边' })).toEqual([leak.number])
    expect(await numbers({ q: '李雷' })).toEqual([leak.number])
    expect((await list({ q: '3-2-15' })).rows.length).toBeGreaterThanOrEqual(2)
    expect(await numbers({ category: 'lift' })).toEqual([lift.number])
    expect(await numbers({ staffId: crew.wang.id })).toEqual([lift.number])
    expect(await numbers({ state: 'dispatched' })).toEqual([lift.number])
    const all = await numbers({ status: 'all', sort: 'openedAt' })
    const paged: string[] = []
    let after: string | null = null
    do {
      const page = await list({ status: 'all', sort: 'openedAt', limit: 1, ...(after ? { after } : {}) })
      paged.push(...page.rows.map(({ number }) => number))
      after = page.next
    } while (after !== null)
    expect(paged).toEqual(all)
    expect(await numbers({ status: 'all' })).toEqual([...all].reverse())
  })

  it('shows what is due first on top, and is exported as it stands, without phones', async () => {
    const rows = (await list()).rows.map(({ dueAt }) => dueAt ?? '9')
    expect(rows).toEqual([...rows].sort())
    const { communityId } = crew.centre
    const file = await crew.centre.app.http.inject({
      method: 'GET',
      url: `/api/communities/${communityId}/repairs/export?status=all`,
      headers: { cookie: crew.clerk.cookie },
    })
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('报修-'))
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it(`${hostile(32)} of another community shows none of ours`, async () => {
    const foreign = await testCommunity(crew.centre.app.database)
    const stranger = await crew.centre.colleague({ name: '外人', roles: ['clerk'], communityId: foreign })
    const theirs = await crew.centre.call(stranger, contract.listRepairs, { communityId: foreign } as never)
    expect(theirs.body.rows).toEqual([])
    expect((await crew.centre.call(stranger, contract.listRepairs, here() as never)).status).toBe(404)
  })
})

describe('Who dispatches', () => {
  it('sees what each technician has in hand, and is told whom the next order suits best', async () => {
    const before = await loadOf(crew.li.id)
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    await crew.step(crew.li, 'accept', id)
    await crew.step(crew.li, 'arrive', id)
    expect(await loadOf(crew.li.id)).toMatchObject({ open: before.open + 1, onSite: 1, available: true })
    await crew.step(crew.li, 'finish', id, { result: '好了' })
    expect(await loadOf(crew.li.id)).toMatchObject({ open: before.open, doneThisWeek: before.doneThisWeek + 1 })
    for (const _ of [1, 2]) await crew.logged({ dispatchTo: { staffId: crew.li.id } })
    const { technicians, suggested } = await workload()
    expect(suggested).toBe(crew.wang.id)
    expect(technicians).toHaveLength(2)
  })

  it('is not told to send somebody who has gone home', async () => {
    const setting = (who: typeof crew.li, staffId: string, available: boolean) =>
      crew.centre.call(who, contract.setAvailability, { ...here(), staffId, available } as never)
    expect((await setting(crew.wang, crew.wang.id, false)).body).toEqual({ available: false })
    expect((await workload()).suggested).toBe(crew.li.id)
    expect((await setting(crew.li, crew.wang.id, true)).body.code).toBe('work-orders.not-yourself')
    expect((await setting(crew.clerk, crew.wang.id, true)).status).toBe(200)
  })
})

describe('What a technician has finished', () => {
  it('is a list of the technician’s own, the last one first', async () => {
    const first = await crew.closed({ title: '一' })
    const second = await crew.closed({ title: '二' })
    const mine = async (who: typeof crew.li) =>
      (await crew.centre.call(who, contract.myFinishedOrders, here() as never)).body.rows.map(
        (row: { number: string }) => row.number,
      )
    expect((await mine(crew.li)).slice(0, 2)).toEqual([second.number, first.number])
    expect(await mine(crew.wang)).not.toContain(first.number)
  })

  it('recorded by the desk for one who rang in stays the technician’s', async () => {
    const { id, number } = await crew.logged({ dispatchTo: { staffId: crew.wang.id } })
    await crew.step(crew.wang, 'accept', id)
    await crew.step(crew.clerk, 'arrive', id)
    await crew.step(crew.clerk, 'finish', id, { result: '电话报完工' })
    const mine = (await crew.centre.call(crew.wang, contract.myFinishedOrders, here() as never)).body.rows
    expect(mine.map((row: { number: string }) => row.number)).toContain(number)
  })
})
