import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hostile } from '../../kernel/clause.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, type StaffId } from '../../kernel/id.ts'
import { positiveFen } from '../../kernel/money.ts'
import { refusals } from '../../kernel/refusal.ts'
import { slotsOf } from '../app/define-module.ts'
import { createPool } from '../database/pool.ts'
import { noFolder } from '../files/content-store.ts'
import { testDatabase } from '../testing/database.ts'
import { createDatabase, type Database } from './database.ts'
import { createLogger } from './log.ts'
import { createServer } from './server.ts'
import { useCase } from './use-case.ts'

/** A module of one act, so that what every use case gets for free can be seen without any other module. */
const refuse = refusals('shop', { 'sold-out': { status: 409, sentence: () => '已售完，请改天再来。' } })
const COMMUNITY = '11111111-1111-4111-8111-111111111111'
const ACTOR = '22222222-2222-4222-8222-222222222222' as StaffId

const sell = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/sales',
  right: 'shop.sell',
  summary: '售出',
  params: z.object({ communityId }),
  body: z.strictObject({ amount: positiveFen, note: z.string().default('') }),
  output: z.object({ id: z.uuid(), amount: positiveFen }),
  refusals: ['shop.sold-out'],
})
const sellForMoney = endpoint({ ...sell, path: '/api/communities/{communityId}/money-sales', idempotency: 'required' })

let hold: Promise<void> | undefined
const sold = useCase(sell, async ({ tx, now, communityId: community, audit }, { amount, note }) => {
  if (note === 'sold out') throw refuse('sold-out')
  if (note === 'fault') throw new Error('客户 13812345678 证件 110101199003074477 的内部错误')
  const id = crypto.randomUUID()
  await sql`insert into platform.outbox_event (community_id, id, at, name, payload) values (${community}, ${id}, ${now}, 'shop.sold', '{}')`.execute(
    tx,
  )
  if (note === 'disk full')
    await sql`do $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$`.execute(tx)
  await hold
  audit({ subject: { kind: 'sale', id }, fields: ['amount'] })
  return { id, amount }
})

const database = testDatabase()
const logged: string[] = []
let db: Database
let server: Awaited<ReturnType<typeof createServer>>
let owner: pg.Pool

const serverOn = (on: Database) =>
  createServer({
    version: 'test',
    logger: createLogger({ level: 'trace', write: (line) => logged.push(line) }),
    handlers: [sold, useCase(sellForMoney, sold.run as never)],
    runner: {
      database: on,
      files: noFolder,
      folders: [],
      slots: slotsOf([
        {
          id: 'shop',
          name: '小店',
          rights: { 'shop.sell': { name: '售出', roles: ['clerk'] } },
          handlers: [],
          refusals: [refuse],
        },
      ]),
      identifier: {
        query: () => ({ name: 'who', text: 'select clock_timestamp() as now', values: [] }),
        read: () => ({
          kind: 'staff',
          staffId: ACTOR,
          name: '小李',
          sessionId: null,
          mustChangePassword: false,
          roles: ['clerk'],
          byCommunity: [],
          stale: false,
        }),
        touch: async () => {},
      },
      wakeRelay: () => {},
    },
  })

beforeAll(async () => {
  owner = new pg.Pool({ connectionString: database.url })
  db = createDatabase({
    app: createPool({ url: database.url, role: 'liren_app' }),
    maintenance: createPool({ url: database.url, role: 'liren_maintenance' }),
  })
  server = await serverOn(db)
})
afterAll(async () => {
  await server.close()
  await Promise.all([db.app.end(), db.maintenance.end(), owner.end()])
})
beforeEach(async () => {
  hold = undefined
  await owner.query('delete from platform.outbox_event')
})

const call = (o: {
  body: unknown
  key?: string
  path?: string
  headers?: Record<string, string>
  on?: typeof server
}) =>
  (o.on ?? server).inject({
    method: 'POST',
    url: `/api/communities/${COMMUNITY}/${o.path ?? 'sales'}`,
    headers: {
      authorization: 'Bearer key-of-the-shop-123456',
      ...(o.key ? { 'idempotency-key': o.key } : {}),
      ...o.headers,
    },
    payload: o.body as object,
  })
const sales = async () => Number((await owner.query('select count(*) from platform.outbox_event')).rows[0].count)

describe('A call sent twice with one idempotency key', () => {
  it('has its effect once and gets the stored answer', async () => {
    const first = await call({ body: { amount: 1250 }, key: 'key-0001' })
    const second = await call({ body: { amount: 1250 }, key: 'key-0001' })
    expect(first.statusCode).toBe(200)
    expect(second.json()).toEqual(first.json())
    expect(await sales()).toBe(1)
  })

  it('has its effect once when both come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => call({ body: { amount: 5 }, key: 'key-0002' })))
    expect(answers.map((a) => a.statusCode)).toEqual([200, 200, 200, 200, 200, 200])
    expect(new Set(answers.map((a) => a.body)).size).toBe(1)
    expect(await sales()).toBe(1)
  })

  it('is refused with another amount, and nothing is written', async () => {
    await call({ body: { amount: 5 }, key: 'key-0003' })
    const other = await call({ body: { amount: 6 }, key: 'key-0003' })
    expect([other.statusCode, other.json().code]).toEqual([422, 'platform.idempotency-key-reused'])
    expect(await sales()).toBe(1)
  })

  it('may be tried again after a refusal: refusals store nothing', async () => {
    expect((await call({ body: { amount: 5, note: 'sold out' }, key: 'key-0004' })).json().code).toBe('shop.sold-out')
    expect((await call({ body: { amount: 5 }, key: 'key-0004' })).statusCode).toBe(200)
  })

  it('waits for the first at most three seconds, then is told to ask again', async () => {
    let release = () => {}
    hold = new Promise((resolve) => {
      release = resolve
    })
    const first = call({ body: { amount: 7 }, key: 'key-0005' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const second = await call({ body: { amount: 7 }, key: 'key-0005' })
    release()
    expect([second.statusCode, second.headers['retry-after'], second.json().code]).toEqual([409, '3', 'platform.busy'])
    expect((await first).statusCode).toBe(200)
    expect(await sales()).toBe(1)
  })

  it('is demanded where money moves', async () => {
    const answer = await call({ body: { amount: 5 }, path: 'money-sales' })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'platform.idempotency-key-needed'])
    expect((await call({ body: { amount: 5 }, path: 'money-sales', key: 'key-0006' })).statusCode).toBe(200)
  })
})

describe(`${hostile(15)} Amounts on the wire`, () => {
  it.each([-1, 0, 1.5, Number.POSITIVE_INFINITY, '12', '１２', null, 99999999999999])(
    'refuses %s with the field',
    async (amount) => {
      const answer = await server.inject({
        method: 'POST',
        url: `/api/communities/${COMMUNITY}/sales`,
        headers: { authorization: 'Bearer key-of-the-shop-123456', 'content-type': 'application/json' },
        payload: `{"amount":${typeof amount === 'number' ? String(amount).replace('Infinity', '1e309') : JSON.stringify(amount)}}`,
      })
      expect(answer.statusCode).toBe(422)
      expect(answer.json().fields.map((f: { path: string }) => f.path)).toEqual(['amount'])
      expect(await sales()).toBe(0)
    },
  )
})

describe(`${hostile(33)} Keys that nobody asked for`, () => {
  it('are refused, not dropped', async () => {
    const answer = await call({ body: { amount: 5, role: 'administrator', communityId: COMMUNITY, status: 'paid' } })
    expect(answer.statusCode).toBe(422)
    expect(await sales()).toBe(0)
  })
})

describe('A page of another web site', () => {
  it('cannot write with our cookie', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: `/api/communities/${COMMUNITY}/sales`,
      headers: { cookie: 'liren-local=abcdefghijklmnopqrstuvwxyz', 'sec-fetch-site': 'cross-site' },
      payload: { amount: 5 },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'platform.cross-site'])
  })
})

const inTransaction = async (): Promise<number[]> => {
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'liren liren_app' and state = 'idle in transaction'`,
  )
  return rows.map(({ pid }) => pid)
}

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe(`${hostile(23)} The database goes away`, () => {
  it('before a call: 503, and nothing half-done', async () => {
    const away = createDatabase({
      app: createPool({ url: 'postgres://nobody@127.0.0.1:1/none', role: 'liren_app' }),
      maintenance: createPool({ url: 'postgres://nobody@127.0.0.1:1/none', role: 'liren_maintenance' }),
    })
    const lonely = await serverOn(away)
    const answer = await call({ body: { amount: 5 }, key: 'key-0007', on: lonely })
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      503,
      'platform.database-away',
      '3',
    ])
    expect((await lonely.inject('/readyz')).statusCode).toBe(503)
    await lonely.close()
  })

  it('in the middle of a call: 503, and the same key makes the retry safe', async () => {
    let release = () => {}
    hold = new Promise((resolve) => {
      release = resolve
    })
    const broken = call({ body: { amount: 9 }, key: 'key-0008' })
    await until(async () => (await inTransaction()).length > 0)
    const pids = await inTransaction()
    await owner.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids])
    await until(async () => (await inTransaction()).length === 0)
    release()
    expect((await broken).statusCode).toBe(503)
    expect(await sales()).toBe(0)
    hold = undefined
    expect((await call({ body: { amount: 9 }, key: 'key-0008' })).statusCode).toBe(200)
    expect(await sales()).toBe(1)
  })
})

describe(`${hostile(24)} The disk of the database fills up`, () => {
  it('in the middle of a write: it falls whole, the person is told, and the same key goes through once there is room', async () => {
    const full = await call({ body: { amount: 9, note: 'disk full' }, key: 'key-0009' })
    expect([full.statusCode, full.json().code]).toEqual([507, 'platform.disk-full'])
    expect(full.json().title).toMatch(/\p{Script=Han}/u)
    expect(await sales()).toBe(0)
    expect((await call({ body: { amount: 9 }, key: 'key-0009' })).statusCode).toBe(200)
    expect(await sales()).toBe(1)
  })
})

describe(`${hostile(34)} Numbers of people`, () => {
  it('stay out of the logs, the answers and the faults', async () => {
    logged.length = 0
    const fault = await call({ body: { amount: 5, note: 'fault' }, headers: { 'x-phone': '13812345678' } })
    await server.inject({
      url: `/api/communities/${COMMUNITY}/search?q=13812345678`,
      headers: { authorization: 'Bearer key-of-the-shop-123456' },
    })
    expect(fault.statusCode).toBe(500)
    expect(fault.body).not.toMatch(/13812345678|110101199003074477/)
    expect(logged.length).toBeGreaterThan(1)
    expect(logged.join('')).toContain('[手机号]')
    expect(logged.join('')).not.toMatch(/13812345678|110101199003074477|key-of-the-shop/)
  })
})

describe('Every write', () => {
  it('leaves an audit entry with ids and names of fields, in the same transaction', async () => {
    const answer = await call({ body: { amount: 11 } })
    const { rows } = await owner.query(
      'select act, actor_id, subject_kind, subject_id, fields from platform.audit_entry where subject_id = $1',
      [answer.json().id],
    )
    expect(rows).toEqual([
      { act: '售出', actor_id: ACTOR, subject_kind: 'sale', subject_id: answer.json().id, fields: ['amount'] },
    ])
  })

  it('says how many round trips it cost', async () => {
    const answer = await call({ body: { amount: 11 } })
    // BEGIN with context and caller, the insert, the audit entry with COMMIT.
    expect(answer.headers['server-timing']).toBe('db;desc="3 round trips"')
  })
})
