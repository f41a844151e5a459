import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach } from 'vitest'
import { projectFolder } from '../app/project-folder.ts'
import type { Account } from '../database/embedded/account.ts'
import { installedBinaries } from '../database/embedded/binaries.ts'
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from '../database/embedded/index.ts'
import { readLock } from '../database/embedded/lock.ts'
import { endServer } from '../database/embedded/server.ts'
import { newFolder } from './folder.ts'

/** What a process holding the database said. */
export interface Said {
  readonly url: string
  readonly adopted: boolean
  readonly folder: string
  readonly lines: readonly string[]
  readonly code?: string
  readonly message?: string
}

export interface Holder {
  readonly child: ChildProcess
  readonly said: Said
  /** Ends its input, so that it stops the database, and waits for its exit. */
  stop(): Promise<void>
}

/** Starts and holders of one test; whatever they left running is ended after it, by process id. */
export const embeddedTrial = () => {
  const folders: string[] = []
  const started: EmbeddedDatabase[] = []
  const children: ChildProcess[] = []

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const database of started.splice(0)) await database.stop().catch(() => {})
    const binaries = await installedBinaries()
    for (const folder of folders.splice(0)) {
      const locks = (await readdir(folder, { recursive: true })).filter((path) => basename(path) === 'postmaster.pid')
      for (const lock of locks) await endServer({ cluster: dirname(join(folder, lock)), binaries }, 'immediate')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  })

  const folder = async (): Promise<string> => {
    const made = await newFolder()
    folders.push(made)
    return made
  }

  return {
    folder,
    start: async (dataFolder: string, o: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> => {
      const database = await startEmbedded({ dataFolder, log: () => {}, ...o })
      started.push(database)
      return database
    },
    /** The same in a process of its own, as another account if given. */
    hold: async (
      dataFolder: string,
      o: { as?: Account; systemFolder?: string; through?: string[] } = {},
    ): Promise<Holder> => {
      const script = join(projectFolder(), 'src/platform/testing/hold-embedded.ts')
      const node = [process.execPath, '--import', 'tsx', script, dataFolder, o.systemFolder ?? '/nonexistent']
      const [command = '', ...words] = [...(o.through ?? []), ...node]
      const child = spawn(command, words, {
        cwd: projectFolder(),
        stdio: ['pipe', 'pipe', 'inherit'],
        ...(o.as ? { uid: o.as.uid, gid: o.as.gid, env: { PATH: process.env.PATH } } : {}),
      })
      children.push(child)
      const [line] = await Promise.race([
        once(createInterface(child.stdout), 'line') as Promise<[string]>,
        once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code} before it said a word`))),
      ])
      const said = JSON.parse(line) as Said
      return {
        child,
        said,
        stop: async () => {
          child.stdin?.end()
          if (child.exitCode === null) await once(child, 'exit')
        },
      }
    },
  }
}

export const clusterOf = (dataFolder: string): string => join(dataFolder, 'postgres', 'cluster')

/** The process id of the cluster's first process. */
export const postmasterOf = async (cluster: string): Promise<number> => {
  const lock = await readLock(cluster)
  if (!lock) throw new Error(`no server runs on ${cluster}`)
  return lock.pid
}

/** One statement on a connection of its own. */
export const ask = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
