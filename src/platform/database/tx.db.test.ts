import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../testing/database.ts'
import { createPool } from './pool.ts'
import { openTransaction } from './tx.ts'

const db = testDatabase()
const here = crypto.randomUUID() as CommunityId
const there = crypto.randomUUID() as CommunityId
let pool: pg.Pool

beforeAll(() => {
  pool = createPool({ url: db.url, role: 'liren_app', max: 1 })
})
afterAll(() => pool.end())

const open = async (communityId: CommunityId, o: { write: boolean }) =>
  (await openTransaction(pool, { kind: 'community', communityId, ...o })).transaction

const seenCommunity = async (transaction: Awaited<ReturnType<typeof open>>) =>
  (await sql<{ community: string }>`select platform.community() as community`.execute(transaction.tx)).rows[0]
    ?.community

const announced = (name: string, communityId = here) =>
  sql`insert into platform.outbox_event (community_id, at, name, payload) values (${communityId}, clock_timestamp(), ${name}, '{}')`

const names = async (): Promise<string[]> => {
  const read = await open(here, { write: false })
  const { rows } = await sql<{ name: string }>`select name from platform.outbox_event where community_id = ${here}
    order by name`.execute(read.tx)
  read.endRead()
  return rows.map(({ name }) => name)
}

describe('A transaction that only read', () => {
  it('gives its connection to the next one at once, which sees its own community and may write', async () => {
    const read = await open(here, { write: false })
    expect(await seenCommunity(read)).toBe(here)
    read.endRead()
    const write = await open(there, { write: true })
    expect(await seenCommunity(write)).toBe(there)
    await announced('elsewhere', there).execute(write.tx)
    await write.commit()
    expect(pool.totalCount).toBe(1)
  })

  it('does not stay open when nobody comes', async () => {
    const read = await open(here, { write: false })
    await seenCommunity(read)
    read.endRead()
    await expect.poll(() => pool.idleCount, { timeout: 2_000 }).toBe(1)
    const { rows } = await pool.query<{ community: string | null }>(`select platform.community() as community`)
    expect(rows[0]?.community).toBeNull()
  })

  it('lets those who wait for a connection go first', async () => {
    const read = await open(here, { write: false })
    const waiting = open(there, { write: false })
    await expect.poll(() => pool.waitingCount).toBe(1)
    read.endRead()
    const next = await waiting
    expect(await seenCommunity(next)).toBe(there)
    next.endRead()
  })
})

describe('The last writes', () => {
  it('are there together with those before them', async () => {
    const write = await open(here, { write: true })
    await announced('first').execute(write.tx)
    await write.commitBehind([announced('second'), announced('third')])
    expect(await names()).toEqual(['first', 'second', 'third'])
  })

  it('of which one fails take everything back, say why, and leave the connection as it was', async () => {
    const write = await open(here, { write: true })
    await announced('lost').execute(write.tx)
    await expect(
      write.commitBehind([announced('lost too'), sql`select 1 / 0`, announced('never sent')]),
    ).rejects.toMatchObject({ code: '22012' })
    await write.rollback()
    expect(await names()).toEqual(['first', 'second', 'third'])
    expect(pool.totalCount).toBe(1)
  })

  it('that only the commit refuses take everything back as well', async () => {
    const write = await open(here, { write: true })
    await sql`create temporary table late (n int unique deferrable initially deferred) on commit drop`.execute(write.tx)
    await announced('lost').execute(write.tx)
    await expect(write.commitBehind([sql`insert into late values (1), (1)`])).rejects.toMatchObject({ code: '23505' })
    expect(await names()).toEqual(['first', 'second', 'third'])
  })
})
