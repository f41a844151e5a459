import { myMattersQuery } from '../src/modules/matters/list.store.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { openTransaction } from '../src/platform/database/tx.ts'
import { inTurn, ms, type Result } from './compare.ts'
import { startChild } from './floor.ts'
import type { Stage } from './stage.ts'

const FEW = 10_000
const MANY = 1_000_000

/** My matters, 20 rows by clock: the same page with ten thousand and with a million matters in the community. */
export const measureMyMatters = async (stage: Stage): Promise<Result[]> => {
  await addMatters(stage, { from: 1, to: FEW })
  const few = await timePage(stage)
  await addMatters(stage, { from: FEW + 1, to: MANY })
  const many = await timePage(stage)
  return [
    { name: '我的事项，百万条对一万条', floor: ms(few), subject: ms(many), ratio: many / few, limit: { atMost: 1.5 } },
    await roundTrips(stage),
  ]
}

// One in two hundred lies with the person who asks; a tenth is open.
const addMatters = async (stage: Stage, o: { from: number; to: number }): Promise<void> => {
  await stage.owner.query(`set session_replication_role = replica`)
  await stage.owner.query(
    `insert into matters.matter (community_id, number, kind, state, title, channel, assignee_staff_id, opened_at, closed_at, due_at)
     select $1, 'BN' || n, 'repair', case when n % 10 = 0 then 'dispatched' else 'closed' end, '水管漏水', 'phone',
       case when n % 20 = 0 then $2::uuid end, now() - n * interval '1 second', case when n % 10 = 0 then null else now() end,
       case when n % 10 = 0 then now() + (n % 100000) * interval '1 minute' else 'infinity' end
     from generate_series($3::int, $4::int) n`,
    [stage.communityId, stage.staffId, o.from, o.to],
  )
  await stage.owner.query(`set session_replication_role = default`)
  await stage.owner.query('analyze matters.matter')
}

const timePage = async (stage: Stage): Promise<number> => {
  const pool = createPool({ url: stage.url, role: 'liren_app', max: 1 })
  const { communityId, staffId } = stage
  const { transaction } = await openTransaction(pool, { kind: 'community', communityId, write: false })
  const query = myMattersQuery({ communityId, staffId, roles: ['technician'], after: undefined })
  const page = () => query.execute(transaction.tx)
  const { subject } = await inTurn(40, page, page)
  await transaction.rollback()
  await pool.end()
  return subject
}

const roundTrips = async (stage: Stage): Promise<Result> => {
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  try {
    const answer = await fetch(`${subject.url}/api/communities/${stage.communityId}/my-matters`, {
      headers: { cookie: stage.cookie },
    })
    const timing = answer.headers.get('server-timing') ?? ''
    const trips = Number(/(\d+) round trips/.exec(timing)?.[1])
    return {
      name: '我的事项，语句数（含会话）',
      floor: '3',
      subject: `${trips}`,
      ratio: answer.ok ? trips / 3 : Number.NaN,
      limit: { atMost: 1 },
      note: `HTTP ${answer.status}`,
    }
  } finally {
    subject.stop()
  }
}
