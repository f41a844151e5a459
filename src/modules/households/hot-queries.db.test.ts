import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { type TestDesk, testDesk } from '../estate/testing/desk.ts'
import * as contract from './contract.ts'
import { hotQueries } from './hot-queries.ts'
import { interpretQuery } from './interpret-query.rules.ts'
import { rangesOf } from './search/key-range.rules.ts'
import { hitsAcrossQuery } from './search/search.store.ts'
import { fillCommunity } from './testing/fill-community.ts'

const db = testDatabase()
let desk: TestDesk
let houseIds: string[]
const others: CommunityId[] = []

beforeAll(async () => {
  desk = await testDesk(db.url)
  for (let n = 0; n < 40; n += 1) others.push(await desk.anotherCommunity())
  const filled = await fillCommunity(desk.app.database, {
    communityId: desk.communityId,
    houses: 2_000,
    ownerUrl: db.url,
  })
  houseIds = filled.houseIds
}, 120_000)
afterAll(() => desk.close())

// Small enough that a scan is the right way to read them.
const SMALL = new Set([
  'building',
  'entrance',
  'zone',
  'space',
  'community',
  'staff',
  'lease',
  'lease_tenant',
  'occupant',
  'search_subject',
])

const scans = async (tx: Tx, query: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx)
  return rows
    .map((row) => /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1])
    .filter((table) => table !== undefined && !SMALL.has(table)) as string[]
}

describe('In a community of 2,000 households, as the application under row-level security', () => {
  it.each(hotQueries.map(({ name, build }) => ({ name, build })))('$name reads by index', async ({ build }) => {
    const { communityId } = desk
    const found = await desk.app.database.run({ kind: 'community', communityId, write: false }, (tx) =>
      scans(tx, build({ communityId })),
    )
    expect(found).toEqual([])
  })

  it.each([1, 40])('the search of the head office over %i communities reads by index', async (count) => {
    const communityIds = [desk.communityId, ...others].slice(0, count)
    for (const q of ['3-2-1501', '张伟', 'zw', '5678']) {
      const query = hitsAcrossQuery({
        communityIds,
        ranges: rangesOf(interpretQuery(q)),
        today: '2026-01-01' as never,
        limit: 20,
      })
      expect(await desk.app.database.run({ kind: 'company' }, (tx) => scans(tx, query))).toEqual([])
    }
  })

  it('a plan that scans is seen by this test (canary)', async () => {
    const { communityId } = desk
    const query = sql`select p.note from households.party p where p.community_id = ${communityId} and p.note like '%伟%'`
    const found = await desk.app.database.run({ kind: 'community', communityId, write: false }, (tx) =>
      scans(tx, query),
    )
    expect(found).toEqual(['party'])
  })

  it('a search that finds is one statement, one that does not is two, a card is one', async () => {
    const clerk = desk.as(desk.clerk)
    const statements = async (q: string) => (await clerk(contract.search, { q })).roundTrips - FRAME
    expect([await statements('3-2-1501'), await statements('张伟'), await statements('没有这人')]).toEqual([1, 1, 2])
    const card = await clerk(contract.showCard, { houseId: houseIds[777] as never })
    expect(card).toMatchObject({ status: 200, roundTrips: FRAME + 1 })
  })
})

// The message with context and sign-in.
const FRAME = 1
