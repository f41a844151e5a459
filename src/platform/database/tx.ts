import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
} from 'kysely'
import type pg from 'pg'
import type { CommunityId } from '../../kernel/id.ts'
import { leaveOpen, takeLeftOpen } from './left-open.ts'

/**
 * A running transaction: kysely bound to the one connection whose community context is set.
 * Stores name their tables with `tx.withTables<KeysTables>()`.
 */
// biome-ignore lint/complexity/noBannedTypes: no tables are known here; each module adds its own.
export type Tx = Kysely<{}>

/** What a transaction runs as: one community, all communities (reading only), or the maintenance of the whole database. */
export type Reach =
  | { readonly kind: 'community'; readonly communityId: CommunityId; readonly write: boolean }
  | { readonly kind: 'company' }
  | { readonly kind: 'none'; readonly write: boolean }

export interface Transaction {
  readonly tx: Tx
  readonly client: pg.PoolClient
  /** Round trips to the database so far, BEGIN included, COMMIT where it is waited for. */
  roundTrips(): number
  commit(): Promise<void>
  /** The last writes and COMMIT in one packet. The first that failed says why; the server has rolled back by then. */
  commitBehind(writes: readonly RawBuilder<unknown>[]): Promise<void>
  /** Ends a transaction that only read: nothing can be lost, so nobody waits. */
  endRead(): void
  /** Takes back what was done; nothing where the transaction has ended already. */
  rollback(): Promise<void>
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

/**
 * Opens a transaction. The context and BEGIN travel in one message; `opening`, when given, is a query sent right
 * behind it without waiting (who is asking, and what time it is).
 */
export const openTransaction = async <R extends pg.QueryResultRow>(
  pool: pg.Pool,
  reach: Reach,
  opening?: { name: string; text: string; values: unknown[] },
): Promise<{ transaction: Transaction; opened: R[] }> => {
  const leftOpen = takeLeftOpen(pool)
  const client = leftOpen ?? (await pool.connect())
  try {
    const { begun, first } = inOneWrite(client, () => ({
      begun: client.query(leftOpen ? `commit; ${beginText(reach)}` : beginText(reach)),
      first: opening ? client.query<R>(opening) : undefined,
    }))
    const [began, answered] = await Promise.allSettled([begun, first])
    if (began.status === 'rejected') throw began.reason
    if (answered.status === 'rejected') throw answered.reason
    return { transaction: transactionOn(pool, client), opened: answered.value?.rows ?? [] }
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

/** Whatever `send` puts on the connection leaves in one packet. */
const inOneWrite = <T>(client: pg.PoolClient, send: () => T): T => {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/** Runs `work` in a transaction of its own: commits when it returns, rolls back when it throws. */
export const inTransaction = async <T>(pool: pg.Pool, reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const { transaction } = await openTransaction(pool, reach)
  try {
    const result = await work(transaction.tx)
    await transaction.commit()
    return result
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const beginText = (reach: Reach): string => {
  if (reach.kind === 'company') return 'begin read only; set local role liren_company'
  const begin = reach.write ? 'begin' : 'begin read only'
  if (reach.kind === 'none') return begin
  const communityId = reach.communityId.toLowerCase()
  if (!UUID.test(communityId)) throw new Error('not a community id')
  return `${begin}; set local app.cid = '${communityId}'`
}

/** Kysely on a connection, made once for as long as the connection lives; it counts what it sends. */
interface Bound {
  readonly tx: Tx
  sent: number
}

const boundTo = new WeakMap<pg.PoolClient, Bound>()

const boundOn = (client: pg.PoolClient): Bound => {
  const known = boundTo.get(client)
  if (known) return known
  const connection = connectionOn(client, () => {
    bound.sent += 1
  })
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  const tx: Tx = new Kysely({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
  })
  const bound: Bound = { tx, sent: 0 }
  boundTo.set(client, bound)
  return bound
}

const transactionOn = (pool: pg.Pool, client: pg.PoolClient): Transaction => {
  const bound = boundOn(client)
  // The context and BEGIN, which travelled together.
  bound.sent = 1
  const { tx } = bound
  let total = 0
  let over = false
  const commitBehind: Transaction['commitBehind'] = async (writes) => {
    over = true
    const statements = writes.map((write) => write.compile(tx))
    bound.sent += 1
    total = bound.sent
    const answers = await Promise.allSettled(
      inOneWrite(client, () => [...statements.map((statement) => send(client, statement)), client.query('commit')]),
    )
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (!failed) return client.release()
    // A COMMIT behind a failed statement rolls back; the connection is as good as before unless that failed as well.
    client.release(answers.at(-1) === failed ? (failed.reason as Error) : undefined)
    throw failed.reason
  }
  return {
    tx,
    client,
    roundTrips: () => (over ? total : bound.sent),
    commit: () => commitBehind([]),
    commitBehind,
    endRead: () => {
      over = true
      total = bound.sent
      leaveOpen(pool, client)
    },
    rollback: async () => {
      if (over) return
      over = true
      try {
        await client.query('rollback')
        client.release()
      } catch (error) {
        // The connection is gone: the server has rolled back by itself.
        client.release(error as Error)
      }
    },
  }
}

const connectionOn = (client: pg.PoolClient, count: () => void): DatabaseConnection => ({
  executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    count()
    const result = await send(client, query)
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  },
  streamQuery: () => {
    throw new Error('long lists are read with a cursor: platform/exports')
  },
})

const send = (client: pg.PoolClient, query: CompiledQuery): Promise<pg.QueryResult> => {
  const name = preparedName(query.sql)
  const values = query.parameters as unknown[]
  return client.query({ ...(name === undefined ? {} : { name }), text: query.sql, values })
}

const preparedNames = new Map<string, string>()

/** Statements that begin with a comment, such as the one naming `keys.list`, are prepared once per connection under that name. */
const preparedName = (text: string): string | undefined => {
  const known = preparedNames.get(text)
  if (known !== undefined) return known
  const named = /^\s*\/\* ([a-z0-9.-]+) \*\//.exec(text)
  if (!named) return undefined
  const name = `${named[1]}.${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  preparedNames.set(text, name)
  return name
}
