import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause, hostile } from '../../../kernel/clause.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import * as contract from '../contract.ts'
import { type TestDesk, testDesk } from '../testing/desk.ts'

const db = testDatabase()
let desk: TestDesk
let manager: ReturnType<TestDesk['as']>

beforeAll(async () => {
  desk = await testDesk(db.url)
  manager = desk.as(await desk.person(['manager']))
})
afterAll(() => desk.close())

const facts = {
  name: '桂花阁',
  zoneId: null,
  kind: 'residential',
  floors: 18,
  structure: '框架剪力墙',
  completedOn: '2015-12-01',
  deliveredOn: '2016-06-30',
  pipes: '给水立管在水井，每层一阀；燃气由北侧外墙进户',
  facilitiesNote: '两梯四户，消防栓每层两个',
} as const

describe('A building', () => {
  it(`tells its structure, pipes and facilities ${clause('§10.4')}`, async () => {
    const { body } = await desk.ok(contract.createBuilding, { code: '1号楼', ...facts } as never)
    expect(body).toMatchObject({ code: '1', ...facts })
    const { body: list } = await desk.as(desk.clerk)(contract.listBuildings, {})
    expect(list.buildings).toEqual([body])
  })

  it('is one of its code, however it is written', async () => {
    expect(await manager(contract.createBuilding, { code: '１栋' })).toMatchObject({
      status: 409,
      body: { code: 'estate.already-there', fields: [{ path: 'code' }] },
    })
    expect(await manager(contract.createBuilding, { code: '栋' })).toMatchObject({ status: 422 })
  })

  it('gives its houses and entrances their new spelling when its code changes', async () => {
    const { body: building } = await desk.ok(contract.createBuilding, { code: '7' })
    const { body: entrance } = await desk.ok(contract.createEntrance, { buildingId: building.id, code: '1' })
    const { body: house } = await desk.ok(contract.createHouse, {
      buildingId: building.id,
      entranceId: entrance.id,
      number: '302',
    })
    await desk.ok(contract.changeBuilding, { ...facts, buildingId: building.id, version: 1, code: '17' } as never)
    await desk.ok(contract.changeEntrance, {
      entranceId: entrance.id,
      version: 1,
      code: '东',
      floors: 6,
      hasLift: false,
    } as never)
    expect((await desk.ok(contract.showHouse, { houseId: house.id })).body).toMatchObject({
      spelling: '17-东-302',
      name: '17栋东302',
      version: 3,
    })
  })

  it('goes only when no house and no entrance stands in it', async () => {
    const { body: building } = await desk.ok(contract.createBuilding, { code: '8' })
    const { body: entrance } = await desk.ok(contract.createEntrance, { buildingId: building.id, code: '1' })
    expect(await manager(contract.removeBuilding, { buildingId: building.id })).toMatchObject({
      status: 409,
      body: { code: 'estate.still-used' },
    })
    await desk.ok(contract.removeEntrance, { entranceId: entrance.id })
    await desk.ok(contract.removeBuilding, { buildingId: building.id })
  })

  it('is refused an edit that forgets a field instead of emptying it', async () => {
    const { body: building } = await desk.ok(contract.createBuilding, { code: '9', ...facts } as never)
    const { pipes: _, ...without } = facts
    const answer = await manager(contract.changeBuilding, {
      buildingId: building.id,
      version: 1,
      code: '9',
      ...without,
    } as never)
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: 'pipes' }] } })
  })
})

describe('A zone', () => {
  it('has a steward and counts its buildings and houses', async () => {
    const { body: zone } = await desk.ok(contract.createZone, { name: '东区', stewardId: desk.clerk.id })
    const { body: building } = await desk.ok(contract.createBuilding, { code: '20', zoneId: zone.id })
    await desk.ok(contract.createHouse, { buildingId: building.id, number: '101' })
    const { body } = await desk.ok(contract.listZones, {})
    expect(body.zones).toMatchObject([{ name: '东区', stewardId: desk.clerk.id, buildingCount: 1, houseCount: 1 }])
    expect(await manager(contract.removeZone, { zoneId: zone.id })).toMatchObject({ status: 409 })
    const stranger = crypto.randomUUID() as never
    expect(await manager(contract.createZone, { name: '西区', stewardId: stranger })).toMatchObject({
      body: { code: 'estate.steward-unknown' },
    })
  })

  it(`${hostile(38)} keeps both versions of two editors`, async () => {
    const { body: zone } = await desk.ok(contract.createZone, { name: '北区' })
    await desk.ok(contract.changeZone, { zoneId: zone.id, version: 1, name: '北一区', stewardId: null })
    expect(
      await manager(contract.changeZone, { zoneId: zone.id, version: 1, name: '北二区', stewardId: null }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'estate.changed-meanwhile',
        facts: { yours: { name: '北二区' }, theirs: { name: '北一区', version: 2 } },
      },
    })
  })

  it(`${hostile(32)} of another community is not found`, async () => {
    const { body: zone } = await desk.ok(contract.createZone, { name: '南区' })
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['manager'], [elsewhere]))
    const edit = { zoneId: zone.id, version: 1, name: '我的', stewardId: null }
    expect((await stranger(contract.changeZone, { ...edit, communityId: elsewhere })).status).toBe(404)
    expect(
      await stranger(contract.createBuilding, { communityId: elsewhere, code: '1', zoneId: zone.id }),
    ).toMatchObject({
      status: 404,
      body: { fields: [{ path: 'zoneId' }] },
    })
  })
})

describe('Spaces, public areas and facilities', () => {
  it('are kept in the order people count, and page by page', async () => {
    for (const number of ['B1-10', 'B1-9', 'B1-100'])
      await desk.ok(contract.createSpace, { number, ownership: 'civil-defence', area: '12.5' })
    const { body: first } = await desk.ok(contract.listSpaces, { limit: 2 })
    const { body: second } = await desk.ok(contract.listSpaces, { limit: 2, after: first.next })
    const numbers = [...first.spaces, ...second.spaces].map((space: contract.Space) => space.number)
    expect(numbers).toEqual(['B1-9', 'B1-10', 'B1-100'])
    expect(second.next).toBeNull()
    expect(await manager(contract.createSpace, { number: 'B1-9' })).toMatchObject({ status: 409 })
  })

  it('are made, changed and removed', async () => {
    const { body: area } = await desk.ok(contract.createPublicArea, { name: '一栋大堂', kind: 'lobby' })
    const { body: facility } = await desk.ok(contract.createFacility, {
      name: '1 号电梯',
      kind: 'lift',
      publicAreaId: area.id,
    })
    expect(await manager(contract.removePublicArea, { publicAreaId: area.id })).toMatchObject({ status: 409 })
    const changed = await desk.ok(contract.changeFacility, {
      ...{ facilityId: facility.id, version: 1, name: '1 号客梯', buildingId: null, publicAreaId: area.id },
      ...{ kind: 'lift', serialNumber: 'SN-1', note: '' },
    })
    expect(changed.body).toMatchObject({ name: '1 号客梯', publicArea: '一栋大堂', serialNumber: 'SN-1', version: 2 })
    expect((await desk.ok(contract.listFacilities, { kind: 'lift' })).body.facilities).toEqual([changed.body])
    await desk.ok(contract.removeFacility, { facilityId: facility.id })
    await desk.ok(contract.removePublicArea, { publicAreaId: area.id })
    expect((await desk.ok(contract.listPublicAreas, {})).body.publicAreas).toEqual([])
  })
})

describe('Rights', () => {
  it('let a guard look and a supervisor manage', async () => {
    const guard = desk.as(await desk.person(['guard']))
    expect((await guard(contract.listBuildings, {})).status).toBe(200)
    expect(await guard(contract.createBuilding, { code: '99' })).toMatchObject({ status: 403 })
    expect(await desk.as(desk.clerk)(contract.createBuilding, { code: '99' })).toMatchObject({ status: 403 })
  })
})
