import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../../../app/modules.ts'
import { businessDateAt } from '../../../kernel/dates.ts'
import { slotsOf } from '../../../platform/app/define-module.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import type { HouseId } from '../../estate/contract.ts'
import { type TestDesk, testDesk } from '../../estate/testing/desk.ts'
import * as contract from '../contract.ts'
import { testHouse, testPerson } from '../testing/neighbours.ts'
import { cardOf } from './card.store.ts'
import { showCard } from './show-card.ts'
import { tellCard } from './tell-card.rules.ts'
import { timelineOf } from './timeline.store.ts'

const db = testDatabase()
let desk: TestDesk
let clerk: ReturnType<TestDesk['as']>
let houseId: HouseId

beforeAll(async () => {
  desk = await testDesk(db.url)
  clerk = desk.as(desk.clerk)
  houseId = await testHouse(desk, '3-2-1501')
  for (let year = 2011; year < 2020; year += 1) {
    const partyId = await testPerson(desk, `住户${year}`)
    await desk.ok(contract.moveIn, { houseId, partyId, from: `${year}-01-01` } as never)
  }
})
afterAll(() => desk.close())

describe('Panels of other modules', () => {
  it('stand on the card in the same statement, in the order asked, empty where the module says nothing', async () => {
    const { communityId } = desk
    const panel = (id: string, order: number, json: string) => ({
      id,
      title: id,
      order,
      right: '',
      sql: () => sql`select ${json}::jsonb`,
    })
    const panels = [
      panel(
        'keys',
        60,
        '{"summary":"1 串","tone":"bad","items":[{"id":"a","title":"入户门","dueAt":"2026-04-01T00:00:00+00:00","number":"K-1","detail":null}]}',
      ),
      { id: 'none', title: '无', order: 70, right: '', sql: () => sql`(select null::jsonb where false)` },
    ]
    const on = { communityId, houseId, now: new Date(), today: '2026-04-01' as never, panels, timelines: [] }
    const row = await desk.app.database.run({ kind: 'community', communityId, write: false }, (tx) =>
      cardOf(tx, panels, on),
    )
    const card = row && tellCard(row, { panels, pageSize: 20 })
    expect(card?.panels).toEqual([
      {
        id: 'keys',
        title: 'keys',
        order: 60,
        summary: '1 串',
        tone: 'bad',
        items: [{ id: 'a', title: '入户门', dueAt: '2026-04-01T00:00:00.000Z', number: 'K-1' }],
      },
      { id: 'none', title: '无', order: 70, summary: '', tone: '', items: [] },
    ])
  })

  it('are asked for their SQL once, whatever house is opened afterwards', async () => {
    const { communityId } = desk
    let asked = 0
    const counted = <S extends { sql(on: never): unknown }>(slot: S): S => ({
      ...slot,
      sql: (on: never) => {
        asked += 1
        return slot.sql(on)
      },
    })
    const slots = slotsOf(modules.map(({ module }) => module))
    const panels = slots.cardPanels.map(counted)
    const timelines = slots.timelines.map(counted)
    const open = (id: HouseId, now: Date) =>
      desk.app.database.run({ kind: 'community', communityId, write: false }, (tx) =>
        cardOf(tx, slots, { communityId, houseId: id, now, today: businessDateAt(now), panels, timelines }),
      )
    await open(houseId, new Date())
    const first = asked
    const neighbour = await testHouse(desk, '3-2-1502')
    const card = await open(neighbour, new Date(Date.now() + 86_400_000))
    expect(card?.house.spelling).toBe('3-2-1502')
    expect([first, asked]).toEqual([2 * (panels.length + timelines.length), first])
  })

  it('and timelines are left out of the statement for whoever does not hold their right', async () => {
    const { communityId } = desk
    const open = { order: 1, right: 'a', sql: () => sql`(select '{"summary":"看得到"}'::jsonb)` }
    const shut = { order: 2, right: 'b', sql: () => sql`(select 1 / 0)` }
    const cardPanels = [
      { id: 'open', title: '', ...open },
      { id: 'shut', title: '', ...shut },
    ]
    const timelines = [{ id: 'shut', right: 'b', sql: () => sql`select 1 / 0` }]
    const slots = slotsOf([{ id: '', name: '', rights: {}, handlers: [], refusals: [], cardPanels, timelines }])
    const { database } = desk.app
    const card = await database.run({ kind: 'community', communityId, write: false }, (tx) =>
      showCard.run(
        {
          ...{ tx, communityId, slots, database, now: new Date(), today: '2026-04-01', requestId: 'test' },
          actor: { kind: 'staff', staffId: desk.clerk.id, rights: new Set(['a']) },
        } as never,
        { houseId } as never,
      ),
    )
    expect((card as contract.Card).panels).toMatchObject([{ id: 'open', summary: '看得到' }])
    expect((card as contract.Card).timeline.entries).toEqual([])
  })
})

describe('The timeline, page by page', () => {
  it('shows every entry once, however many happened in one instant', async () => {
    const { communityId } = desk
    const many = {
      id: 'many',
      right: '',
      sql: ({ before, limit }: { before: Date; limit: number }) => sql`
        select gen_random_uuid() as id, x.at, 'x' as kind, x.n::text as title, null::text as detail, null::text as actor
        from (select n, timestamptz '2026-01-01' + (n / 4) * interval '1 millisecond' + interval '123 microseconds' as at
          from generate_series(1, 50) n) x
        where x.at < ${before} order by x.at desc limit ${limit}`,
    }
    const seen: string[] = []
    let before = new Date('2200-01-01')
    for (let page = 0; page < 20; page += 1) {
      const on = { communityId, houseId, timelines: [many], before, limit: 7 }
      const rows = await desk.app.database.run({ kind: 'community', communityId, write: false }, (tx) =>
        timelineOf(tx, on),
      )
      seen.push(...(rows ?? []).map((row) => row.title))
      const last = rows?.at(-1)
      if (!last || (rows?.length ?? 0) < 7) break
      before = new Date(last.at)
    }
    expect(seen.map(Number)).toEqual(expect.arrayContaining(Array.from({ length: 50 }, (_, at) => at + 1)))
    expect(seen).toHaveLength(50)
  })

  it('continues where the page before ended', async () => {
    const { body: first } = await clerk(contract.showTimeline, { houseId, limit: 5 })
    const { body: second } = await clerk(contract.showTimeline, { houseId, limit: 5, before: first.next })
    const days = [...first.entries, ...second.entries].map((entry: contract.TimelineEntry) => shanghaiDay(entry.at))
    expect(days).toEqual([...days].sort().reverse())
    expect(days).toHaveLength(9)
    expect(second.next).toBeNull()
  })
})

const shanghaiDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
