import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { settleAccessNotes } from '../../../platform/audit/note-access.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { changeUse, type HouseId } from '../../estate/contract.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
const clock = { offset: 0 }
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>
let houseId: HouseId
const people: Record<string, contract.PartyId> = {}

beforeAll(async () => {
  desk = await testDesk(db.url, clock)
  clock.offset = Date.parse('2026-04-01T04:00:00Z') - Date.now()
  clerk = desk.as(desk.clerk)
  houseId = await testHouse(desk, '3-2-1501', { builtArea: '89.35' })
  people.old = await testPerson(desk, '前业主')
  people.zhang = (
    await desk.ok(contract.createParty, {
      name: '张三',
      phones: [{ number: '13800005678', label: '本人' }],
      careNote: '听力不好，请大声',
      note: '夜班',
    } as never)
  ).body.party.id
  people.li = await testPerson(desk, '李四', '13900001111')
  people.tenant = await testPerson(desk, '租客', '13700001111')
  people.child = await testPerson(desk, '张小三')
  const { body: first } = await desk.ok(contract.recordTitle, {
    ...{ houseId, from: '2010-05-01', manner: 'first-sale', form: 'sole', holders: [{ partyId: people.old }] },
  } as never)
  const half = { numerator: 1, denominator: 2 }
  await desk.ok(contract.transferTitle, {
    ...{
      titleId: first.id,
      version: 1,
      on: '2020-06-01',
      manner: 'resale',
      form: 'by-shares',
      certificateNumber: '粤 2020-1',
    },
    holders: [
      { partyId: people.zhang, share: half },
      { partyId: people.li, share: half },
    ],
  } as never)
  await desk.ok(contract.recordLease, {
    houseId,
    part: '次卧',
    from: '2026-01-01',
    until: '2027-01-01',
    tenants: [people.tenant],
    interiorRenovation: '简装',
  } as never)
  await desk.ok(contract.recordLease, {
    houseId,
    part: '次卧',
    from: '2020-01-01',
    until: '2021-01-01',
    tenants: [people.old],
  } as never)
  await desk.ok(contract.recordLease, {
    houseId,
    part: '次卧',
    from: '2027-01-01',
    until: '2028-01-01',
    tenants: [people.tenant],
  } as never)
  const { body: gone } = await desk.ok(contract.moveIn, {
    houseId,
    partyId: people.old,
    relation: '本人',
    from: '2010-06-01',
  } as never)
  await desk.ok(contract.moveOut, { occupantId: gone.id, version: 1, on: '2020-05-31' } as never)
  await desk.ok(contract.moveIn, { houseId, partyId: people.child, relation: '儿子', from: '2020-07-01' } as never)
  await desk.ok(contract.addVehicle, {
    plate: '粤B12345',
    houseId,
    partyId: people.zhang,
    brand: '比亚迪',
    colour: '白',
  } as never)
  await desk.ok(changeUse, {
    houseId,
    version: 1,
    on: '2026-03-01',
    useStatus: 'let',
    manner: 'lease',
    note: '出租次卧',
  } as never)
})
afterAll(() => desk.close())

describe('The household card', () => {
  it('tells who lives here and by what right, with whole phones and notes of care, today', async () => {
    const { body } = await clerk(contract.showCard, { houseId })
    expect(body.house).toMatchObject({
      spelling: '3-2-1501',
      name: '3栋2单元1501',
      builtArea: '89.35',
      useStatus: 'let',
    })
    expect(body.title).toMatchObject({
      form: 'by-shares',
      manner: 'resale',
      from: '2020-06-01',
      certificateNumber: '粤 2020-1',
    })
    expect(body.holders).toMatchObject([
      {
        name: '张三',
        share: { numerator: 1, denominator: 2 },
        phones: [{ number: '13800005678', label: '本人' }],
        careNote: '听力不好，请大声',
        note: '夜班',
      },
      { name: '李四', share: { numerator: 1, denominator: 2 } },
    ])
    expect(body.leases).toMatchObject([
      {
        part: '次卧',
        from: '2026-01-01',
        until: '2027-01-01',
        interiorRenovation: '简装',
        tenants: [{ name: '租客', phones: [{ number: '13700001111' }] }],
      },
      { from: '2027-01-01' },
    ])
    expect(body.occupants).toMatchObject([{ name: '张小三', relation: '儿子', from: '2020-07-01' }])
    expect(body.vehicles).toMatchObject([{ plate: '粤B12345', brand: '比亚迪', partyName: '张三' }])
  })

  it('is one statement beside the sign-in', async () => {
    // Context with sign-in, the card; the commit travels with the next call.
    expect((await clerk(contract.showCard, { houseId })).roundTrips).toBe(2)
  })

  it(`has one timeline of everything, by time and manner ${clause('§12.4.1')}`, async () => {
    const { body } = await clerk(contract.showCard, { houseId })
    const told = body.timeline.entries.map(
      (entry: contract.TimelineEntry) => `${shanghaiDay(entry.at)} ${entry.title}：${entry.detail}`,
    )
    expect(told).toEqual([
      '2027-01-01 租约开始：次卧：租客；租期至 2027-12-31',
      '2026-03-01 用途变更：未登记 → 出租：出租；出租次卧',
      '2026-01-01 租约开始：次卧：租客；租期至 2026-12-31',
      '2020-07-01 住户入住：张小三；儿子',
      '2020-06-01 产权登记：二手买卖：张三 1/2、李四 1/2；按份共有',
      '2020-05-31 住户搬离：前业主；本人',
      '2020-01-01 租约开始：次卧：前业主；租期至 2020-12-31',
      '2010-06-01 住户入住：前业主；本人',
      '2010-05-01 产权登记：首次购买：前业主；单独所有',
    ])
    expect(body.timeline.next).toBeNull()
  })

  it('is that of the day it is opened: at the end of a lease the tenant is gone', async () => {
    const before = clock.offset
    clock.offset += 365 * 86_400_000
    try {
      const { body } = await clerk(contract.showCard, { houseId })
      expect(body.leases).toMatchObject([{ from: '2027-01-01' }])
    } finally {
      clock.offset = before
    }
  })

  it('leaves a note in the audit of who saw the phones, after the answer', async () => {
    const cashier = await desk.person(['cashier'])
    await desk.as(cashier)(contract.showCard, { houseId })
    await settleAccessNotes()
    const notes = await desk.query(
      `select act, subject_kind, subject_id, fields from platform.audit_entry where actor_id = $1`,
      [cashier.id],
    )
    expect(notes).toEqual([{ act: '查看住户卡', subject_kind: 'house', subject_id: houseId, fields: ['phones'] }])
  })

  it('is not for a guard', async () => {
    const guard = desk.as(await desk.person(['guard']))
    expect((await guard(contract.showCard, { houseId })).status).toBe(403)
  })

  it(`${hostile(32)} of another community is not found`, async () => {
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['clerk'], [elsewhere]))
    for (const communityId of [elsewhere, desk.communityId]) {
      expect((await stranger(contract.showCard, { communityId, houseId })).status).toBe(404)
      expect((await stranger(contract.showTimeline, { communityId, houseId })).status).toBe(404)
    }
    expect((await clerk(contract.showCard, { houseId: 'not-an-id' as never })).status).toBe(404)
  })
})

describe('The list of households', () => {
  it('tells house by house who holds, rents and lives there today', async () => {
    await testHouse(desk, '3-2-1502')
    const { body: first } = await clerk(contract.listHouseholds, { limit: 1 })
    expect(first.households).toMatchObject([
      {
        spelling: '3-2-1501',
        name: '3栋2单元1501',
        holders: ['张三', '李四'],
        tenants: ['租客'],
        occupantCount: 1,
        vehicleCount: 1,
      },
    ])
    const { body: second } = await clerk(contract.listHouseholds, { limit: 1, after: first.next })
    expect(second).toMatchObject({
      households: [{ spelling: '3-2-1502', holders: [], tenants: [], occupantCount: 0 }],
      next: null,
    })
  })
})

const shanghaiDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
