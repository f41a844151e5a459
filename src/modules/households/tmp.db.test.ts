import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, it } from 'vitest'
import { testDatabase } from '../../platform/testing/database.ts'
import { type TestDesk, testDesk } from '../estate/testing/desk.ts'
import * as contract from './contract.ts'
import { interpretQuery } from './interpret-query.rules.ts'
import { rangesOf } from './search/key-range.rules.ts'
import { hitsAcrossQuery } from './search/search.store.ts'
import { fillCommunity } from './testing/fill-community.ts'
const db = testDatabase()
let desk: TestDesk
let houseIds: string[]
const N = 100
const all: string[] = []
beforeAll(async () => {
  desk = await testDesk(db.url)
  houseIds = (await fillCommunity(desk.app.database, { communityId: desk.communityId, houses: 2_000, ownerUrl: db.url })).houseIds
  all.push(desk.communityId)
  for (let n = 1; n < N; n++) all.push(await desk.anotherCommunity())
  const c = new pg.Client({ connectionString: db.url }); await c.connect()
  const m = (col: string) => `md5(t.${col}::text || n.n)::uuid`
  const cols: Record<string, [string[], string[]]> = {
    'estate.building': [['id'], ['code','sort_key']],
    'estate.entrance': [['id','building_id'], ['code','sort_key']],
    'estate.house': [['id','building_id','entrance_id'], ['number','spelling','sort_key','floor','built_area']],
    'households.party': [['id'], ['kind','name','created_at']],
    'households.party_phone': [['id','party_id'], ['number','digits']],
    'households.title': [['id','house_id'], ['during','form','manner','recorded_at']],
    'households.title_holder': [['title_id','party_id'], ['share_numerator','share_denominator','position']],
    'households.vehicle': [['id','house_id'], ['plate']],
    'households.search_key': [['subject_id'], ['kind','key','subject_kind','rank']],
  }
  for (const [t, [ids, plain]] of Object.entries(cols)) {
    const b = performance.now()
    await c.query(`insert into ${t} (community_id, ${ids.join(', ')}, ${plain.join(', ')}) select n.c, ${ids.map(m).join(', ')}, ${plain.map((p) => 't.' + p).join(', ')} from ${t} t, unnest($1::uuid[]) with ordinality n (c, n) where t.community_id = $2`, [all.slice(1), desk.communityId])
    console.log(t, Math.round(performance.now() - b))
  }
  await c.query('analyze'); 
  console.log((await c.query(`select pg_size_pretty(pg_total_relation_size('households.search_key')) s, count(*) n from households.search_key`)).rows)
  await c.end()
}, 1200_000)
afterAll(() => desk.close())
it('scale', async () => {
  const clerk = desk.as(desk.clerk)
  const time = async (call: () => Promise<{ status: number; roundTrips: number; body?: any }>) => {
    const taken: number[] = []; let a: any
    for (let n = 0; n < 40; n += 1) { const b = performance.now(); a = await call(); taken.push(performance.now() - b) }
    taken.sort((x, y) => x - y)
    return `${taken[20]!.toFixed(1)} p95 ${taken[38]!.toFixed(1)} trips ${a.roundTrips} status ${a.status} hits ${a.body?.hits?.length}`
  }
  const m: any = {}
  const boss = desk.as(await (async () => { const p = await desk.person(['clerk']); await desk.query(`update access.staff set company_roles = '{head-office}' where id = $1`, [p.id]); return p })())
  for (const q of ['3-2-1501', '3栋1501', '1501', '张伟', '伟', 'zhangwei', 'zw', '138', '5678', '粤B10500', '没有这人']) {
    m[q] = await time(() => clerk(contract.search, { q }))
    m['company ' + q] = await time(() => boss(contract.searchCompany, { q }))
  }
  m.card = await time(() => clerk(contract.showCard, { houseId: houseIds[777] as never }))
  console.log(m)
  for (const q of ['1501', 'zw', '没有这人']) {
  const query = hitsAcrossQuery({ communityIds: all as never, ranges: rangesOf(interpretQuery(q)), today: '2026-01-01' as never, limit: 20 })
  await desk.app.database.run({ kind: 'company' }, async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers) ${query}`.execute(tx)
    console.log(q + '\n' + rows.map((r) => r['QUERY PLAN']).filter((l) => /key|Time|Limit|JIT/.test(l)).join('\n'))
  }) }
}, 600_000)
