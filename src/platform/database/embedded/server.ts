import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type pg from 'pg'
import { program } from './binaries.ts'
import { serverEnvironment } from './cluster.ts'
import { connectToOurs } from './connect.ts'
import { launch } from './launch.ts'
import { look, readLock, type Seen } from './lock.ts'
import type { Place } from './place.ts'
import { problem } from './problem.ts'
import { judge } from './processes.ts'

export interface Server {
  readonly port: number
  readonly adopted: boolean
  /** Held for as long as we use the server: it tells others that we do, and us when the server ends. */
  readonly held: pg.Client
}

/** Finds the cluster's server running, waits for one that is recovering, or starts one. */
export const bringUp = async (o: {
  place: Place
  settings: Readonly<Record<string, string>>
  port?: number
  log: (line: string) => void
}): Promise<Server> => {
  const wait = patience(o.place, o.log)
  let launched: number | undefined
  try {
    for (;;) {
      const seen = await look(o.place.cluster)
      if (seen.kind === 'free') {
        launched = await launch({ ...o, tick: () => wait({ kind: 'busy', status: 'starting', pids: [] }) })
        continue
      }
      if (seen.kind === 'ready') {
        const held = await connectToOurs(o.place, seen.port)
        if (held) return { port: seen.port, adopted: seen.pid !== launched, held }
      }
      await wait(seen)
    }
  } catch (error) {
    // A server that nobody can use shall not stay behind.
    if (launched !== undefined) await endServer(o.place, 'fast')
    throw error
  }
}

/** Asks the server to end (`fast`: sessions are rolled back; `immediate`: like a power cut) and waits until it has. */
export const endServer = async (
  place: Pick<Place, 'cluster' | 'binaries'>,
  how: 'fast' | 'immediate',
): Promise<void> => {
  const pid = (await readLock(place.cluster))?.pid
  if (!pid || (await judge(pid, place.cluster)) === 'gone') return
  if (process.platform === 'win32') {
    await promisify(execFile)(program(place.binaries, 'pg_ctl'), ['stop', '-W', '-m', how, '-D', place.cluster], {
      env: serverEnvironment(),
    })
  } else process.kill(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT')
  while ((await readLock(place.cluster))?.pid === pid && (await judge(pid, place.cluster)) !== 'gone') await sleep(10)
}

/** Recovery after a crash may replay gigabytes; everything else is a matter of seconds. */
const LIMIT_SECONDS = { starting: 1800, stopping: 300, orphans: 60, ready: 15 } as const

const WAITING_FOR = {
  starting: '数据库正在恢复上次未写完的数据',
  stopping: '数据库正在停止，停稳后重新启动',
  orphans: '上次的数据库进程还没有全部退出',
  ready: '数据库在运行，正在等它应答',
} as const

/** Sleeps a little; tells every five seconds what is being waited for; gives up at the limit of that state. */
const patience = (place: Place, log: (line: string) => void) => {
  let since = Date.now()
  let told = 0
  let state: keyof typeof LIMIT_SECONDS | undefined
  return async (seen: Exclude<Seen, { kind: 'free' }>): Promise<void> => {
    const now = seen.kind === 'ready' ? 'ready' : seen.status
    if (now !== state) {
      state = now
      since = Date.now()
      told = 0
    }
    const seconds = Math.floor((Date.now() - since) / 1000)
    if (seconds >= LIMIT_SECONDS[now]) throw givenUp(place, seen, seconds)
    if (seconds >= told + 5) {
      told = seconds
      log(`${WAITING_FOR[now]}（已等 ${seconds} 秒）`)
    }
    await sleep(10)
  }
}

const givenUp = (place: Place, seen: Exclude<Seen, { kind: 'free' }>, seconds: number) =>
  seen.kind === 'ready'
    ? problem('no-answer', { folder: place.cluster, port: seen.port, pid: seen.pid })
    : problem('still-held', { folder: place.cluster, seconds, pids: seen.pids.join('、') })
