import { mkdtempSync, chmodSync } from 'node:fs'
import { sql } from 'kysely'
import { testDatabase } from './platform/testing/database.ts'
import { createApp } from './app/server.ts'
import { migrate } from './platform/database/migrate.ts'
import { startThrowAway } from './platform/database/embedded/throw-away.ts'
import { testCommunity, testStaff, testSession } from './modules/access/testing/people.ts'
import { myMattersQuery, listMattersQuery } from './modules/matters/list.store.ts'
import { modules } from './app/modules.ts'
void testDatabase
const folder = mkdtempSync('/dev/shm/mob-'); chmodSync(folder, 0o755)
const own = await startThrowAway({ folder, settings: { shared_buffers: '256MB' } })
try {
await migrate({ url: own.url })
const app = await createApp({ url: own.url, requestsPerMinute: 1e9 })
const communityId = await testCommunity(app.database, {})
const people = []
for (let i = 0; i < 50; i++) people.push((await testStaff(app.database, { in: [{ communityId, roles: i % 2 ? ['technician'] : ['clerk'] }] })).id)
const m = app.database.maintenance
await m.query(`insert into estate.building (community_id, code, sort_key) values ($1,'3','13')`, [communityId])
const { rows: [h] } = await m.query(`insert into estate.house (community_id, building_id, number, spelling, sort_key) select $1, id, '1', '3-1', '1' from estate.building where community_id=$1 returning id`, [communityId])
const seed = async (from: number, to: number) => {
  await m.query(`insert into matters.matter (community_id, id, kind, number, state, title, channel, house_id, assignee_staff_id, assignee_role, opened_at, opened_by, closed_at, due_at, due_name)
   select $1, gen_random_uuid(), 'repair', 'BX' || lpad(i::text, 12, '0'), case when i % 10 = 0 then 'accepted' else 'closed' end, '厨房漏水', 'phone', $2,
     case when i % 20 <> 0 then ($3::uuid[])[1 + i % 50] end, case when i % 20 = 0 then 'clerk' end,
     timestamptz '2025-01-01' + i * interval '1 minute', ($3::uuid[])[1], case when i % 10 <> 0 then timestamptz '2026-12-01' end,
     case when i % 10 = 0 then timestamptz '2026-12-01' + (i % 100000) * interval '7 second' else 'infinity' end, '到场时限'
   from generate_series($4::int, $5::int) i`, [communityId, h.id, people, from, to])
}
const measure = async (label: string) => {
  await m.query('analyze matters.matter')
  const who = people[10]!, session = await testSession(app.database, who)
  for (const [name, q] of [['mine', () => myMattersQuery({ communityId, staffId: who, roles: ['clerk'], after: undefined })], ['list clock', () => listMattersQuery({ communityId, now: new Date(), status: 'open', sort: 'clock', limit: 20 })], ['list newest', () => listMattersQuery({ communityId, now: new Date(), status: 'all', sort: 'newest', limit: 20 })], ['list q number', () => listMattersQuery({ communityId, now: new Date(), status: 'all', q: 'BX000000000777', sort: 'newest', limit: 20 })], ['list q words none', () => listMattersQuery({ communityId, now: new Date(), status: 'open', q: '没有这个词', sort: 'clock', limit: 20 })]] as const) {
    await app.database.run({ kind: 'community', communityId, write: false }, async (tx) => {
      for (let i = 0; i < 10; i++) await q().execute(tx)
      const n = name.includes('none') ? 3 : 200, t = performance.now()
      for (let i = 0; i < n; i++) await q().execute(tx)
      console.log(label, name, ((performance.now() - t) / n).toFixed(3), 'ms')
    })
  }
  const url = `/api/communities/${communityId}/my-matters`
  for (let i = 0; i < 20; i++) await app.http.inject({ url, headers: session })
  const t = performance.now(); let last
  for (let i = 0; i < 200; i++) last = await app.http.inject({ url, headers: session })
  console.log(label, 'http mine', ((performance.now() - t) / 200).toFixed(3), 'ms', last!.statusCode, last!.headers['server-timing'], JSON.parse(last!.body).rows.length)
}
await seed(1, 10000); await measure('10k')
await seed(10001, 1000000); await measure('1M')
await app.database.run({ kind: 'community', communityId, write: false }, async (tx) => {
  for (const mod of modules.filter((r) => ['matters', 'work-orders', 'desk'].includes(r.module.id))) for (const hq of mod.module.hotQueries ?? []) {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (costs off) ${hq.build({ communityId })}`.execute(tx)
    const plan = rows.map((r) => r['QUERY PLAN']).join('\n')
    console.log(hq.name, /Seq Scan/.test(plan) ? 'SEQ\n' + plan : 'ok')
    if (hq.name === 'matters.mine') console.log(plan)
  }
})
// create: 16 at once
const clerk = await testSession(app.database, people[0]!)
const one = () => app.http.inject({ method: 'POST', url: `/api/communities/${communityId}/repairs`, headers: { ...clerk, 'idempotency-key': crypto.randomUUID() }, payload: { category: 'leak', title: '漏水', place: { kind: 'house', id: h.id } } })
for (let i = 0; i < 40; i++) await one()
const lat: number[] = []; let left = 1600; const t0 = performance.now()
await Promise.all(Array.from({ length: 16 }, async () => { while (left-- > 0) { const t = performance.now(); const r = await one(); if (r.statusCode !== 200) console.log(r.body); lat.push(performance.now() - t) } }))
const total = performance.now() - t0; lat.sort((a, b) => a - b)
console.log('create x16', (1600 / total * 1000).toFixed(0), '/s p50', lat[800]!.toFixed(1), 'p99', lat[1584]!.toFixed(1))
const r = await one(); console.log(r.headers['server-timing'])
await app.settle(); await app.close()
} finally { await own.end() }
