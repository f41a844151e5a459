import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import type { HouseId } from '../../estate/contract.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>
let houseId: HouseId
let partyId: contract.PartyId

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
  houseId = await testHouse(desk, '2-1-101')
  partyId = await testPerson(desk, '孙八')
})
afterAll(() => desk.close())

describe('An occupant', () => {
  it('moves in once, moves out, and may come back', async () => {
    const moveIn = (from: string) => clerk(contract.moveIn, { houseId, partyId, relation: '租客', from: from as never })
    const { body: entry } = await moveIn('2024-01-01')
    const again = await moveIn('2025-01-01')
    expect(again).toMatchObject({ status: 409, body: { code: 'households.occupant-twice' } })
    expect(again.body.title).toBe('孙八 在2024年1月1日起已登记为 2栋1单元101 的住户，无需重复登记。')
    const out = { occupantId: entry.id, version: 1 }
    expect((await clerk(contract.moveOut, { ...out, on: '2023-12-31' as never })).status).toBe(422)
    expect((await clerk(contract.moveOut, { ...out, on: '2025-01-01' as never })).body).toMatchObject({
      until: '2025-01-01',
      version: 2,
    })
    expect((await moveIn('2025-01-01')).status).toBe(200)
    const { body } = await clerk(contract.listOccupants, { houseId, sort: '-from' })
    expect(body.occupants.map((one: contract.Occupant) => [one.from, one.until])).toEqual([
      ['2025-01-01', null],
      ['2024-01-01', '2025-01-01'],
    ])
  })

  it('entered by mistake is removed', async () => {
    const other = await testPerson(desk, '误登')
    const { body: entry } = await clerk(contract.moveIn, { houseId, partyId: other, from: '2024-01-01' as never })
    await desk.ok(contract.removeOccupant, { occupantId: entry.id })
    expect((await clerk(contract.listOccupants, { houseId })).body.occupants).toHaveLength(2)
    expect((await clerk(contract.removeOccupant, { occupantId: entry.id })).status).toBe(404)
  })

  it('is found by house and name among all of the community, page after page, in any order', async () => {
    const houses = await Promise.all(['7-1-101', '7-1-102', '7-1-1001'].map((spelling) => testHouse(desk, spelling)))
    const names = ['周一', '周二', '周三']
    for (const [at, name] of names.entries()) {
      const one = { houseId: houses[at] as HouseId, partyId: await testPerson(desk, name) }
      const period = { from: `2024-0${at + 1}-01`, until: name === '周二' ? '2024-06-01' : null }
      expect((await clerk(contract.moveIn, { ...one, ...(period as object), from: period.from as never })).status).toBe(
        200,
      )
    }
    const found = async (asked: object) => {
      const seen: string[] = []
      for (let after: unknown; after !== null; ) {
        const { body } = await clerk(contract.listOccupants, {
          ...asked,
          limit: 1,
          ...(after ? { after } : {}),
        } as never)
        seen.push(...body.occupants.map(({ name }: contract.Occupant) => name))
        after = body.next
      }
      return seen.join()
    }
    expect(await found({ q: '7-1' })).toBe('周一,周二,周三')
    expect(await found({ q: '7-1', sort: '-house' })).toBe('周三,周二,周一')
    expect(await found({ q: '7-1', sort: '-from' })).toBe('周三,周二,周一')
    // Who never left comes last, whichever way one looks.
    expect(await found({ q: '周', sort: 'until' })).toMatch(/^周二,/)
    expect(await found({ q: '周', sort: '-until' })).toMatch(/^周二,/)
    expect(await found({ q: '周', on: '2025-01-01' })).toBe('周一,周三')
    expect(await found({ q: '周三' })).toBe('周三')
  })

  it(`${hostile(32)} of another community is not found`, async () => {
    const [entry] = (await clerk(contract.listOccupants, { houseId })).body.occupants
    const elsewhere = await desk.anotherCommunity()
    const stranger = desk.as(await desk.person(['clerk'], [elsewhere]))
    const theirs = { communityId: elsewhere, occupantId: entry.id }
    expect((await stranger(contract.moveOut, { ...theirs, version: 1, on: '2026-01-01' as never })).status).toBe(404)
    expect((await stranger(contract.removeOccupant, theirs)).status).toBe(404)
    const theirHouse = await testHouse(desk, '2-1-101', {}, elsewhere)
    expect(
      (
        await stranger(contract.moveIn, {
          communityId: elsewhere,
          houseId: theirHouse,
          partyId,
          from: '2024-01-01' as never,
        })
      ).status,
    ).toBe(404)
    expect((await stranger(contract.addVehicle, { communityId: elsewhere, plate: '粤B00001', partyId })).status).toBe(
      404,
    )
  })
})
