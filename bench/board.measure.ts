import type { CommunityId } from '../src/kernel/id.ts'
import { boardCardsQuery, boardCountsQuery } from '../src/modules/matters/board.store.ts'
import { listMattersQuery, type MattersAsked } from '../src/modules/matters/list.store.ts'
import { clockColumns } from '../src/modules/matters/read-board.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { openTransaction } from '../src/platform/database/tx.ts'
import { inTurn, ms, type Result } from './compare.ts'
import { startChild } from './floor.ts'
import { addMatters, COMMUNITY, FEW, MANY } from './matters.dataset.ts'
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

/** What a person sees who asks for it, at ten thousand and at a million matters; none of it may grow with the number. */
const pages: readonly (readonly [string, (stage: Stage, building: string) => Page])[] = [
  ['看板，按时限', () => board({})],
  ['看板，报修按状态', () => board({ kind: 'repair' }, ['open', 'dispatched', 'accepted'])],
  ['看板，某人的', ({ staffId }) => board({ assignee: `staff:${staffId}` })],
  ['列表，未结按时限', () => list({})],
  ['列表，无人承办', () => list({ assignee: 'nobody' })],
  ['列表，某人经办的', ({ staffId }) => list({ ...everywhere, assignee: `staff:${staffId}` })],
  ['列表，某状态', () => list({ kind: 'repair', state: 'accepted' })],
  ['列表，特急', () => list({ ...everywhere, priority: 'emergency' })],
  ['列表，某楼栋', (_, building) => list({ ...everywhere, buildingId: building })],
  ['列表，某楼栋未结', (_, building) => list({ buildingId: building })],
  ['列表，曾超时', () => list({ ...everywhere, breached: true })],
]

/** The list and the board: the same pages with ten thousand and with a million matters in the community. */
export const measureBoard = async (stage: Stage): Promise<Result[]> => {
  const building = await aBuilding(stage)
  await addMatters(stage, { from: 1, to: FEW })
  const few = await timePages(stage, building)
  await addMatters(stage, { from: FEW + 1, to: MANY })
  const many = await timePages(stage, building)
  return [
    ...pages.map(([name], at) => ({
      name: `${name}，百万条对一万条`,
      floor: ms(few[at] ?? 0),
      subject: ms(many[at] ?? 0),
      ratio: (many[at] ?? 0) / (few[at] ?? 0),
      limit: { atMost: 1.5 },
    })),
    ...(await roundTrips(stage)),
  ]
}

const aBuilding = async ({ owner }: Stage): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(
    'select id from estate.building where community_id = $1 order by sort_key limit 1 offset 1',
    [COMMUNITY],
  )
  return rows[0]?.id ?? ''
}

const timePages = async (stage: Stage, building: string): Promise<number[]> => {
  const pool = createPool({ url: stage.url, role: 'liren_app', max: 1 })
  const { staffId } = stage
  const communityId = COMMUNITY as CommunityId
  const { transaction } = await openTransaction(pool, { kind: 'community', communityId, write: false })
  const asked = {
    communityId,
    now: new Date(),
    mine: [`staff:${staffId}`],
    status: 'open',
    sort: 'clock',
    limit: 21,
  } as const
  const times: number[] = []
  for (const [, pageOf] of pages) {
    const page = pageOf(stage, building)
    const { subject } = await inTurn(
      30,
      () => page(transaction.tx, asked),
      () => page(transaction.tx, asked),
    )
    times.push(subject)
  }
  await transaction.rollback()
  await pool.end()
  return times
}

const roundTrips = async (stage: Stage): Promise<Result[]> => {
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  const trips = async (name: string, path: string): Promise<Result> => {
    const answer = await fetch(`${subject.url}/api/communities/${COMMUNITY}/${path}`, {
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
