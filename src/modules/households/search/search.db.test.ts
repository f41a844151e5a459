import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../../kernel/clause.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import type { HouseId } from '../../estate/contract.ts'
import * as estate from '../../estate/contract.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { keysOfMatter, putSearchKeys } from '../index.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>
let wanted: HouseId

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
  wanted = await testHouse(desk, '3-2-1501', { builtArea: '89.35' })
  await testHouse(desk, '3-2-1502')
  await testHouse(desk, '4-1-1501')
  await testHouse(desk, '商业街-S12')
  const zhang = await testPerson(desk, '张三', '13800005678')
  const ouyang = await testPerson(desk, '欧阳修𠮷', '0755-88886666')
  const person = { manner: 'resale', form: 'joint', holders: [{ partyId: zhang }, { partyId: ouyang }] }
  await desk.ok(contract.recordTitle, { houseId: wanted, from: '2020-01-01', ...person } as never)
  await desk.ok(contract.addVehicle, { plate: '粤B·12345', houseId: wanted })
  await putMatter('BX-20261123-001', wanted)
})
afterAll(() => desk.close())

const MATTER = crypto.randomUUID()
const putMatter = (number: string, houseId: HouseId) =>
  desk.app.database.run({ kind: 'community', communityId: desk.communityId, write: true }, (tx) =>
    putSearchKeys(tx, {
      communityId: desk.communityId,
      subject: { kind: 'matter', id: MATTER, houseId, title: number, detail: '报修 · 水管漏水' },
      keys: keysOfMatter(number),
    }),
  )
const search = async (q: string): Promise<contract.Found> => {
  const answer = await clerk(contract.search, { q })
  expect(answer.status).toBe(200)
  return answer.body
}

describe('The one search box', () => {
  it.each([
    ...[
      '3-2-1501',
      '３－２－１５０１',
      '3栋2单元1501',
      '3栋1501',
      '三栋二单元1501室',
      '3号楼 2单元 1501',
      '3 1501',
      '3 2 1501',
    ],
    ...['张三', '三', '张', 'zhangsan', 'Zhang San', 'zs', '欧阳', '阳修', '修𠮷', 'ouyang', 'oyx', '张\u200b三'],
    ...[
      '13800005678',
      '138 0000 5678',
      '+86 13800005678',
      '1380000',
      '00005678',
      '5678',
      '0755-88886666',
      '88886666',
      '6666',
    ],
    ...['粤B12345', '粤B·12345', '粤b 12345', 'B12345', '12345', '2345'],
  ])('finds the household first by %s', async (q) => {
    const { hits, tried, nearest } = await search(q)
    expect(hits[0]).toMatchObject({ houseId: wanted, title: '3-2-1501', subtitle: '张三 等2人 · 住宅 89.35㎡' })
    expect({ tried, nearest }).toEqual({ tried: [], nearest: [] })
  })

  it('shows exact hits before others, in the order people count', async () => {
    expect((await search('1501室')).hits.map((hit) => hit.title)).toEqual(['3-2-1501', '4-1-1501'])
    expect((await search('3栋')).hits.map((hit) => hit.title)).toEqual(['3-2-1501', '3-2-1502'])
    expect((await search('商业街')).hits.map((hit) => hit.title)).toEqual(['商业街-S12'])
  })

  it('says by what it found, with phones masked', async () => {
    const matched = async (q: string) => (await search(q)).hits[0]?.matched
    expect(await matched('3栋1501')).toBe('房号 3-2-1501')
    expect(await matched('zs')).toBe('姓名 张三')
    expect(await matched('13800005678')).toBe('电话 138****5678')
    expect(await matched('5678')).toBe('电话尾号 5678')
    expect(await matched('2345')).toBe('车牌 粤B·12345')
    expect(JSON.stringify(await search('1380000'))).not.toContain('13800005678')
  })

  it('finds a matter by its number, beside the house it is about', async () => {
    const { hits } = await search('bx20261123001')
    expect(hits).toMatchObject([
      {
        kind: 'matter',
        title: 'BX-20261123-001',
        houseId: wanted,
        subtitle: '报修 · 水管漏水 · 3-2-1501 · 张三 等2人 · 住宅 89.35㎡',
      },
    ])
  })

  it('shows one hit for a household, and a person without a house by name', async () => {
    expect((await search('张三')).hits).toHaveLength(1)
    await testPerson(desk, '路人甲', '13999990000')
    expect((await search('路人甲')).hits).toMatchObject([
      { kind: 'party', title: '路人甲', houseId: null, subtitle: '' },
    ])
  })

  it('says what was tried where nothing fits, and offers the nearest', async () => {
    const { hits, tried, nearest } = await search('3-2-1503')
    expect(hits).toEqual([])
    expect(tried).toContain('房号 3-2-1503')
    expect(
      nearest
        .map((hit) => hit.title)
        .slice(0, 2)
        .sort(),
    ).toEqual(['3-2-1501', '3-2-1502'])
    expect((await search('张山')).nearest[0]).toMatchObject({ title: '3-2-1501', matched: '姓名 张三' })
  })

  it('refuses an empty question with what can be asked', async () => {
    for (const q of [' ', '\u200b', '——']) {
      expect(await clerk(contract.search, { q })).toMatchObject({
        status: 422,
        body: { code: 'households.nothing-to-look-for' },
      })
    }
  })

  it(`${hostile(42)} takes any text as a text`, async () => {
    for (const q of [
      "'; drop table x --",
      '%',
      '_',
      '\\',
      '\u202e张',
      '👨‍👩‍👧',
      'a'.repeat(100),
      '\uffff',
      '\u{10ffff}',
    ]) {
      expect([200, 422]).toContain((await clerk(contract.search, { q })).status)
    }
  })
})

describe('Keys are current', () => {
  const titles = async (q: string) => (await search(q)).hits.map((hit) => hit.title)

  it('after a house is made, moved and removed', async () => {
    const { body: building } = await desk.ok(estate.createBuilding, { code: '55' })
    const { body: house } = await desk.ok(estate.createHouse, { buildingId: building.id, number: '5501' })
    await desk.app.settle()
    expect(await titles('55栋5501')).toEqual(['55-5501'])
    const facts = {
      name: '',
      zoneId: null,
      kind: 'residential',
      floors: null,
      structure: '',
      completedOn: null,
      deliveredOn: null,
      pipes: '',
      facilitiesNote: '',
    }
    await desk.ok(estate.changeBuilding, { buildingId: building.id, version: 1, code: '56', ...facts } as never)
    await desk.app.settle()
    expect([await titles('55栋5501'), await titles('56栋5501')]).toEqual([[], ['56-5501']])
    await desk.ok(estate.removeHouse, { houseId: house.id })
    await desk.app.settle()
    expect(await titles('56栋5501')).toEqual([])
  })

  it('after a name, a phone and a plate are changed, in the same moment', async () => {
    const { body } = await desk.ok(contract.createParty, { name: '旧名', phones: [{ number: '13700001111' }] })
    const { id: partyId, version, kind, sex, birthDate, note, careNote } = body.party
    await desk.ok(contract.changeParty, {
      partyId,
      version,
      kind,
      sex,
      birthDate,
      note,
      careNote,
      name: '新名',
      phones: [{ number: '13700002222' }],
    } as never)
    expect([await titles('旧名'), await titles('13700001111')]).toEqual([[], []])
    expect([await titles('xinming'), await titles('2222')]).toEqual([['新名'], ['新名']])
    const { body: car } = await desk.ok(contract.addVehicle, { plate: '京A99999', houseId: wanted })
    expect(await titles('99999')).toEqual(['3-2-1501'])
    await desk.ok(contract.removeVehicle, { vehicleId: car.id, version: 1 })
    expect(await titles('99999')).toEqual([])
    await desk.ok(contract.addVehicle, { plate: '京A99999' })
  })
})

describe('A thing of a module above', () => {
  it('has the keys of its new number, and is found no more once it has none', async () => {
    await putMatter('BX-20261123-002', wanted)
    const kinds = async (q: string) => (await search(q)).hits.map((hit) => hit.title)
    expect([await kinds('bx20261123001'), await kinds('bx20261123002')]).toEqual([[], ['BX-20261123-002']])
    await desk.app.database.run({ kind: 'community', communityId: desk.communityId, write: true }, (tx) =>
      putSearchKeys(tx, { communityId: desk.communityId, subject: { kind: 'matter', id: MATTER }, keys: [] }),
    )
    expect(await kinds('bx20261123002')).toEqual([])
    expect(await desk.query('select from households.search_subject where id = $1', [MATTER])).toEqual([])
  })
})

describe('A plate', () => {
  it('belongs to one vehicle; the refusal says where', async () => {
    expect(await clerk(contract.addVehicle, { plate: '粤Ｂ－12345' })).toMatchObject({
      status: 409,
      body: { code: 'households.plate-taken', facts: { at: '3-2-1501' } },
    })
    expect((await clerk(contract.addVehicle, { plate: '粤BO2345' })).status).toBe(422)
  })
})

describe('The search of the head office', () => {
  it(`${hostile(32)} sees the communities in which the caller may search, and no other`, async () => {
    const second = await desk.anotherCommunity('二号小区')
    const third = await desk.anotherCommunity('三号小区')
    for (const communityId of [second, third]) await testHouse(desk, '3-2-1501', {}, communityId)
    const here = await testHouse(desk, '9-1-101', {})
    const both = desk.as(await desk.person(['clerk'], [desk.communityId, second]))
    const { body } = await both(contract.searchCompany, { q: '3-2-1501' })
    expect(body.hits.map((hit: contract.Hit) => hit.communityId).sort()).toEqual([desk.communityId, second].sort())
    expect(body.hits.find((hit: contract.Hit) => hit.communityId === second).communityName).toBe('二号小区')
    const guard = desk.as(await desk.person(['guard'], [desk.communityId]))
    expect((await guard(contract.searchCompany, { q: '3-2-1501' })).status).toBe(403)
    const stranger = desk.as(await desk.person(['clerk'], [third]))
    expect(
      (await stranger(contract.searchCompany, { q: '9-1-101' })).body.hits.map((hit: contract.Hit) => hit.houseId),
    ).not.toContain(here)
    expect((await stranger(contract.search, { q: '3-2-1501' })).status).toBe(404)
  })
})
