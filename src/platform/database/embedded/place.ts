import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Account, accountFor, canPass, isRoot, systemAccounts } from './account.ts'
import { type Binaries, installedBinaries, usableBinaries } from './binaries.ts'
import { codeOf, problem } from './problem.ts'

/** Everything about one cluster that is settled before it starts. */
export interface Place {
  /** Holds `cluster`, `init-*` and `server.log`. */
  readonly folder: string
  readonly cluster: string
  readonly secretFile: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly account: Account | undefined
}

export const SYSTEM_FOLDER = process.platform === 'darwin' ? '/Library/Application Support/Liren' : '/var/lib/liren'

/**
 * Decides where programs and data lie and who runs them. Normally the data is in `<dataFolder>/postgres`; when we
 * are root and the server's account cannot enter that folder (a 0700 home), it is in a system folder, and the file
 * `location` in `<dataFolder>/postgres` says where.
 */
export const choosePlace = async (o: {
  dataFolder: string
  log: (line: string) => void
  systemFolder?: string
}): Promise<Place> => {
  const dataFolder = resolve(o.dataFolder)
  const systemFolder = o.systemFolder ?? SYSTEM_FOLDER
  const home = join(dataFolder, 'postgres')
  await makeHome(dataFolder, home)
  const folder = (await movedTo(home)) ?? (await settle({ ...o, home, systemFolder }))
  const cluster = join(folder, 'cluster')
  await refuseStrangersCluster(cluster)
  const account = await accountFor(cluster)
  const binaries = await usableBinaries({
    installed: await installedBinaries(),
    account,
    copies: account ? systemFolder : folder,
    log: o.log,
  })
  return {
    folder,
    cluster,
    secretFile: join(cluster, 'liren.secret'),
    logFile: join(folder, 'server.log'),
    binaries,
    account,
  }
}

const makeHome = async (dataFolder: string, home: string): Promise<void> => {
  await mkdir(home, { recursive: true })
  if (!isRoot()) return
  // The server's account must pass through our own two folders; what lies in them keeps its own rights.
  for (const folder of [dataFolder, home]) {
    const { mode } = await stat(folder)
    if ((mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o7777) | 0o011)
  }
}

interface Pointer {
  readonly folder: string
  readonly home: string
}

/** The folder a former start as root chose because this one is out of its server's reach. */
const movedTo = async (home: string): Promise<string | undefined> => {
  const file = join(home, 'location')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const pointer = JSON.parse(text) as Pointer
  if (!(await exists(pointer.folder))) throw problem('data-missing', { pointer: file, folder: pointer.folder })
  const original = join(pointer.home, 'location')
  if (pointer.home !== home && (await readFile(original, 'utf8').catch(() => undefined)) === text)
    throw problem('data-shared', { pointer: file, original })
  return pointer.folder
}

const settle = async (o: { home: string; systemFolder: string; log: (line: string) => void }): Promise<string> => {
  const account = await accountFor(join(o.home, 'cluster'))
  if (!account || (await canPass(account, o.home))) return o.home
  if (await exists(join(o.home, 'cluster')))
    throw problem('out-of-reach', { folder: join(o.home, 'cluster'), account: account.name })
  const folder = join(o.systemFolder, randomBytes(6).toString('hex'))
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await chmod(o.systemFolder, 0o755)
  await chmod(folder, 0o755)
  try {
    await writeFile(join(o.home, 'location'), JSON.stringify({ folder, home: o.home } satisfies Pointer), {
      flag: 'wx',
    })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return (await movedTo(o.home)) ?? folder
  }
  o.log(`以 root 启动：系统用户 ${account.name} 进不了 ${o.home}，数据库文件放在 ${folder}`)
  return folder
}

/** An ordinary user can use only a cluster of its own. */
const refuseStrangersCluster = async (cluster: string): Promise<void> => {
  const me = process.getuid?.()
  if (me === undefined || isRoot()) return
  const found = await stat(cluster).catch(() => undefined)
  if (!found || found.uid === me) return
  const accounts = await systemAccounts()
  const nameOf = (uid: number) => accounts.find((a) => a.uid === uid)?.name ?? `${uid}`
  throw problem('other-owner', { folder: cluster, owner: nameOf(found.uid), me: nameOf(me) })
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined
