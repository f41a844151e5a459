import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clause } from '../../../kernel/clause.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import type { HouseId } from '../../estate/contract.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { invariants } from '../invariants.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>
let zhang: contract.PartyId
let li: contract.PartyId
let wang: contract.PartyId
let houses = 0

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
  zhang = await testPerson(desk, '张三')
  li = await testPerson(desk, '李四')
  wang = await testPerson(desk, '王五')
})
afterAll(() => desk.close())

const house = (): Promise<HouseId> => {
  houses += 1
  return testHouse(desk, `3-2-${1000 + houses}`)
}
const sole = (partyId: contract.PartyId) => ({ form: 'sole', holders: [{ partyId }] }) as const
const record = (houseId: HouseId, facts: object) =>
  clerk(contract.recordTitle, { houseId, manner: 'first-sale', ...facts } as never)

describe(`The title register ${clause('§12.4.3')}`, () => {
  it('shows with each title what the house is', async () => {
    const houseId = await house()
    await desk.query(
      `update estate.house set kind = 'villa', built_area = 240.5, usable_area = 200, land_area = 300.25, use_status = 'own-use',
        attached_facilities = '泳池', garage_use = '两个车位', note = '边户' where id = $1`,
      [houseId],
    )
    const { body } = await record(houseId, { from: '2015-01-01', ...sole(zhang) })
    expect(body.house).toMatchObject({
      ...{ kind: 'villa', builtArea: '240.5', usableArea: '200', landArea: '300.25', useStatus: 'own-use' },
      ...{ attachedFacilities: '泳池', garageUse: '两个车位', note: '边户' },
    })
  })

  it('takes exact shares only, and tells what they add up to', async () => {
    const houseId = await house()
    const thirds = (numerator: number) => ({
      form: 'by-shares',
      holders: [zhang, li, wang].map((partyId) => ({ partyId, share: { numerator, denominator: 10_000 } })),
    })
    expect(await record(houseId, { from: '2015-01-01', ...thirds(3333) })).toMatchObject({
      status: 422,
      body: { title: '份额相加须等于 1，现在是 9999/10000，产权没有保存。', fields: [{ path: 'holders' }] },
    })
  })

  it('finds shares that do not add up on any database', async () => {
    const check = invariants.find(({ id }) => id === 'households.shares')?.sql ?? ''
    expect(await desk.query(check)).toEqual([])
    const houseId = await house()
    const half = { numerator: 1, denominator: 2 }
    const holders = [
      { partyId: zhang, share: half },
      { partyId: li, share: half },
    ]
    const { body: title } = await record(houseId, { from: '2015-01-01', form: 'by-shares', holders })
    await desk.query(
      'update households.title_holder set share_numerator = 4999, share_denominator = 9999 where title_id = $1 and party_id = $2',
      [title.id, zhang],
    )
    expect(await desk.query(check)).toMatchObject([{ what: `title ${title.id}` }])
    await desk.query(
      'update households.title_holder set share_numerator = 1, share_denominator = 2 where title_id = $1',
      [title.id],
    )
  })

  it('keeps every promise that `verify` asks for', async () => {
    for (const { sql } of invariants) expect(await desk.query(sql)).toEqual([])
  })
})
