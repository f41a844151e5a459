import { realpath } from 'node:fs/promises'
import pg from 'pg'
import { readSecret, SUPERUSER } from './cluster.ts'
import type { Place } from './place.ts'
import { codeOf, problem } from './problem.ts'
import { refuseWrongText } from './text-check.ts'

export const DATABASE = 'liren'

/** Name of the connection that every process using the server holds. */
export const SUPERVISOR = 'liren supervisor'

export const urlOf = (o: { secret: string; port: number }): string =>
  `postgres://${SUPERUSER}:${o.secret}@127.0.0.1:${o.port}/${DATABASE}`

/**
 * Connects to the database on this port and sees that it is ours; makes the database where the cluster has none yet.
 * Undefined while nobody answers there, or not yet.
 */
export const connectToOurs = async (place: Place, port: number): Promise<pg.Client | undefined> => {
  const secret = await readSecret(place)
  try {
    return await connectToDatabase(place, { port, secret }).catch(async (error) => {
      if (codeOf(error) !== '3D000') throw error
      await makeDatabase({ port, secret })
      return await connectToDatabase(place, { port, secret })
    })
  } catch (error) {
    const code = codeOf(error)
    if (code === '28P01' || code === '28000') throw problem('secret-lost', { file: place.secretFile }, error)
    if (code === '53100') throw problem('disk-full', { folder: place.folder }, error)
    if (code === '53200') throw problem('memory', { log: place.logFile }, error)
    if (code && NOT_YET.includes(code)) return undefined
    // Without a code: the server closed the connection while it was being made.
    if (!code && /terminated/.test((error as Error).message)) return undefined
    throw error
  }
}

/** Starting, stopping, closed, crowded. */
const NOT_YET = ['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']

const open = async (o: { port: number; secret: string; database: string }): Promise<pg.Client> => {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: o.port,
    user: SUPERUSER,
    password: o.secret,
    database: o.database,
    ssl: false,
    application_name: SUPERVISOR,
    connectionTimeoutMillis: 5_000,
  })
  // Whoever uses the connection learns of its end by the event `end`; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

const connectToDatabase = async (place: Place, o: { port: number; secret: string }): Promise<pg.Client | undefined> => {
  const client = await open({ ...o, database: DATABASE })
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    if ((await realpath(rows[0]?.data_directory ?? '').catch(() => '')) !== (await realpath(place.cluster))) {
      await client.end()
      return undefined
    }
    await client.query('create extension if not exists pg_trgm').catch(unlessMadeMeanwhile)
    await refuseWrongText(client)
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

const makeDatabase = async (o: { port: number; secret: string }): Promise<void> => {
  const client = await open({ ...o, database: 'postgres' })
  try {
    await client.query(`create database ${DATABASE}`).catch(unlessMadeMeanwhile)
  } finally {
    await client.end()
  }
}

/** Another start made it at the same moment. */
const unlessMadeMeanwhile = (error: unknown): void => {
  if (!['42P04', '42710', '23505'].includes(codeOf(error) ?? '')) throw error
}
