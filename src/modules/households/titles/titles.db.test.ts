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
const history = async (houseId: HouseId): Promise<contract.Title[]> =>
  (await desk.ok(contract.listTitles, { houseId })).body.titles

describe(`A transfer of title ${clause('§12.4.1')}`, () => {
  it('ends the running title on the day the new one begins, and both keep their time and manner', async () => {
    const houseId = await house()
    const { body: first } = await record(houseId, { from: '2010-05-01', ...sole(zhang), certificateNumber: '粤房 001' })
    const moved = await clerk(contract.transferTitle, {
      ...{ titleId: first.id, version: first.version, on: '2024-03-15', manner: 'resale', form: 'by-shares' },
      holders: [
        { partyId: li, share: { numerator: 2, denominator: 3 } },
        { partyId: wang, share: { numerator: 1, denominator: 3 } },
      ],
    } as never)
    expect(moved.status).toBe(200)
    expect(await history(houseId)).toMatchObject([
      {
        from: '2024-03-15',
        until: null,
        manner: 'resale',
        form: 'by-shares',
        holders: [{ name: '李四', share: { numerator: 2, denominator: 3 } }, { name: '王五' }],
      },
      {
        from: '2010-05-01',
        until: '2024-03-15',
        manner: 'first-sale',
        form: 'sole',
        certificateNumber: '粤房 001',
        holders: [{ name: '张三', share: null }],
      },
    ])
  })

  it('is listed for the community by its day and manner', async () => {
    const { body } = await desk.ok(contract.listTitles, {
      manner: 'resale',
      from: '2024-03-01' as never,
      until: '2024-04-01' as never,
    })
    expect(body.titles).toHaveLength(1)
    expect(body.titles[0]).toMatchObject({
      manner: 'resale',
      from: '2024-03-15',
      house: { spelling: '3-2-1001', name: '3栋2单元1001' },
    })
    const { body: before } = await desk.ok(contract.listTitles, { manner: 'resale', until: '2024-03-15' as never })
    expect(before.titles).toEqual([])
  })

  it('is refused for a day before the running title, and for one that has ended', async () => {
    const houseId = await house()
    const { body: title } = await record(houseId, { from: '2010-05-01', ...sole(zhang) })
    const transfer = { titleId: title.id, version: title.version, manner: 'gift', ...sole(li) }
    expect(await clerk(contract.transferTitle, { ...transfer, on: '2010-05-01' } as never)).toMatchObject({
      status: 422,
      body: { code: 'households.period-turned', fields: [{ path: 'on' }] },
    })
    const ended = await clerk(contract.endTitle, {
      titleId: title.id,
      version: title.version,
      on: '2020-01-01',
      reason: '拆迁',
    } as never)
    expect(ended.body).toMatchObject({ until: '2020-01-01', note: '终止：拆迁' })
    expect(await clerk(contract.transferTitle, { ...transfer, version: 2, on: '2021-01-01' } as never)).toMatchObject({
      status: 409,
      body: { code: 'households.title-ended' },
    })
  })

  it(`${hostile(38)} made twice at once happens once; the other clerk gets both versions`, async () => {
    const houseId = await house()
    const { body: title } = await record(houseId, { from: '2010-05-01', ...sole(zhang) })
    const transfer = { titleId: title.id, version: title.version, on: '2024-01-01', manner: 'resale' }
    const both = await Promise.all(
      [li, wang].map((partyId) => clerk(contract.transferTitle, { ...transfer, ...sole(partyId) } as never)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'households.changed-meanwhile',
      facts: { theirs: { until: '2024-01-01' } },
    })
    expect(await history(houseId)).toHaveLength(2)
  })
})

describe('A title that meets another one', () => {
  it('is refused by the database, by name of house, holder and period', async () => {
    const houseId = await house()
    await record(houseId, { from: '2010-05-01', until: '2020-01-01', ...sole(zhang) })
    const answer = await record(houseId, { from: '2019-12-31', ...sole(li) })
    expect(answer).toMatchObject({ status: 409, body: { code: 'households.title-overlap' } })
    expect(answer.body.title).toMatch(
      /^3栋2单元\d+ 在2010年5月1日至2019年12月31日已有产权登记（张三），时间重叠，未保存。/,
    )
  })

  it('is allowed when both only touch', async () => {
    const houseId = await house()
    await record(houseId, { from: '2010-05-01', until: '2020-01-01', ...sole(zhang) })
    expect((await record(houseId, { from: '2020-01-01', ...sole(li) })).status).toBe(200)
    expect((await record(houseId, { from: '2009-05-01', until: '2010-05-01', ...sole(wang) })).status).toBe(200)
  })

  it('is recorded once, however many clerks try at the same time', async () => {
    const houseId = await house()
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        record(houseId, { from: `20${10 + (at % 10)}-01-01`, ...sole(at % 2 === 0 ? zhang : li) }),
      ),
    )
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(tries.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await history(houseId)).toHaveLength(1)
  })

  it('is refused as a correction too', async () => {
    const houseId = await house()
    await record(houseId, { from: '2010-05-01', until: '2020-01-01', ...sole(zhang) })
    const { body: second } = await record(houseId, { from: '2020-01-01', ...sole(li) })
    const correction = {
      titleId: second.id,
      version: second.version,
      until: null,
      manner: 'gift',
      certificateNumber: '',
      note: '',
      reason: '证上日期',
      ...sole(li),
    }
    const keeper = desk.as(await desk.person(['file-clerk']))
    expect(await keeper(contract.correctTitle, { ...correction, from: '2019-06-01' } as never)).toMatchObject({
      status: 409,
      body: { code: 'households.title-overlap' },
    })
    expect(await keeper(contract.correctTitle, { ...correction, from: '2020-02-01' } as never)).toMatchObject({
      status: 200,
      body: { from: '2020-02-01', manner: 'gift' },
    })
    expect((await clerk(contract.correctTitle, { ...correction, from: '2020-02-01' } as never)).status).toBe(403)
  })
})

describe(`A title of another community ${hostile(32)}`, () => {
  it('is not found, and its people are nobody here', async () => {
    const houseId = await house()
    const { body: title } = await record(houseId, { from: '2015-01-01', ...sole(zhang) })
    const elsewhere = await desk.anotherCommunity()
    const theirHouse = await testHouse(desk, '1-1-101', {}, elsewhere)
    const stranger = desk.as(await desk.person(['clerk'], [elsewhere]))
    const end = { titleId: title.id, version: 1, on: '2020-01-01', reason: '不是我的' } as never
    expect((await stranger(contract.endTitle, { ...(end as object), communityId: elsewhere } as never)).status).toBe(
      404,
    )
    expect((await stranger(contract.endTitle, end)).status).toBe(404)
    expect(
      await stranger(contract.recordTitle, {
        communityId: elsewhere,
        houseId: theirHouse,
        from: '2020-01-01',
        manner: 'gift',
        ...sole(zhang),
      } as never),
    ).toMatchObject({ status: 404, body: { fields: [{ path: 'holders' }] } })
    expect(
      (
        await stranger(contract.recordTitle, {
          communityId: elsewhere,
          houseId,
          from: '2020-01-01',
          manner: 'gift',
          ...sole(zhang),
        } as never)
      ).status,
    ).toBe(404)
    expect(await history(houseId)).toMatchObject([{ until: null }])
  })
})
