import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { ensureCluster, readSecret } from './cluster.ts'
import { SUPERVISOR, urlOf } from './connect.ts'
import { choosePlace } from './place.ts'
import { asProblem } from './problem.ts'
import { bringUp, endServer, type Server } from './server.ts'

export { EmbeddedDatabaseProblem } from './problem.ts'

export interface EmbeddedDatabase {
  /** `postgres://…@127.0.0.1:port/liren`, as superuser. */
  readonly url: string
  /** The server was running already, left by a killed process or in use by another one. */
  readonly adopted: boolean
  /** The cluster's folder, wherever it had to be put. */
  readonly folder: string
  /** Ends the server and waits until it has ended; leaves it running while others are connected. End pools first. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The cluster is `<dataFolder>/postgres/cluster`. */
  readonly dataFolder: string
  readonly log: (line: string) => void
  readonly settings?: Readonly<Record<string, string>>
  /** Where root puts what its server's account could not reach in the data folder. */
  readonly systemFolder?: string
}

/**
 * Starts the PostgreSQL that npm carries, or adopts the one already running on this data folder. A server that
 * ends while in use is started again on the same port.
 * @throws EmbeddedDatabaseProblem with a Chinese sentence that says what to do.
 */
export const startEmbedded = async (o: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  try {
    return await start(o)
  } catch (error) {
    throw asProblem(error, o.dataFolder)
  }
}

const start = async (o: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const place = await choosePlace(o)
  await ensureCluster(place)
  const settings = o.settings ?? {}
  let server = await bringUp({ place, settings, log: o.log })
  let stopping = false
  let recovering: Promise<void> = Promise.resolve()

  const recover = async (port: number): Promise<void> => {
    o.log('与数据库的连接中断，正在恢复')
    try {
      server = await bringUp({ place, settings, log: o.log, port })
      watch(server)
      o.log('数据库已恢复')
    } catch (error) {
      o.log((error as Error).message)
    }
  }
  const watch = ({ held, port }: Server): void => {
    // The connection alone shall not keep a finished command line alive.
    socketOf(held).unref()
    held.once('end', () => {
      if (!stopping) recovering = recover(port)
    })
  }
  watch(server)

  return {
    url: urlOf({ secret: await readSecret(place), port: server.port }),
    adopted: server.adopted,
    folder: place.cluster,
    stop: async () => {
      if (stopping) return
      stopping = true
      await recovering
      socketOf(server.held).ref()
      const others = await othersOn(server.held)
      await server.held.end().catch(() => {})
      if (others > 0) return o.log(`另有 ${others} 个连接在使用数据库，保持运行`)
      await endServer(place, 'fast')
    },
  }
}

const socketOf = (client: pg.Client): Socket => (client.connection as unknown as { stream: Socket }).stream

/** Who else is connected. Our own pools ended a moment ago; the server may take another moment to notice. */
const othersOn = async (held: pg.Client): Promise<number> => {
  for (let round = 0; ; round++) {
    const { rows } = await held
      .query<{ n: number; supervised: boolean }>(
        `select count(*)::int as n, coalesce(bool_or(application_name = $1), false) as supervised
           from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        [SUPERVISOR],
      )
      .catch(() => ({ rows: [] }))
    const others = rows[0]
    if (!others || others.n === 0 || others.supervised || round === 20) return others?.n ?? 0
    await sleep(25)
  }
}
