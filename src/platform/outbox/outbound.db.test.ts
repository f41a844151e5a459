import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import type { Job } from '../app/define-module.ts'
import { createPool } from '../database/pool.ts'
import { createDatabase, type Database } from '../http/database.ts'
import { createLogger } from '../http/log.ts'
import { startWorker } from '../jobs/worker.ts'
import { asAdmin } from '../testing/cluster.ts'
import { testDatabase } from '../testing/database.ts'
import { allowOutbound, outboundAllowed, stopOutbound } from './outbound.ts'
import { createRelay } from './relay.ts'
import { writeFacts } from './write-facts.ts'

const db = testDatabase()
const communityId = crypto.randomUUID() as CommunityId
let database: Database

beforeAll(() => {
  const pool = (role: 'liren_app' | 'liren_maintenance') => createPool({ url: db.url, role, max: 3 })
  database = createDatabase({ app: pool('liren_app'), maintenance: pool('liren_maintenance') })
})
afterAll(() => Promise.all([database.app.end(), database.maintenance.end()]))

const announce = (name: string): Promise<void> =>
  database.run({ kind: 'community', communityId, write: true }, async (tx) =>
    writeFacts(tx, { communityId, at: await database.now(tx), facts: [{ name, payload: {} }] }),
  )

describe(`${hostile(41)} After a restore`, () => {
  it('facts that leave the house wait, those that stay in it go on, and all go out once an administrator allows it', async () => {
    await asAdmin(db.url, stopOutbound)
    const heard: string[] = []
    const hear = async ({ eventId }: { eventId: string }) => void heard.push(eventId)
    const relay = createRelay({
      database,
      subscriptions: [
        { fact: 'text-message', outbound: true, run: hear },
        { fact: 'matter-opened', run: hear },
      ],
    })
    await announce('text-message')
    await announce('matter-opened')
    await relay.settle()
    await relay.settle()
    expect(heard).toHaveLength(1)

    expect(await database.maintain(outboundAllowed)).toBe(false)
    expect(await database.maintain(async (tx) => allowOutbound(tx, await database.now(tx)))).toBe(true)
    expect(await database.maintain(outboundAllowed)).toBe(true)
    await relay.settle()
    await relay.settle()
    expect(new Set(heard).size).toBe(2)
    expect(heard).toHaveLength(2)
    await relay.stop()
  })

  it('work that sends is put off, other work is done', async () => {
    await asAdmin(db.url, stopOutbound)
    const done: string[] = []
    const job = (name: string, more: Partial<Job> = {}): Job => ({
      name,
      ...more,
      run: async ({ payload }) => void done.push(`${name} ${JSON.stringify(payload)}`),
    })
    const worker = await startWorker({
      url: db.url,
      database,
      jobs: [job('test.send', { outbound: true }), job('test.count')],
      logger: createLogger({ level: 'silent' }),
    })
    const ask = (name: string, when: string) =>
      asAdmin(db.url, (c) => c.query(`select platform.enqueue('${name}', '{"to":"a"}', ${when})`))
    const waiting = () =>
      asAdmin(db.url, async (c) => {
        const { rows } = await c.query<{ late: boolean }>(
          `select run_at > now() + interval '5 minutes' as late from graphile_worker.jobs where task_identifier = 'test.send'`,
        )
        return rows
      })
    await ask('test.send', 'now()')
    await expect.poll(waiting, { timeout: 15_000 }).toEqual([{ late: true }])
    await ask('test.count', 'now()')
    await expect.poll(() => done, { timeout: 15_000 }).toEqual(['test.count {"to":"a"}'])

    await database.maintain(async (tx) => allowOutbound(tx, await database.now(tx)))
    await asAdmin(db.url, (c) =>
      c.query(`select graphile_worker.reschedule_jobs(array_agg(id), now()) from graphile_worker.jobs`),
    )
    await expect.poll(() => done, { timeout: 15_000 }).toContain('test.send {"to":"a"}')
    await worker.stop()
  })
})
