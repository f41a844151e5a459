import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../platform/testing/database.ts'
import * as contract from '../contract.ts'
import { ensureHouses, type HouseToEnsure, housesBySpelling } from '../index.ts'
import { type TestDesk, testDesk } from '../testing/desk.ts'

const db = testDatabase()
let desk: TestDesk

beforeAll(async () => {
  desk = await testDesk(db.url)
})
afterAll(() => desk.close())

const ensure = (houses: readonly HouseToEnsure[]) =>
  desk.app.database.run({ kind: 'community', communityId: desk.communityId, write: true }, (tx) =>
    ensureHouses(tx, { communityId: desk.communityId, houses }),
  )
const numbers = (count: number): HouseToEnsure[] =>
  Array.from({ length: count }, (_, at) => ({
    building: `${(at % 20) + 1}栋`,
    entrance: at % 3 === 0 ? null : `${at % 3}单元`,
    number: `${Math.floor(at / 60) + 1}${String((at % 60) + 1).padStart(2, '0')}室`,
    builtArea: '89.35',
    kind: 'apartment',
  }))

describe('Houses that an import names', () => {
  it('are made with their buildings and entrances in one statement, 2,000 at once', async () => {
    const wanted = numbers(2_000)
    const made = await ensure(wanted)
    expect(made).toHaveLength(2_000)
    expect(made.every((house) => house.created)).toBe(true)
    expect((await desk.ok(contract.listBuildings, {})).body.buildings).toHaveLength(20)
    const [first] = (await desk.ok(contract.listHouses, { q: '1-101', limit: 1 })).body.houses
    expect(first).toMatchObject({
      spelling: '1-101',
      entranceId: null,
      builtArea: '89.35',
      kind: 'apartment',
      floor: 1,
    })
  })

  it('stay untouched when they are there, and one spelling is one house', async () => {
    const again = await ensure([
      { building: '1', entrance: null, number: '101', kind: 'shop' },
      { building: '１号楼', entrance: '', number: '101室' },
      { building: '1', entrance: null, number: '9901' },
    ])
    expect(again.map(({ spelling, created }) => [spelling, created]).sort()).toEqual([
      ['1-101', false],
      ['1-9901', true],
    ])
    expect((await desk.ok(contract.listHouses, { q: '1-101' })).body.houses[0].kind).toBe('apartment')
  })

  it('are made once when two imports name them at the same time', async () => {
    const wanted = numbers(200).map((house) => ({ ...house, building: `新${house.building}` }))
    const both = await Promise.all([ensure(wanted), ensure(wanted)])
    const ids = both.map((houses) => houses.map(({ id }) => id).sort())
    expect(ids[0]).toHaveLength(200)
    expect(ids[0]).toEqual(ids[1])
    expect(both.flat().filter(({ created }) => created)).toHaveLength(200)
  })

  it('are found by their spelling', async () => {
    const houses = await desk.app.database.run(
      { kind: 'community', communityId: desk.communityId, write: false },
      (tx) => housesBySpelling(tx, { communityId: desk.communityId, spellings: ['1-101', '1-1-101'] }),
    )
    expect(houses).toMatchObject([{ spelling: '1-101', building: '1', entrance: null, number: '101' }])
  })
})

describe('楼盘图 of the community', () => {
  it('shows every house once, from one statement', async () => {
    const { body, roundTrips } = await desk.as(desk.clerk)(contract.showBuildingGrid, {})
    const shown = body.buildings.flatMap((b: contract.GridBuilding) =>
      b.columns.flatMap((c) => c.floors.flatMap((f) => f.houses)),
    )
    expect(new Set(shown.map((h: contract.GridHouse) => h.id)).size).toBe(shown.length)
    expect(shown).toHaveLength(2_201)
    // Context with sign-in, the statement.
    expect(roundTrips).toBe(2)
  })
})
