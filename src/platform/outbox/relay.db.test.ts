import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommunityId } from '../../kernel/id.ts'
import type { Subscription } from '../app/define-module.ts'
import { createPool } from '../database/pool.ts'
import { createDatabase, type Database } from '../http/database.ts'
import { testDatabase } from '../testing/database.ts'
import { createRelay } from './relay.ts'
import { writeFacts } from './write-facts.ts'

const db = testDatabase()
let database: Database

beforeAll(() => {
  const pool = (role: 'liren_app' | 'liren_maintenance') => createPool({ url: db.url, role, max: 3 })
  database = createDatabase({ app: pool('liren_app'), maintenance: pool('liren_maintenance') })
})
afterAll(() => Promise.all([database.app.end(), database.maintenance.end()]))

const announce = (communityId: CommunityId, names: readonly string[]): Promise<void> =>
  database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    for (const [n, name] of names.entries())
      await writeFacts(tx, { communityId, at: new Date(n), facts: [fact(name, n)] })
  })
const fact = (name: string, n: number) => ({ name, payload: { n } })
const waiting = async (communityId: CommunityId) =>
  database.maintain(async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from platform.outbox_event
      where community_id = ${communityId} order by at`.execute(tx)
    return rows.map(({ name }) => name)
  })
const somewhere = () => crypto.randomUUID() as CommunityId

describe('What waits in the outbox', () => {
  it('goes to its subscribers in order, what belongs to one community in one transaction', async () => {
    const [here, there] = [somewhere(), somewhere()]
    const heard: { where: CommunityId; n: unknown; transaction: string }[] = []
    const run: Subscription['run'] = async ({ tx, communityId, payload }) => {
      const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx)
      heard.push({ where: communityId, n: payload.n, transaction: rows[0]?.id ?? '' })
    }
    await announce(here, Array(70).fill('rung'))
    await announce(there, ['rung'])
    const relay = createRelay({ database, subscriptions: [{ fact: 'rung', run }] })
    await relay.settle()
    await relay.stop()
    const ofHere = heard.filter(({ where }) => where === here)
    expect(ofHere.map(({ n }) => n)).toEqual(Array.from({ length: 70 }, (_, n) => n))
    expect(new Set(ofHere.map(({ transaction }) => transaction)).size).toBe(2)
    expect(heard).toHaveLength(71)
    expect(await waiting(here)).toEqual([])
  })

  it('stays only where its subscriber fails, with nothing that one wrote; it goes once the subscriber can', async () => {
    const here = somewhere()
    let broken = true
    const heard: string[] = []
    const subscriptions: Subscription[] = [
      { fact: 'good', run: async ({ eventId }) => void heard.push(eventId) },
      {
        fact: 'bad',
        run: async ({ tx, communityId, now }) => {
          await writeFacts(tx, { communityId, at: now, facts: [{ name: 'written', payload: {} }] })
          if (broken) throw new Error('not now')
        },
      },
      { fact: 'written', run: async () => void heard.push('written') },
    ]
    await announce(here, ['good', 'bad', 'good'])
    const relay = createRelay({ database, subscriptions })
    await relay.settle()
    expect(await waiting(here)).toEqual(['bad'])
    // Handed on together first, then one by one: a subscriber may hear a fact again, its writes stand once.
    expect(new Set(heard).size).toBe(2)
    broken = false
    await relay.settle()
    await relay.settle()
    expect(await waiting(here)).toEqual([])
    expect(heard).toContain('written')
    await relay.stop()
  })

  it('may lead to more, which goes at once', async () => {
    const here = somewhere()
    const heard: unknown[] = []
    const relay = createRelay({
      database,
      subscriptions: [
        { fact: 'first', run: async ({ tell }) => tell({ name: 'second', payload: { of: 'first' } }) },
        { fact: 'second', run: async ({ payload }) => void heard.push(payload.of) },
      ],
    })
    await announce(here, ['first'])
    await relay.settle()
    await relay.stop()
    expect(heard).toEqual(['first'])
  })
  it('is left to another server while this one stands aside, and goes when that is over', async () => {
    const here = somewhere()
    const heard: string[] = []
    const relay = createRelay({ database, subscriptions: [{ fact: 'rung', run: async () => void heard.push('here') }] })
    await relay.standAside(async () => {
      await announce(here, ['rung'])
      relay.wake(here)
      await relay.settle()
      expect(await waiting(here)).toEqual(['rung'])
    })
    await relay.settle()
    await relay.stop()
    expect(heard).toEqual(['here'])
  })
})
