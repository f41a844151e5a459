import type { FastifyInstance } from 'fastify'
import { createIdentifier } from '../modules/access/index.ts'
import { type ServerModule, slotsOf } from '../platform/app/define-module.ts'
import { settleAccessNotes } from '../platform/audit/note-access.ts'
import { createPool } from '../platform/database/pool.ts'
import { contentStore, noFolder } from '../platform/files/content-store.ts'
import type { WatchedFolder } from '../platform/files/disk-use.ts'
import { createDatabase, type Database, type TestClock } from '../platform/http/database.ts'
import type { Logger } from '../platform/http/log.ts'
import { createServer, type ServerOptions } from '../platform/http/server.ts'
import { provideImports } from '../platform/import/registers.ts'
import { stopWorks } from '../platform/import/work.ts'
import { liveHub } from '../platform/live/live-hub.ts'
import { createRelay } from '../platform/outbox/relay.ts'
import { modules } from './modules.ts'
import { serveWeb } from './serve-web.ts'
import { version } from './version.ts'

export interface App {
  readonly http: FastifyInstance
  readonly database: Database
  /** Hands on what waits in the outbox now, and waits until it is done. */
  settle(): Promise<void>
  /** Leaves the outbox to another server on this database while the work runs. */
  standAside<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The whole server on one database: pools, endpoints of all modules, the relay of announced facts. Does not listen yet. */
export const createApp = async (o: {
  url: string
  /** Folder of the attachments; a program that keeps none needs none. */
  files?: string
  /** Folders whose disks must not run full. */
  folders?: readonly WatchedFolder[]
  logger?: Logger
  /** Tests pass one, and what fills the demo's past; a server that listens has none, so its time is the database's. */
  clock?: TestClock
  tls?: NonNullable<ServerOptions['tls']>
  trustProxy?: string
  requestsPerMinute?: number
  liveBeatMs?: number
}): Promise<App> => {
  const app = createPool({ url: o.url, role: 'liren_app', max: 16 })
  const maintenance = createPool({ url: o.url, role: 'liren_maintenance', max: 4 })
  const database = createDatabase({ app, maintenance, ...(o.clock ? { clock: o.clock } : {}) })
  const all: readonly ServerModule[] = modules.map((row) => row.module)
  provideImports(all)
  const relay = createRelay({ database, subscriptions: all.flatMap((m) => m.subscriptions ?? []), logger: o.logger })
  const live = liveHub({ url: o.url, logger: o.logger })
  const http = await createServer({
    live,
    runner: {
      database,
      identifier: createIdentifier(app),
      slots: slotsOf(all),
      files: o.files ? contentStore(o.files) : noFolder,
      folders: o.folders ?? [],
      wakeRelay: relay.wake,
      ...(o.clock ? { clock: o.clock } : {}),
    },
    handlers: all.flatMap((m) => m.handlers),
    version,
    ...(o.logger ? { logger: o.logger } : {}),
    ...(o.tls ? { tls: o.tls } : {}),
    ...(o.trustProxy ? { trustProxy: o.trustProxy } : {}),
    ...(o.liveBeatMs ? { liveBeatMs: o.liveBeatMs } : {}),
    ...(o.requestsPerMinute ? { requestsPerMinute: o.requestsPerMinute } : {}),
  })
  await serveWeb(http)
  return {
    http,
    database,
    settle: relay.settle,
    standAside: relay.standAside,
    close: async () => {
      await http.close()
      await stopWorks()
      await live.stop()
      await relay.stop()
      await settleAccessNotes()
      await Promise.all([app.end(), maintenance.end()])
    },
  }
}
