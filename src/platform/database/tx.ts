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
} from 'kysely'
import type pg from 'pg'
import type { CommunityId } from '../../kernel/id.ts'

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
  /** Round trips to the database so far, BEGIN and COMMIT included. */
  roundTrips(): number
  commit(): Promise<void>
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
  const client = await pool.connect()
  try {
    const { begun, first } = inOneWrite(client, () => ({
      begun: client.query(beginText(reach)),
      first: opening ? client.query<R>(opening) : undefined,
    }))
    const [began, answered] = await Promise.allSettled([begun, first])
    if (began.status === 'rejected') throw began.reason
    if (answered.status === 'rejected') throw answered.reason
    return { transaction: transactionOn(client), opened: answered.value?.rows ?? [] }
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

const transactionOn = (client: pg.PoolClient): Transaction => {
  let roundTrips = 1
  const connection = connectionOn(client, () => {
    roundTrips += 1
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
  return {
    tx,
    client,
    roundTrips: () => roundTrips,
    commit: async () => {
      roundTrips += 1
      try {
        await client.query('commit')
        client.release()
      } catch (error) {
        client.release(error as Error)
        throw error
      }
    },
    rollback: async () => {
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
    const name = preparedName(query.sql)
    const result = await client.query<pg.QueryResultRow>({
      ...(name === undefined ? {} : { name }),
      text: query.sql,
      values: query.parameters as unknown[],
    })
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  },
  streamQuery: () => {
    throw new Error('long lists are read with a cursor: platform/exports')
  },
})

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
