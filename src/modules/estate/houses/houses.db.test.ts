import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import * as contract from '../contract.ts'
import { type TestDesk, testDesk } from '../testing/desk.ts'

const db = testDatabase()
let desk: TestDesk
let buildingId: contract.BuildingId
let entranceId: contract.EntranceId

beforeAll(async () => {
  desk = await testDesk(db.url)
  buildingId = (await desk.ok(contract.createBuilding, { code: '３栋' })).body.id
  entranceId = (await desk.ok(contract.createEntrance, { buildingId, code: '2单元' })).body.id
})
afterAll(() => desk.close())

const facts = {
  entranceId: null,
  floor: null,
  kind: 'residence',
  layout: '三室两厅',
  builtArea: '89.35',
  usableArea: '70.1234',
  landArea: '12.5',
  occupancy: 'occupied',
  attachedFacilities: '露台 12㎡',
  garageUse: '自用 B1-023',
  note: '其他',
  deliveredOn: '2020-06-10',
} as const

describe('A house', () => {
  it(`keeps every field of the title register ${clause('§12.4.3')}`, async () => {
    const { body } = await desk.ok(contract.createHouse, {
      ...facts,
      buildingId,
      entranceId,
      number: '1501室',
      useStatus: 'own-use',
    })
    expect(body).toMatchObject({ ...facts, entranceId, useStatus: 'own-use', floor: 15 })
    expect(body).toMatchObject({
      spelling: '3-2-1501',
      name: '3栋2单元1501',
      number: '1501',
      building: '3',
      entrance: '2',
    })
    const { body: shown } = await desk.ok(contract.showHouse, { houseId: body.id })
    expect(shown).toEqual(body)
  })

  it('has no entrance where it is a villa or a shop', async () => {
    const { body } = await desk.ok(contract.createHouse, { buildingId, number: 's-12', kind: 'shop' })
    expect(body).toMatchObject({ spelling: '3-S12', entranceId: null, entrance: null, name: '3栋S12' })
  })

  it('is one of its spelling, however it is written', async () => {
    const again = await desk.as(await desk.person(['manager']))(contract.createHouse, {
      buildingId,
      entranceId,
      number: '１５０１',
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'estate.already-there', facts: { name: '3-2-1501' } } })
  })

  it('stands in an entrance of its own building', async () => {
    const other = (await desk.ok(contract.createBuilding, { code: '4' })).body.id
    const answer = await desk.as(await desk.person(['manager']))(contract.createHouse, {
      buildingId: other,
      entranceId,
      number: '1',
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'estate.entrance-elsewhere', fields: [{ path: 'entranceId' }] },
    })
  })

  it.each([
    [{ builtArea: '89.35678' }, 'builtArea'],
    [{ builtArea: '-1' }, 'builtArea'],
    [{ builtArea: '1e309' }, 'builtArea'],
    [{ builtArea: 'NaN' }, 'builtArea'],
    [{ builtArea: '１２.３' }, 'builtArea'],
    [{ builtArea: '99999999999' }, 'builtArea'],
    [{ builtArea: '50', usableArea: '50.0001' }, 'usableArea'],
    [{ floor: 1.5 }, 'floor'],
    [{ colour: 'red' }, ''],
  ])(`${hostile(15)} refuses %o and names the field, rounding nothing`, async (wrong, path) => {
    const call = desk.as(await desk.person(['manager']))
    const answer = await call(contract.createHouse, { buildingId, number: '9', ...wrong } as never)
    expect(answer.status).toBe(422)
    expect(answer.body.fields[0].path).toBe(path)
  })

  it('goes only when nothing stands on it', async () => {
    const { body: house } = await desk.ok(contract.createHouse, { buildingId, number: '777' })
    await desk.query(
      `insert into households.title (community_id, house_id, during, form, manner, recorded_at) values ($1, $2, '[2020-01-01,)', 'sole', 'other', now())`,
      [desk.communityId, house.id],
    )
    const refused = await desk.as(await desk.person(['manager']))(contract.removeHouse, { houseId: house.id })
    expect(refused).toMatchObject({ status: 409, body: { code: 'estate.still-used' } })
    expect(refused.body.title).toContain('3-777')
    await desk.query('delete from households.title where house_id = $1', [house.id])
    await desk.ok(contract.removeHouse, { houseId: house.id })
    expect((await desk.as(desk.clerk)(contract.showHouse, { houseId: house.id })).status).toBe(404)
  })
})

describe('Two editors of a house', () => {
  it(`${hostile(38)} the second gets both versions and loses nothing`, async () => {
    const { body: house } = await desk.ok(contract.createHouse, { ...facts, buildingId, number: '801' })
    const call = desk.as(await desk.person(['manager']))
    const edit = { ...facts, houseId: house.id, version: house.version, buildingId, number: '801' }
    const both = await Promise.all([
      call(contract.changeHouse, { ...edit, layout: '甲' }),
      call(contract.changeHouse, { ...edit, layout: '乙' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = both.find(({ status }) => status === 200)?.body
    const loser = both.find(({ status }) => status === 409)?.body
    expect(loser.code).toBe('estate.changed-meanwhile')
    expect(loser.facts.theirs).toEqual(winner)
    expect([winner.layout, loser.facts.yours.layout].sort()).toEqual(['乙', '甲'])
    expect((await desk.ok(contract.showHouse, { houseId: house.id })).body).toEqual(winner)
  })
})

describe('A change of use', () => {
  it(`is kept with its day and its manner ${clause('§12.4.1')}`, async () => {
    const { body: house } = await desk.ok(contract.createHouse, { buildingId, number: '802', useStatus: 'own-use' })
    const change = {
      houseId: house.id,
      version: house.version,
      on: '2026-03-01',
      useStatus: 'business',
      manner: 'inspection',
      note: '改为美容店',
    } as const
    const changed = await desk.ok(contract.changeUse, change as never)
    expect(changed.body.useStatus).toBe('business')
    const { body } = await desk.ok(contract.listUseChanges, { houseId: house.id })
    expect(body.useChanges).toMatchObject([
      { on: '2026-03-01', from: 'own-use', to: 'business', manner: 'inspection', note: '改为美容店' },
    ])
    const again = await desk.as(desk.clerk)(contract.changeUse, { ...change, version: changed.body.version } as never)
    expect(again).toMatchObject({ status: 409, body: { code: 'estate.use-unchanged' } })
  })

  it('cannot be made by the way of an ordinary edit', async () => {
    const { body: house } = await desk.ok(contract.createHouse, { ...facts, buildingId, number: '803' })
    const call = desk.as(await desk.person(['manager']))
    const answer = await call(contract.changeHouse, {
      ...facts,
      houseId: house.id,
      version: 1,
      buildingId,
      number: '803',
      useStatus: 'let',
    } as never)
    expect(answer.status).toBe(422)
  })
})

describe('The list of houses', () => {
  it('is in the order people count, page by page, and found by any beginning of a spelling', async () => {
    const own = (await desk.ok(contract.createBuilding, { code: '10' })).body.id
    for (const number of ['1002', '201', '1001', '202', '9'])
      await desk.ok(contract.createHouse, { buildingId: own, number })
    const order: string[] = []
    let after: contract.HouseId | undefined
    do {
      const page: { houses: contract.House[]; next: contract.HouseId | null } = (
        await desk.ok(contract.listHouses, { buildingId: own, limit: 2, ...(after ? { after } : {}) })
      ).body
      order.push(...page.houses.map(({ number }) => number))
      after = page.next ?? undefined
    } while (after)
    expect(order).toEqual(['9', '201', '202', '1001', '1002'])
    const found = (q: string) =>
      desk.ok(contract.listHouses, { q }).then(({ body }) => body.houses.map((h: contract.House) => h.spelling))
    expect(await found('10-20')).toEqual(['10-201', '10-202'])
    expect(await found('10栋1001')).toEqual(['10-1001'])
    expect(await found('3-2-15')).toEqual(['3-2-1501'])
    expect(await found('没有')).toEqual([])
  })

  it('is filtered by building, kind, use and occupancy', async () => {
    const houses = async (filter: object) =>
      (await desk.ok(contract.listHouses, { ...filter, limit: 200 } as never)).body.houses
    expect((await houses({ kind: 'shop' })).map((h: contract.House) => h.spelling)).toEqual(['3-S12'])
    expect((await houses({ useStatus: 'business' })).map((h: contract.House) => h.number)).toEqual(['802'])
    expect((await houses({ buildingId, occupancy: 'occupied' })).length).toBe(3)
  })
})

describe('A clerk of another community', () => {
  it(`${hostile(32)} gets 404 for every house, by whichever path`, async () => {
    const { body: house } = await desk.ok(contract.createHouse, { buildingId, number: '804' })
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['manager'], [elsewhere]))
    for (const communityId of [desk.communityId, elsewhere]) {
      expect((await stranger(contract.showHouse, { communityId, houseId: house.id })).status).toBe(404)
      expect((await stranger(contract.removeHouse, { communityId, houseId: house.id })).status).toBe(404)
      expect(
        (
          await stranger(contract.changeHouse, {
            ...facts,
            communityId,
            houseId: house.id,
            version: 1,
            buildingId,
            number: '1',
          })
        ).status,
      ).toBe(404)
    }
    // A building of the other community is no building here, although the id in the body is right.
    expect((await stranger(contract.createHouse, { communityId: elsewhere, buildingId, number: '1' })).status).toBe(404)
  })
})
