import { businessDateAt } from '../src/kernel/dates.ts'
import type { CommunityId } from '../src/kernel/id.ts'
import { interpretQuery } from '../src/modules/households/interpret-query.rules.ts'
import { rangesOf } from '../src/modules/households/search/key-range.rules.ts'
import { hitsAcrossQuery, hitsQuery } from '../src/modules/households/search/search.store.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { openTransaction, type Reach } from '../src/platform/database/tx.ts'
import { inTurn, ms, type Result } from './compare.ts'
import { compiled, startChild } from './floor.ts'
import { FIRST_HOUSEHOLD, idOfMade, nameOf, phoneOf, SHAPE } from './houses.dataset.ts'
import { loadInTurn } from './load.ts'
import type { Stage } from './stage.ts'

const N = FIRST_HOUSEHOLD + 777
/** One spelling of each kind, of a household that is there. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['3-2-1501', '3-2-1501'],
  ['3栋2单元1501', '3栋2单元1501'],
  ['3栋1501', '3栋1501'],
  ['1501室', '1501室'],
  ['3 1501', '3 1501'],
  ['全角', '３－２－１５０１'],
  ['姓名', nameOf(N)],
  ['名中一字', nameOf(N).slice(1, 2)],
  ['首字母', 'zs'],
  ['拼音', 'zhangwei'],
  ['电话', phoneOf(N)],
  ['尾号', phoneOf(N).slice(-4)],
]

/** Search by each kind of spelling: the SQL under row-level security against the same SQL as the owner, then by HTTP. */
export const measureSearch = async (stage: Stage): Promise<Result[]> => {
  const today = businessDateAt(new Date())
  const { communityId } = stage
  const all = Array.from({ length: SHAPE.communities }, (_, n) => idOfMade('c', n + 1) as CommunityId)
  const results: Result[] = []
  for (const [kind, text] of SPELLINGS) {
    const on = { ranges: rangesOf(interpretQuery(text)), today, limit: 10 }
    results.push(
      await sqlRatio(stage, {
        name: `查找 ${kind}，一个小区`,
        query: hitsQuery({ ...on, communityId }),
        reach: { kind: 'community', communityId, write: false },
      }),
      await sqlRatio(stage, {
        name: `查找 ${kind}，500 个小区`,
        query: hitsAcrossQuery({ ...on, communityIds: all }),
        reach: { kind: 'company' },
      }),
    )
  }
  results.push(await overHttp(stage, today))
  return results
}

const sqlRatio = async (
  stage: Stage,
  { name, query, reach }: { name: string; query: ReturnType<typeof hitsQuery>; reach: Reach },
): Promise<Result> => {
  const { text, values } = compiled(query)
  const pool = createPool({ url: stage.url, role: 'liren_app', max: 1 })
  const { transaction } = await openTransaction(pool, reach)
  const { floor, subject } = await inTurn(
    15,
    () => stage.owner.query({ name, text, values }),
    () => query.execute(transaction.tx),
  )
  await transaction.rollback()
  await pool.end()
  return { name, floor: ms(floor), subject: ms(subject), ratio: subject / floor, limit: { atMost: 2 } }
}

const overHttp = async (stage: Stage, today: ReturnType<typeof businessDateAt>): Promise<Result> => {
  const { communityId } = stage
  const queries = Array.from({ length: 200 }, (_, n) => `${1 + (n % 10)}-${1 + (n % 2)}-${1 + (n % 25)}0${1 + (n % 4)}`)
  const asked = queries.map((q) =>
    compiled(hitsQuery({ ranges: rangesOf(interpretQuery(q)), today, limit: 10, communityId })),
  )
  const floor = await startChild('./floor-server.ts', {
    url: stage.url,
    routes: { '/search': { kind: 'rows', name: 'search', text: asked[0]?.text, values: asked.map((a) => a.values) } },
  })
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  try {
    const load = await loadInTurn(
      { connections: 8, seconds: 4, rounds: 3 },
      { url: floor.url, requests: [{ path: '/search' }] },
      {
        url: subject.url,
        headers: { cookie: stage.cookie },
        requests: queries.map((q) => ({
          path: `/api/communities/${communityId}/search?q=${encodeURIComponent(q)}&limit=10`,
        })),
      },
    )
    return {
      name: '查找，HTTP 每秒',
      floor: load.floor.perSecond.toFixed(0),
      subject: load.subject.perSecond.toFixed(0),
      ratio: load.subject.failures > 0 ? 0 : load.subject.perSecond / load.floor.perSecond,
      limit: { atLeast: 0.4 },
      note: `失败 ${load.subject.failures}`,
    }
  } finally {
    floor.stop()
    subject.stop()
  }
}
