import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { minuteGoesBy } from '../../matters/testing/minute.ts'
import * as contract from '../contract.ts'
import { testCrew } from '../testing/crew.ts'

const crew = testCrew()
const here = () => ({ communityId: crew.centre.communityId })
const MONDAY = new Date('2026-06-08T02:00:00Z').getTime()
const at = (instant: string | number) => {
  crew.centre.clock.offset = new Date(instant).getTime() - Date.now()
}
let waterproof: string
let other: string

const made = async (name: string) => {
  const facts = { name, contact: '周工', phone: '0755-8888 1234', partCodes: ['waterproof'] }
  return (await crew.centre.call(crew.boss, contract.createContractor, { ...facts, ...here() })).body.id
}

beforeAll(async () => {
  waterproof = await made('筑安建设防水部')
  other = await made('恒固维修')
  await crew.dates({ completedOn: '2023-05-31', deliveredOn: '2023-12-20' })
})
beforeEach(() => at(MONDAY))

const told = { outcome: 'told', spokeWith: '周工', said: '已报 1501 厨房漏水' }
const routed = async (more: object = {}) => {
  const { id } = await crew.logged()
  const answer = await crew.atDesk('route', id, { contractorId: waterproof, ...told, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return { id, ...answer.body }
}
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back.
const clock = (body: { matter: any }, rule: string) =>
  body.matter.clocks.findLast((one: { rule: string }) => one.rule === rule) as {
    dueAt: string | null
    metAt: string | null
    endedAt: string | null
    breachedAt: string | null
  }
describe(`${clause('§2.3')} A repair in warranty`, () => {
  it('goes to the developer’s contractor: who was called, by whom, what was said; our own times stand still', async () => {
    const { id, matter, repair } = await routed()
    expect(matter).toMatchObject({ stateName: '保修处理中', assignee: { role: 'clerk' }, dueName: '保修单位答复时限' })
    // Three days after Monday end on Thursday at midnight.
    expect(matter.dueAt).toBe('2026-06-11T16:00:00.000Z')
    expect(repair).toMatchObject({
      contractor: { name: '筑安建设防水部', phone: '0755-8888 1234' },
      contacts: [{ outcome: 'told', spokeWith: '周工', by: '陈客服', contractorName: '筑安建设防水部' }],
    })
    expect(clock({ matter }, 'repair.finish').dueAt).toBeNull()
    const promised = await crew.atDesk('contact', id, { outcome: 'promised', promisedOn: '2026-06-10', said: '周三到' })
    expect(promised.body).toMatchObject({
      matter: { dueName: '保修单位约定上门', dueAt: '2026-06-10T16:00:00.000Z' },
      repair: { promisedOn: '2026-06-10', contacts: [{ outcome: 'promised' }, { outcome: 'told' }] },
    })
    const done = await crew.atDesk('repaired', id, { result: '重做卫生间防水，闭水 48 小时不漏' })
    expect(done.body).toMatchObject({
      matter: { stateName: '已完工', dueAt: null },
      repair: { result: '重做卫生间防水，闭水 48 小时不漏' },
    })
    expect((await crew.atDesk('close', id)).body.matter.stateName).toBe('已关闭')
  })

  it('that nobody answers for days goes up to the supervisor, once, and the breach stays', async () => {
    const { id } = await routed()
    at('2026-06-11T15:59:00Z')
    await minuteGoesBy(crew.centre.app)
    expect((await crew.read(id)).matter.assignee.role).toBe('clerk')
    at('2026-06-11T16:01:00Z')
    await minuteGoesBy(crew.centre.app)
    await minuteGoesBy(crew.centre.app)
    const { matter } = await crew.read(id)
    expect(matter).toMatchObject({ stateName: '保修处理中', assignee: { role: 'supervisor' } })
    expect(matter.timeline.filter((e: { title: string }) => e.title === '上报主管')).toMatchObject([
      { body: '保修单位逾期没有答复', author: '系统' },
    ])
    const late = await crew.atDesk('contact', id, { outcome: 'promised', promisedOn: '2026-06-15' })
    expect(clock(late.body, 'repair.contractor-answer').breachedAt).not.toBeNull()
  })

  it('whose promise is not kept goes up too; a refusal goes up at once', async () => {
    const { id } = await routed({ outcome: 'promised', promisedOn: '2026-06-09' })
    at('2026-06-09T16:01:00Z')
    await minuteGoesBy(crew.centre.app)
    expect((await crew.read(id)).matter).toMatchObject({
      assignee: { role: 'supervisor' },
      timeline: expect.arrayContaining([expect.objectContaining({ body: '保修单位没有按约定的日期修好' })]),
    })
    at(MONDAY)
    const declined = await crew.atDesk('contact', (await routed()).id, {
      outcome: 'declined',
      said: '说是住户自己装修破坏',
    })
    expect(declined.body.matter.assignee.role).toBe('supervisor')
  })

  it('comes back to our own technicians, whose time runs on', async () => {
    const { id } = await routed()
    at(MONDAY + 5 * 3_600_000)
    const back = await crew.atDesk('dispatch', id, { to: { staffId: crew.li.id }, note: '先止水' })
    expect(back.body.matter).toMatchObject({ stateName: '待接单', assignee: { name: '李师傅' } })
    expect(clock(back.body, 'repair.contractor-answer').endedAt).not.toBeNull()
    // An hour to be on site was owed on Monday at ten; five hours stood still.
    expect(Date.parse(back.body.matter.dueAt) - MONDAY).toBeGreaterThanOrEqual(6 * 3_600_000 - 60_000)
    await minuteGoesBy(crew.centre.app)
    expect((await crew.read(id)).matter.assignee.name).toBe('李师傅')
  })

  it('goes to another contractor, who has its days anew', async () => {
    const { id } = await routed()
    at(MONDAY + 2 * 86_400_000)
    const again = await crew.atDesk('route', id, { contractorId: other, outcome: 'told' })
    expect(again.body.repair.contractor.name).toBe('恒固维修')
    expect(clock(again.body, 'repair.contractor-answer').dueAt).toBe('2026-06-13T16:00:00.000Z')
    expect(again.body.repair.contacts).toHaveLength(2)
  })

  it('found on site to be the developer’s is sent there by the desk; what is not the developer’s is not', async () => {
    const { id } = await crew.logged({ dispatchTo: { staffId: crew.li.id }, category: 'other' })
    await crew.step(crew.li, 'accept', id)
    await crew.step(crew.li, 'arrive', id)
    const refused = await crew.atDesk('route', id, { contractorId: waterproof, ...told })
    expect(refused).toMatchObject({ status: 409, body: { code: 'work-orders.not-developers' } })
    await crew.atDesk('judge', id, { liable: 'developer', reason: '打开吊顶，是楼上防水层破损' })
    const sent = await crew.atDesk('route', id, { contractorId: waterproof, ...told })
    expect(sent.body).toMatchObject({ matter: { stateName: '保修处理中' }, repair: { trips: [{ who: '李师傅' }] } })
  })

  it('asks a promise for its day, and takes none that has gone by', async () => {
    const { id } = await crew.logged()
    const promise = (promisedOn: string | null) =>
      crew.atDesk('route', id, { contractorId: waterproof, outcome: 'promised', promisedOn })
    expect((await promise(null)).body.code).toBe('work-orders.promise-date-missing')
    expect((await promise('2026-06-07')).body.code).toBe('work-orders.promise-in-the-past')
    expect((await promise('2026-06-08')).status).toBe(200)
  })

  it(`${hostile(38)} routed by two screens at once lies with one contractor`, async () => {
    const { id } = await crew.logged()
    const { version } = (await crew.read(id)).matter
    const send = (contractorId: string) => crew.step(crew.clerk, 'route', id, { version, contractorId, ...told })
    const answers = await Promise.all([send(waterproof), send(other)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await crew.read(id)).repair.contacts).toHaveLength(1)
  })
})

describe('The register of contractors', () => {
  it('knows each company once, counts what lies with it, and keeps orders of one that is retired', async () => {
    const twice = await crew.centre.call(crew.boss, contract.createContractor, { ...here(), name: '恒固维修' })
    expect(twice).toMatchObject({ status: 409, body: { code: 'work-orders.contractor-known' } })
    const { id } = await crew.logged()
    const fresh = await made('新安电梯')
    await crew.atDesk('route', id, { contractorId: fresh, ...told })
    const list = async (all?: 'true') =>
      (await crew.centre.call(crew.clerk, contract.listContractors, { ...here(), ...(all ? { all } : {}) })).body
        .contractors
    const one = (await list()).find((c: { id: string }) => c.id === fresh)
    expect(one).toMatchObject({ name: '新安电梯', open: 1, version: 1 })
    const { id: contractorId, open: _, partNames, ...facts } = one
    expect(partNames).toEqual(['屋面、外墙和有防水要求的房间防渗漏'])
    const change = (more: object) =>
      crew.centre.call(crew.boss, contract.setContractor, { ...facts, ...here(), contractorId, ...more })
    expect((await change({ retired: true })).body).toMatchObject({ retired: true, version: 2 })
    expect((await change({ contact: '吴工' })).body.code).toBe('work-orders.contractor-changed')
    expect((await list()).map((c: { id: string }) => c.id)).not.toContain(fresh)
    expect((await crew.read(id)).repair.contractor.name).toBe('新安电梯')
    const refused = await crew.atDesk('route', (await crew.logged()).id, { contractorId: fresh, ...told })
    expect(refused.body.code).toBe('work-orders.no-such-contractor')
  })
})
