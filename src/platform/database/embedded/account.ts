import type { Stats } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { problem } from './problem.ts'

/** The system user a server runs as when we are root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * The account for the server: none for an ordinary user (the server runs as ourselves); for root whoever owns
 * the cluster already, else `postgres`, else `nobody`.
 */
export const accountFor = async (cluster: string): Promise<Account | undefined> => {
  if (!isRoot()) return undefined
  const accounts = await systemAccounts()
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0)
    return { uid: owner.uid, gid: owner.gid, name: accounts.find((a) => a.uid === owner.uid)?.name ?? `${owner.uid}` }
  const usable = ['postgres', 'nobody'].flatMap((name) => accounts.filter((a) => a.name === name && a.uid > 0))
  if (!usable[0]) throw problem('no-account', { reason: '没有 postgres 和 nobody 用户' })
  return usable[0]
}

export const systemAccounts = async (): Promise<Account[]> => {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Permission bits as in a file mode. */
const READ = 4
const ENTER = 1

/** Whether the account can pass through every folder above `path`, and read and enter (or run) `path` itself. */
export const canReach = async (account: Account, path: string): Promise<boolean> => {
  const real = await realpath(path)
  return allows(account, await stat(real), READ | ENTER) && canPass(account, dirname(real))
}

/** Whether the account can pass through `path` and every folder above it. */
export const canPass = async (account: Account, path: string): Promise<boolean> => {
  const real = await realpath(path)
  for (let folder = real; ; folder = dirname(folder)) {
    if (!allows(account, await stat(folder), ENTER)) return false
    if (folder === dirname(folder)) return true
  }
}

const allows = (account: Account, file: Stats, bits: number): boolean => {
  if (file.uid === account.uid) return ((file.mode >> 6) & bits) === bits
  if (file.gid === account.gid) return ((file.mode >> 3) & bits) === bits
  return (file.mode & bits) === bits
}
