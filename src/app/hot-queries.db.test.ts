import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommunityId } from '../kernel/id.ts'
import { testCommunity, testStaff } from '../modules/access/testing/people.ts'
import { createPool } from '../platform/database/pool.ts'
import { createDatabase, type Database } from '../platform/http/database.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { modules } from './modules.ts'
import { fillCommunities } from './testing/fill-communities.ts'

const queries = modules.flatMap(({ module }) => module.hotQueries ?? [])
const panels = modules.flatMap(({ module }) => module.cardPanels ?? [])
const timelines = modules.flatMap(({ module }) => module.timelines ?? [])

const template = testDatabase()
let database: Database
let communityId: CommunityId
let houseId: string
let rowsOf: ReadonlyMap<string, number>

beforeAll(async () => {
  database = createDatabase({
    app: createPool({ url: template.url, role: 'liren_app' }),
    maintenance: createPool({ url: template.url, role: 'liren_maintenance' }),
  })
  communityId = await testCommunity(database)
  const communityIds = [communityId, await testCommunity(database)]
  const { id: staffId } = await testStaff(database, {})
  await fillCommunities(database, {
    ...{ communityIds, staffId, houses: 3_000, ownerUrl: template.url },
    further: [
      `update matters.matter m set building_id = h.building_id from estate.house h
       where m.community_id = $c and h.community_id = $c and h.id = m.house_id`,
    ],
  })
  const { rows } = await database.maintenance.query<{ name: string; rows: number }>(
    `select n.nspname || '.' || c.relname as name, c.reltuples::float8 as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'`,
  )
  const house = await database.maintenance.query<{ id: string }>(
    'select id from estate.house where community_id = $1 order by sort_key limit 1 offset 1500',
    [communityId],
  )
  houseId = house.rows[0]?.id ?? ''
  rowsOf = new Map(rows.map((row) => [row.name, row.rows]))
}, 120_000)
afterAll(() => Promise.all([database.app.end(), database.maintenance.end()]))

interface PlanNode {
  readonly 'Node Type': string
  readonly Schema?: string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly PlanNode[]
}

/** Small enough that reading it whole is the right way; every table that is filled here has thousands. */
const FEW_ROWS = 200

/** A scan of a large table, or an index that hands out a community only for most of it to be thrown away. */
const faultsIn = (node: PlanNode): string[] => {
  const table = `${node.Schema}.${node['Relation Name']}`
  const thrownAway =
    ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops']
  const large = node['Relation Name'] !== undefined && (rowsOf.get(table) ?? Number.POSITIVE_INFINITY) > FEW_ROWS
  return [
    ...(large && node['Node Type'] === 'Seq Scan' ? [`scans ${table}`] : []),
    ...(large && node['Node Type'] !== 'Seq Scan' && thrownAway > 1_000
      ? [`throws away ${thrownAway} of ${table}`]
      : []),
    ...(node.Plans ?? []).flatMap(faultsIn),
  ]
}

const faultsOf = (query: RawBuilder<unknown>): Promise<string[]> =>
  database.run({ kind: 'community', communityId, write: false }, async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>`
      explain (analyze, verbose, timing off, format json) ${query}`.execute(tx)
    return (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => faultsIn(Plan))
  })

describe('With 3,000 houses in each of two communities, as the application under row-level security', () => {
  it.each(queries.map((query) => [query.name, query] as const))('%s reads by index', async (_, query) => {
    expect(await faultsOf(query.build({ communityId }))).toEqual([])
  })

  it.each(panels.map((panel) => [panel.id, panel] as const))(
    'the panel %s of the card reads by index',
    async (_, panel) => {
      expect(await faultsOf(sql`select ${panel.sql({ communityId, houseId, now: new Date() })}`)).toEqual([])
    },
  )

  it.each(timelines.map((one) => [one.id, one] as const))(
    'the timeline %s of the card reads by index',
    async (_, one) => {
      expect(await faultsOf(one.sql({ communityId, houseId, before: new Date(), limit: 20 }))).toEqual([])
    },
  )

  it('every table that a page leans on is large enough for a scan to be seen', () => {
    const small = ['estate.house', 'households.party', 'households.title', 'households.search_key', 'matters.matter']
      .concat('matters.clock', 'work_orders.repair', 'keys.key', 'keys.loan', 'desk.call')
      .filter((table) => (rowsOf.get(table) ?? 0) < 6_000)
    expect(small).toEqual([])
  })

  it('a query that cannot use an index is reported (canary)', async () => {
    const like = sql`select id from households.party where community_id = ${communityId} and name like '%9'`
    expect(await faultsOf(like)).toEqual(['scans households.party'])
  })

  it('an index that hands out the whole community is reported (canary)', async () => {
    const byOrder = sql`select id from estate.house where community_id = ${communityId} and floor = 99 order by sort_key, id limit 1`
    expect(await faultsOf(byOrder)).toEqual([expect.stringMatching(/^(throws away \d+ of|scans) estate\.house$/)])
  })
})

describe('Every module with lists', () => {
  it('names its hot queries', () => {
    const silent = modules.filter(({ module }) => module.hotQueries === undefined).map(({ module }) => module.id)
    expect(silent).toEqual(['access'])
  })
})
