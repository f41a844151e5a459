import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../database/embedded/processes.ts'
import { endThrowAway, startThrowAway } from '../database/embedded/throw-away.ts'
import { migrate } from '../database/migrate.ts'
import { inMemory, newFolder, rootFolder } from './folder.ts'

/** What test files need to make databases of their own. */
export interface TestServer {
  /** Of a database that tests do not use, as a user who may create databases. */
  readonly adminUrl: string
  /** Begins the name of every database of this run; `<prefix>_template` is migrated. */
  readonly prefix: string
  /** Whichever was measured faster: copying files in memory, writing a log on a disk. */
  readonly strategy: 'file_copy' | 'wal_log'
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/**
 * One server for the whole run with one migrated template database. `LIREN_TEST_DATABASE_URL` names a server to
 * use instead (a user who may create databases and roles); the run drops its databases there, roles stay.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.LIREN_TEST_DATABASE_URL
  const { server, end } = given ? borrowedServer(given) : await ownServer()
  // Our own server has one locale for all its databases; a borrowed one may have any.
  const locale = given ? `template template0 encoding 'UTF8' locale 'C.UTF-8'` : ''
  try {
    await makeTemplate(server, locale)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('testServer', server)
  return end
}

const newPrefix = (): string => `liren_test_${randomBytes(5).toString('hex')}`

const ownServer = async (): Promise<{ server: TestServer; end: () => Promise<void> }> => {
  const root = await rootFolder()
  await endLeftovers(root)
  const folder = await newFolder()
  const own = await startThrowAway({ folder })
  return {
    server: { adminUrl: own.url, prefix: newPrefix(), strategy: inMemory(root) ? 'file_copy' : 'wal_log' },
    end: own.end,
  }
}

const borrowedServer = (adminUrl: string): { server: TestServer; end: () => Promise<void> } => {
  const server: TestServer = { adminUrl, prefix: newPrefix(), strategy: 'wal_log' }
  return { server, end: () => dropAll(server) }
}

/** A run that was killed leaves its server behind; its folder names the run's process. */
const endLeftovers = async (root: string): Promise<void> => {
  for (const name of await readdir(root)) {
    const pid = Number(/^liren-test-(\d+)-/.exec(name)?.[1])
    if (pid > 0 && !isAlive(pid)) await endThrowAway(join(root, name)).catch(() => {})
  }
}

const makeTemplate = async (server: TestServer, locale: string): Promise<void> => {
  const template = `${server.prefix}_template`
  await asAdmin(server.adminUrl, (admin) => admin.query(`create database ${template} ${locale}`))
  await migrate({ url: withDatabase(server.adminUrl, template) })
  // Nothing may connect to a template while it is being copied.
  await asAdmin(server.adminUrl, (admin) => admin.query(`alter database ${template} allow_connections false`))
}

const dropAll = async (server: TestServer): Promise<void> =>
  asAdmin(server.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where starts_with(datname, $1)`,
      [server.prefix],
    )
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`)
  })

export const asAdmin = async <T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> => {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'liren tests' })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
