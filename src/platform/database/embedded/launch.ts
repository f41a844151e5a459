import { type ChildProcess, spawn } from 'node:child_process'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { program } from './binaries.ts'
import { finished, runAs, serverEnvironment } from './cluster.ts'
import { diagnose, spawnProblem } from './diagnose.ts'
import { readLock } from './lock.ts'
import type { Place } from './place.ts'
import { problem } from './problem.ts'

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Containers give 64 MB of /dev/shm, which parallel queries would fill.
  dynamic_shared_memory_type: 'mmap',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Details and statements of errors carry names and numbers of people.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}

export interface LaunchOptions {
  readonly place: Place
  readonly settings: Readonly<Record<string, string>>
  /** The port a former server had, to be had again; else any free one. */
  readonly port?: number | undefined
  /** Called about every 10 ms while the server is starting. */
  readonly tick: (status: 'starting') => Promise<void>
}

/** Starts a server. Its process id once it is ready; undefined when another start was faster. */
export const launch = async (o: LaunchOptions): Promise<number | undefined> => {
  for (let attempt = 1; ; attempt++) {
    const port = o.port ?? (await freePort())
    const outcome = await launchOn(o, port)
    if (outcome !== 'port-taken') return outcome
    if (o.port !== undefined || attempt === 5) throw problem('port-taken', { port })
  }
}

const launchOn = async (o: LaunchOptions, port: number): Promise<number | 'port-taken' | undefined> => {
  const { place } = o
  const log = await openLog(place)
  const spoken = (await log.stat()).size
  const throughStarter = process.platform === 'win32'
  const child = throughStarter ? spawnOnWindows(o, port) : spawnServer(o, port, log)
  // Listening from the first moment on: a server that fails at once ends before the log is closed here.
  let end: { code: number | null } | { error: unknown } | undefined
  void finished(child).then(
    ({ code }) => {
      end = { code }
    },
    (error: unknown) => {
      end = { error }
    },
  )
  await log.close()
  while (!end || (throughStarter && 'code' in end && end.code === 0)) {
    const lock = await readLock(place.cluster)
    if (lock?.status === 'ready' && (lock.pid === child.pid || throughStarter)) {
      child.unref()
      return lock.pid
    }
    await o.tick('starting')
  }
  if ('error' in end) throw await spawnProblem(end.error, place)
  const words = await readFrom(place.logFile, spoken)
  if (/could not bind|could not create any TCP\/IP sockets|Address already in use/.test(words)) return 'port-taken'
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(words)) {
    await sleep(50)
    return undefined
  }
  throw await diagnose(words, place)
}

const flags = (o: LaunchOptions, port: number): string[] =>
  Object.entries({ ...SETTINGS, ...o.settings, port: `${port}` }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const spawnServer = (o: LaunchOptions, port: number, log: FileHandle): ChildProcess =>
  spawn(program(o.place.binaries, 'postgres'), ['-D', o.place.cluster, ...flags(o, port)], {
    cwd: o.place.folder,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...runAs(o.place.account),
  })

/** postgres.exe refuses an administrator's shell; pg_ctl drops those rights for it. */
const spawnOnWindows = (o: LaunchOptions, port: number): ChildProcess => {
  const options = flags(o, port).map((word) => (word === '-c' ? word : `"${word}"`))
  return spawn(
    program(o.place.binaries, 'pg_ctl'),
    ['start', '-W', '-D', o.place.cluster, '-l', o.place.logFile, '-o', options.join(' ')],
    { cwd: o.place.folder, env: serverEnvironment(), stdio: 'ignore', windowsHide: true },
  )
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => reject(problem('port-taken', { port: 0 }, error)))
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const LOG_LIMIT = 16 * 1024 * 1024

const openLog = async (place: Place): Promise<FileHandle> => {
  const old = await stat(place.logFile).catch(() => undefined)
  if (old && old.size > LOG_LIMIT) await rename(place.logFile, `${place.logFile}.old`)
  return await open(place.logFile, 'a', 0o600)
}

const readFrom = async (file: string, position: number): Promise<string> => {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, position)
    return buffer.subarray(0, bytesRead).toString('utf8')
  } finally {
    await handle.close()
  }
}
