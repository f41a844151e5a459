import { createApp } from '../src/app/server.ts'
import type { Result } from './compare.ts'
import { startChild } from './floor.ts'
import { idOfMade, MIDDLE } from './houses.dataset.ts'
import { loadInTurn } from './load.ts'
import { differing, recordWrites } from './record-writes.ts'
import type { Stage } from './stage.ts'

/** Creating a repair, 16 at once in one community and over 16: against the same inserts sent bare. */
export const measureRepairs = async (stage: Stage): Promise<Result[]> => {
  const one = [stage.communityId]
  const sixteen = Array.from({ length: 16 }, (_, n) => idOfMade('c', MIDDLE + n))
  const recorded = await record(stage)
  const results = [
    ...(await measure(stage, { name: '报修，一个小区 16 并发', communities: one, recorded })),
    ...(await measure(stage, { name: '报修，16 个小区 16 并发', communities: sixteen, recorded })),
  ]
  const { rows } = await stage.owner.query<{ twice: string }>(
    `select count(*)::text as twice from (select from matters.matter group by community_id, number having count(*) > 1) t`,
  )
  const twice = Number(rows[0]?.twice)
  return [...results, { name: '报修编号重复', floor: '0', subject: String(twice), ratio: twice, limit: { atMost: 0 } }]
}

type Recorded = { statements: Awaited<ReturnType<typeof recordWrites>>; fresh: string[] }

const bodyFor = (community: string) => {
  const n = Number.parseInt(community.slice(-12), 16)
  return JSON.stringify({
    category: 'water-power',
    title: '水管漏水',
    place: { kind: 'house', id: idOfMade('h', (n - 1) * 2000 + 3) },
  })
}

const record = async (stage: Stage): Promise<Recorded> => {
  const app = await createApp({ url: stage.url })
  const call = () =>
    app.http.inject({
      method: 'POST',
      url: `/api/communities/${stage.communityId}/repairs`,
      headers: { cookie: stage.cookie, 'content-type': 'application/json' },
      payload: bodyFor(stage.communityId),
    })
  const warm = await call()
  if (warm.statusCode !== 200) throw new Error(`the repair was refused: ${warm.body}`)
  const first = await recordWrites(call)
  const second = await recordWrites(call)
  await app.close()
  return { statements: first, fresh: differing(first, second) }
}

const measure = async (
  stage: Stage,
  o: { name: string; communities: readonly string[]; recorded: Recorded },
): Promise<Result[]> => {
  const { statements, fresh } = o.recorded
  // The floor writes into the same communities as the subject.
  const routes = Object.fromEntries(
    o.communities.map((community) => [
      `/${community}`,
      {
        kind: 'inserts',
        fresh,
        statements: JSON.parse(
          JSON.stringify(statements)
            .replaceAll(stage.communityId, community)
            .replaceAll(houseOf(stage.communityId), houseOf(community)),
        ),
      },
    ]),
  )
  const floor = await startChild('./floor-server.ts', { url: stage.url, routes })
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  try {
    const load = await loadInTurn(
      { connections: 16, seconds: 5, rounds: 3 },
      { url: floor.url, requests: o.communities.map((c) => ({ method: 'POST', path: `/${c}`, body: '{}' })) },
      {
        url: subject.url,
        headers: { cookie: stage.cookie, 'content-type': 'application/json' },
        requests: o.communities.map((c) => ({
          method: 'POST',
          path: `/api/communities/${c}/repairs`,
          body: bodyFor(c),
        })),
      },
    )
    const failures = `失败 ${load.floor.failures} / ${load.subject.failures}`
    return [
      {
        name: `${o.name}，每秒`,
        floor: load.floor.perSecond.toFixed(0),
        subject: load.subject.perSecond.toFixed(0),
        ratio: load.subject.failures > 0 ? 0 : load.subject.perSecond / load.floor.perSecond,
        limit: { atLeast: 0.5 },
        note: failures,
      },
      {
        name: `${o.name}，p99`,
        floor: `${load.floor.p99} ms`,
        subject: `${load.subject.p99} ms`,
        ratio: load.subject.p99 / load.floor.p99,
        limit: { atMost: 4 },
      },
    ]
  } finally {
    floor.stop()
    subject.stop()
  }
}

const houseOf = (community: string): string => idOfMade('h', (Number.parseInt(community.slice(-12), 16) - 1) * 2000 + 3)
