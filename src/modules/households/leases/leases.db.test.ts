import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import type { HouseId } from '../../estate/contract.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>
let zhao: contract.PartyId
let qian: contract.PartyId
let houses = 0

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
  zhao = await testPerson(desk, '赵六')
  qian = await testPerson(desk, '钱七')
})
afterAll(() => desk.close())

const house = (): Promise<HouseId> => {
  houses += 1
  return testHouse(desk, `5-1-${100 + houses}`)
}
const year = { from: '2025-01-01', until: '2026-01-01' }
const record = (houseId: HouseId, facts: object) =>
  clerk(contract.recordLease, { houseId, ...year, tenants: [zhao], ...facts } as never)

describe(`The lease register ${clause('§12.4.4')}`, () => {
  it('holds tenants, period, address, interior renovation and other', async () => {
    const houseId = await house()
    const { body } = await record(houseId, {
      tenants: [qian, zhao],
      interiorRenovation: '精装，家电齐全',
      note: '可养猫',
    })
    expect(body).toMatchObject({
      ...{
        address: '5栋1单元101',
        spelling: '5-1-101',
        part: '',
        ...year,
        interiorRenovation: '精装，家电齐全',
        note: '可养猫',
      },
      tenants: [{ name: '钱七' }, { name: '赵六' }],
    })
    expect((await desk.ok(contract.listLeases, { houseId })).body.leases).toEqual([body])
  })

  it('lists the leases that run on a day', async () => {
    const houseId = await house()
    await record(houseId, {})
    const on = async (day: string) =>
      (await desk.ok(contract.listLeases, { houseId, on: day as never })).body.leases.length
    expect([await on('2024-12-31'), await on('2025-01-01'), await on('2025-12-31'), await on('2026-01-01')]).toEqual([
      0, 1, 1, 0,
    ])
  })

  it('refuses more than twenty years, an end before the beginning, and one tenant twice', async () => {
    const houseId = await house()
    expect((await record(houseId, { until: '2045-01-01' })).status).toBe(200)
    expect(await record(await house(), { until: '2045-01-02' })).toMatchObject({
      status: 422,
      body: { code: 'households.lease-too-long' },
    })
    expect(await record(houseId, { until: '2025-01-01' })).toMatchObject({
      status: 422,
      body: { fields: [{ path: 'until' }] },
    })
    expect(await record(await house(), { tenants: [zhao, zhao] })).toMatchObject({
      status: 422,
      body: { code: 'households.tenant-twice' },
    })
  })
})

describe('A lease that meets another one', () => {
  it('is refused by the database, by name of house, part, tenant and period', async () => {
    const houseId = await house()
    await record(houseId, { part: '主卧' })
    const answer = await record(houseId, { part: ' 主 卧 ', from: '2025-12-31', until: '2026-12-31', tenants: [qian] })
    expect(answer).toMatchObject({ status: 409, body: { code: 'households.lease-overlap' } })
    expect(answer.body.title).toMatch(/^5栋1单元\d+“主卧”在2025年1月1日至2025年12月31日已有租约（赵六），时间重叠/)
  })

  it('is refused between the whole house and a part, whichever came first', async () => {
    const whole = await house()
    await record(whole, {})
    expect((await record(whole, { part: '主卧' })).body.title).toContain('整套')
    const parted = await house()
    await record(parted, { part: '次卧' })
    expect((await record(parted, {})).status).toBe(409)
  })

  it('is allowed for another part, and when both only touch', async () => {
    const houseId = await house()
    await record(houseId, { part: '主卧' })
    expect((await record(houseId, { part: '次卧' })).status).toBe(200)
    expect((await record(houseId, { from: '2026-01-01', until: '2027-01-01' })).status).toBe(200)
    expect((await record(houseId, { from: '2024-01-01', until: '2025-01-01' })).status).toBe(200)
  })

  it('is recorded once, however many clerks try at the same time, whole and part mixed', async () => {
    const houseId = await house()
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, at) => record(houseId, { part: at % 2 === 0 ? '' : '主卧' })),
    )
    const kept = tries.filter(({ status }) => status === 200).length
    expect(kept).toBe(1)
    expect(tries.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  it('is refused as a change too', async () => {
    const houseId = await house()
    const { body: lease } = await record(houseId, {})
    await record(houseId, { from: '2026-01-01', until: '2027-01-01' })
    const change = {
      leaseId: lease.id,
      version: 1,
      part: '',
      from: '2025-01-01',
      tenants: [zhao],
      interiorRenovation: '',
      note: '',
    }
    expect(await clerk(contract.correctLease, { ...change, until: '2026-06-01' } as never)).toMatchObject({
      status: 409,
      body: { code: 'households.lease-overlap' },
    })
  })
})

describe('A lease that ends early', () => {
  it('frees the house from that day on', async () => {
    const houseId = await house()
    const { body: lease } = await record(houseId, {})
    const ended = await clerk(contract.endLease, {
      leaseId: lease.id,
      version: 1,
      on: '2025-07-01',
      reason: '退租',
    } as never)
    expect(ended.body).toMatchObject({
      until: '2025-07-01',
      endedEarlyOn: '2025-07-01',
      note: '提前终止：退租',
      version: 2,
    })
    expect((await record(houseId, { from: '2025-07-01', tenants: [qian] })).status).toBe(200)
    expect(
      await clerk(contract.endLease, { leaseId: lease.id, version: 2, on: '2025-08-01', reason: '再退' } as never),
    ).toMatchObject({
      status: 409,
      body: { code: 'households.lease-over' },
    })
  })

  it(`${hostile(38)} keeps both versions of two editors`, async () => {
    const houseId = await house()
    const { body: lease } = await record(houseId, {})
    const change = { leaseId: lease.id, version: 1, part: '', ...year, tenants: [zhao], interiorRenovation: '简装' }
    const both = await Promise.all(
      ['一', '二'].map((note) => clerk(contract.correctLease, { ...change, note } as never)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { facts } = both.find(({ status }) => status === 409)?.body ?? {}
    expect([facts.yours.note, facts.theirs.note].sort()).toEqual(['一', '二'])
  })

  it(`${hostile(32)} is not found from another community`, async () => {
    const houseId = await house()
    const { body: lease } = await record(houseId, {})
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['clerk'], [elsewhere]))
    const end = { leaseId: lease.id, version: 1, on: '2025-07-01', reason: '不是我的' }
    expect((await stranger(contract.endLease, { ...end, communityId: elsewhere } as never)).status).toBe(404)
    expect((await stranger(contract.listLeases, { communityId: elsewhere, houseId })).body.leases).toEqual([])
  })
})
