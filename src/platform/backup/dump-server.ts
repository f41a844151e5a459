import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { problem } from './backup-problem.ts'
import type { CopyOrder, StoredFiles } from './copy-folder.ts'
import { storeStream } from './store-file.ts'

type Program = 'pg_dump' | 'pg_restore'

/** The dump's name below the backup's folder. */
export const DUMP_FILE = 'database/liren.dump'

/** Dumps a database on a server that is not ours, by the tools of PostgreSQL found on PATH. */
export const dumpServer = async (
  client: pg.Client,
  o: CopyOrder & { url: string; major: number },
): Promise<StoredFiles> => {
  await refuseHalfSight(client)
  await requireProgram('pg_dump', o.major)
  await mkdir(join(o.to, o.prefix), { recursive: true, mode: 0o700 })
  // Row-level security stays on: the owner belongs to the maintenance role, whose policy shows every row.
  const child = start('pg_dump', ['--format=custom', '--enable-row-security', '--no-password'], o.url)
  const end = ended(child, 'pg_dump')
  end.catch(() => {})
  try {
    const stored = await storeStream(child.stdout as NonNullable<typeof child.stdout>, {
      ...o,
      compress: false,
      target: join(o.to, DUMP_FILE),
    })
    await end
    return { [DUMP_FILE]: stored }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

/** Brings a dump into an empty database, whole or not at all. */
export const restoreDump = async (o: { url: string; file: string; major: number }): Promise<void> => {
  await requireProgram('pg_restore', o.major)
  const words = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-password']
  const child = start('pg_restore', [...words, `--dbname=${withoutPassword(o.url)}`, o.file], o.url)
  child.stdout?.resume()
  await ended(child, 'pg_restore')
}

export const sizeOfDatabase = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
  return Number(rows[0]?.bytes ?? 0)
}

/** A dump by somebody from whom the policies hide rows would be silently incomplete. */
const refuseHalfSight = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ user: string; whole: boolean }>(
    `select current_user::text as user, r.rolsuper or r.rolbypassrls or pg_has_role('liren_maintenance', 'usage') as whole
       from pg_roles r where r.rolname = current_user`,
  )
  if (!rows[0]?.whole) throw problem('not-all-rows', { user: rows[0]?.user ?? '' })
}

const requireProgram = async (program: Program, major: number): Promise<void> => {
  const said = await promisify(execFile)(program, ['--version']).then(
    ({ stdout }) => stdout,
    () => '',
  )
  const found = Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1])
  if (!found) throw problem('no-program', { program, major })
  if (found < major) throw problem('old-program', { program, found, major })
}

/** The password goes by the environment: everybody can read the words of a command. */
const start = (program: Program, words: readonly string[], url: string): ChildProcess => {
  const { password } = new URL(url)
  const connection = program === 'pg_dump' ? [`--dbname=${withoutPassword(url)}`] : []
  return spawn(program, [...words, ...connection], {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...process.env, ...(password ? { PGPASSWORD: decodeURIComponent(password) } : {}) },
  })
}

const withoutPassword = (url: string): string => {
  const bare = new URL(url)
  bare.password = ''
  return bare.href
}

const ended = async (child: ChildProcess, program: Program): Promise<void> => {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-2_000)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw problem('program-failed', { program, reason: words.trim() || `退出码 ${code}` })
}
