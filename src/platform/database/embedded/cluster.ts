import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, lchown, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, isRoot } from './account.ts'
import { program } from './binaries.ts'
import { diagnose, spawnProblem } from './diagnose.ts'
import type { Place } from './place.ts'
import { codeOf, problem } from './problem.ts'

export const SUPERUSER = 'postgres'

/** Nothing about a server comes from the environment of whoever starts it. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP } : {}),
})

/** Makes the cluster unless it exists, and sees that this program can open it. */
export const ensureCluster = async (place: Place): Promise<void> => {
  await sweepUnfinished(place.folder)
  if (!(await stat(place.cluster).catch(() => undefined))) await makeCluster(place)
  await refuseOtherMajor(place)
  await mendRights(place)
}

/** The superuser's password, kept inside the cluster so that both always travel together. */
export const readSecret = async (place: Place): Promise<string> => {
  const secret = await readFile(place.secretFile, 'utf8').catch((error) => {
    throw problem('secret-lost', { file: place.secretFile }, error)
  })
  return secret.trim()
}

/** Trigrams go by the system's character classes; only glibc has them under the name C.UTF-8. */
const LOCALE: readonly string[] = {
  darwin: ['--locale=C', '--lc-ctype=en_US.UTF-8'],
  win32: ['--locale=C', '--lc-ctype=en-US'],
}[process.platform as string] ?? ['--locale=C.UTF-8']

const ROOM_FOR_A_CLUSTER = 100 * 1024 * 1024

/** initdb in a folder of its own, then renamed: whoever loses the rename uses the winner's cluster. */
const makeCluster = async (place: Place): Promise<void> => {
  const room = await statfs(place.folder)
  if (room.bavail * room.bsize < ROOM_FOR_A_CLUSTER) throw problem('disk-full', { folder: place.folder })
  const half = join(place.folder, `init-${randomBytes(6).toString('hex')}`)
  const secret = `${half}.secret`
  try {
    await mkdir(half, { mode: 0o700 })
    await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
    for (const path of [half, secret]) await handOver(path, place.account)
    await initdb(place, half, secret)
    await rename(secret, join(half, 'liren.secret'))
    await rename(half, place.cluster)
  } catch (error) {
    if (
      !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '') ||
      !(await stat(place.cluster).catch(() => undefined))
    )
      throw error
  } finally {
    await rm(half, { recursive: true, force: true })
    await rm(secret, { force: true })
  }
}

const handOver = async (path: string, account: Account | undefined): Promise<void> => {
  if (!account) return
  await chown(path, account.uid, account.gid).catch((error) => {
    throw problem('no-account', { reason: `不能把 ${path} 交给用户 ${account.name}` }, error)
  })
}

const initdb = async (place: Place, folder: string, secret: string): Promise<void> => {
  const child = spawn(
    program(place.binaries, 'initdb'),
    [
      `--pgdata=${folder}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...LOCALE,
      '--lc-messages=C',
      '--data-checksums',
      '--auth=scram-sha-256',
      `--username=${SUPERUSER}`,
      `--pwfile=${secret}`,
      '--no-instructions',
    ],
    {
      cwd: place.folder,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...runAs(place.account),
    },
  )
  const { code, output } = await finished(child).catch(async (error) => {
    throw await spawnProblem(error, place)
  })
  if (code !== 0) throw await diagnose(output, place)
}

export const runAs = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}

export const finished = (child: ChildProcess): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })

const UNFINISHED_AFTER_MS = 10 * 60_000

/** Folders of starts that were killed during initdb; a young one may belong to a start that is still at it. */
const sweepUnfinished = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('init-')) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > UNFINISHED_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}

const refuseOtherMajor = async (place: Place): Promise<void> => {
  const found = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') throw problem('damaged', { folder: place.cluster, log: place.logFile }, error)
    throw error
  })
  const carried = place.binaries.version.split('.')[0] ?? ''
  if (found.trim() !== carried) throw problem('other-major', { folder: place.cluster, found: found.trim(), carried })
}

/** A cluster that was copied or unpacked has rights and owners that PostgreSQL refuses. */
const mendRights = async (place: Place): Promise<void> => {
  if (process.platform === 'win32') return
  const { mode, uid } = await stat(place.cluster)
  if ((mode & 0o777) !== 0o700 && (mode & 0o777) !== 0o750) await chmod(place.cluster, 0o700)
  if (!place.account || !isRoot() || uid === place.account.uid) return
  for (const path of [...(await readdir(place.cluster, { recursive: true })), '.'])
    await lchown(join(place.cluster, path), place.account.uid, place.account.gid)
}
