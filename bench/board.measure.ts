import type { CommunityId } from '../src/kernel/id.ts'
import { boardCardsQuery, boardCountsQuery } from '../src/modules/matters/board.store.ts'
import { listMattersQuery, type MattersAsked } from '../src/modules/matters/list.store.ts'
import { clockColumns } from '../src/modules/matters/read-board.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { openTransaction } from '../src/platform/database/tx.ts'
import { inTurn, ms, type Result } from './compare.ts'
import { startChild } from './floor.ts'
import { addMatters, FEW, LARGE, MANY, SMALL } from './matters.dataset.ts'
import type { Stage } from './stage.ts'

type Tx = Awaited<ReturnType<typeof openTransaction>>['transaction']['tx']
type Page = (tx: Tx, asked: MattersAsked) => Promise<unknown>

const list: (o: Partial<MattersAsked>) => Page = (o) => (tx, asked) => listMattersQuery({ ...asked, ...o }).execute(tx)

const board: (o: Partial<MattersAsked>, states?: readonly string[]) => Page = (o, states) => async (tx, asked) => {
  const columns = states?.map((state) => ({ id: state, state })) ?? clockColumns()
  const on = { ...asked, ...o, columns, limit: 20 }
  await boardCountsQuery(on).execute(tx)
  await boardCardsQuery(on).execute(tx)
}

const everywhere = { status: 'all', sort: 'newest' } as const

type PageOf = (stage: Stage, building: string) => Page

/** What a person sees who asks for it; none of it may grow with the number of matters. */
const pages: readonly (readonly [string, PageOf])[] = [
  ['看板，按时限', () => board({})],
  ['看板，报修按状态', () => board({ kind: 'repair' }, ['open', 'dispatched', 'accepted'])],
  ['看板，某人的', ({ staffId }) => board({ assignee: `staff:${staffId}` })],
  ['列表，未结按时限', () => list({})],
  ['列表，无人承办', () => list({ assignee: 'nobody' })],
  ['列表，某人经办的', ({ staffId }) => list({ ...everywhere, assignee: `staff:${staffId}` })],
  ['列表，某状态', () => list({ kind: 'repair', state: 'accepted' })],
  ['列表，特急未结', () => list({ priority: 'emergency' })],
  ['列表，特急', () => list({ ...everywhere, priority: 'emergency' })],
  ['列表，某楼栋', (_, building) => list({ ...everywhere, buildingId: building })],
  ['列表，某楼栋未结', (_, building) => list({ buildingId: building })],
  ['列表，曾超时', () => list({ ...everywhere, breached: true })],
]

/** The list and the board: the same pages of a community with ten thousand and of one with a million matters. */
export const measureBoard = async (stage: Stage): Promise<Result[]> => {
  await addMatters(stage, { communityId: SMALL, count: FEW })
  await addMatters(stage, { communityId: LARGE, count: MANY })
  const [small, large] = [await opened(stage, SMALL), await opened(stage, LARGE)]
  const results: Result[] = []
  for (const [name, pageOf] of pages) {
    const times = await inTurn(
      30,
      () => small.show(pageOf),
      () => large.show(pageOf),
    )
    results.push({
      name: `${name}，百万条对一万条`,
      floor: ms(times.floor),
      subject: ms(times.subject),
      ratio: times.subject / times.floor,
      limit: { atMost: 1.5 },
    })
  }
  await Promise.all([small.close(), large.close()])
  return [...results, ...(await roundTrips(stage))]
}

/** A community as the application reads it, in a transaction that stays open. */
const opened = async (stage: Stage, communityId: CommunityId) => {
  const { rows } = await stage.owner.query<{ id: string }>(
    'select id from estate.building where community_id = $1 order by sort_key limit 1 offset 1',
    [communityId],
  )
  const pool = createPool({ url: stage.url, role: 'liren_app', max: 1 })
  const { transaction } = await openTransaction(pool, { kind: 'community', communityId, write: false })
  const mine = [`staff:${stage.staffId}`]
  const asked = { communityId, now: new Date(), mine, status: 'open', sort: 'clock', limit: 21 } as const
  return {
    show: (pageOf: PageOf) => pageOf(stage, rows[0]?.id ?? '')(transaction.tx, asked),
    close: async () => {
      await transaction.rollback()
      await pool.end()
    },
  }
}

const roundTrips = async (stage: Stage): Promise<Result[]> => {
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  const trips = async (name: string, path: string): Promise<Result> => {
    const answer = await fetch(`${subject.url}/api/communities/${LARGE}/${path}`, {
      headers: { cookie: stage.cookie },
    })
    const made = Number(/(\d+) round trips/.exec(answer.headers.get('server-timing') ?? '')?.[1])
    return {
      name: `${name}，语句数（含会话）`,
      floor: '3',
      subject: `${made}`,
      ratio: answer.ok ? made / 3 : Number.NaN,
      limit: { atMost: 1 },
      note: `HTTP ${answer.status}`,
    }
  }
  try {
    return [await trips('看板', 'matters-board'), await trips('列表', 'matters')]
  } finally {
    subject.stop()
  }
}
