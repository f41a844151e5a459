import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import { testCrew } from './testing/crew.ts'

const crew = testCrew()
const rework = (matterId: string, more: object = {}) =>
  crew.centre.call(crew.clerk, contract.reworkRepair, {
    communityId: crew.centre.communityId,
    matterId,
    reason: '三天后又漏',
    ...more,
  } as never)

describe(`${clause('§2.3')} ${clause('§5.4')} A fault that comes back after its order was closed`, () => {
  it('becomes an order of its own, linked to the first and shown on both', async () => {
    const first = await crew.closed()
    const opened = await rework(first.id, { dispatchTo: { staffId: crew.wang.id } })
    expect(opened.body.number).not.toBe(first.number)
    const { matter, repair } = await crew.read(opened.body.id)
    expect(matter).toMatchObject({
      ...{ stateName: '待接单', title: '厨房水管漏水', place: { name: '3-2-1501' }, callerName: '张三' },
      ...{ description: `返修自 ${first.number}：三天后又漏`, assignee: { name: '王师傅' } },
    })
    expect(repair).toMatchObject({ categoryName: '渗漏', callbackClass: 'leak', reworkOf: { number: first.number } })
    expect((await crew.read(first.id)).repair.reworks).toMatchObject([
      { number: opened.body.number, stateName: '待接单' },
    ])
    const listed = await crew.centre.call(crew.clerk, contract.listRepairs, {
      communityId: crew.centre.communityId,
      rework: 'true',
    } as never)
    expect(listed.body.rows.map((row: { number: string }) => row.number)).toEqual([opened.body.number])
  })

  it('is not reworked while its order is still open: that one is done again instead', async () => {
    const { id, number } = await crew.logged()
    expect(await rework(id)).toMatchObject({
      status: 409,
      body: { code: 'work-orders.not-closed', detail: expect.stringContaining(`${number} 现在是“待派工”`) },
    })
  })

  it('asked for by two at once has one rework; after that one is closed there may be another', async () => {
    const { id } = await crew.closed()
    const answers = await Promise.all([rework(id), rework(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const won = answers.find(({ status }) => status === 200)?.body
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'work-orders.rework-open',
      facts: { rework: won.number },
    })
    await crew.atDesk('cancel', won.id, { reason: '业主自行解决' })
    expect((await rework(id)).status).toBe(200)
    expect((await crew.read(id)).repair.reworks).toHaveLength(2)
  })

  it('of another community does not exist', async () => {
    const foreign = await testCommunity(crew.centre.app.database)
    const stranger = await crew.centre.colleague({ name: '外人', roles: ['clerk'], communityId: foreign })
    const { id } = await crew.closed()
    const there = { communityId: foreign, matterId: id, reason: '又漏' } as never
    expect((await crew.centre.call(stranger, contract.reworkRepair, there)).status).toBe(404)
    expect(
      (await crew.centre.call(stranger, contract.issueSlip, { communityId: foreign, matterId: id } as never)).status,
    ).toBe(404)
  })
})
