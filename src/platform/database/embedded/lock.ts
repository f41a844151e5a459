import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './problem.ts'
import { isAlive, judge, serversIn } from './processes.ts'

/** What `postmaster.pid` and the processes of this machine say about a cluster. */
export type Seen =
  | { readonly kind: 'free' }
  | { readonly kind: 'busy'; readonly status: 'starting' | 'stopping' | 'orphans'; readonly pids: readonly number[] }
  | { readonly kind: 'ready'; readonly pid: number; readonly port: number }

export interface Lock {
  readonly text: string
  readonly pid: number
  readonly port: number
  /** Line 8: `starting`, `stopping`, `ready`; empty in a lock that is being written. */
  readonly status: string
}

/** Looks at the lock; one left behind by a dead server is removed. */
export const look = async (cluster: string): Promise<Seen> => {
  const lock = await readLock(cluster)
  if (!lock) return { kind: 'free' }
  if (lock.pid > 0 && (await judge(lock.pid, cluster)) !== 'gone') {
    if (lock.status === 'ready') return { kind: 'ready', pid: lock.pid, port: lock.port }
    return { kind: 'busy', status: lock.status === 'stopping' ? 'stopping' : 'starting', pids: [lock.pid] }
  }
  const pids = await serversIn(cluster)
  if (pids.length > 0) return { kind: 'busy', status: 'orphans', pids }
  // A lock of a dead process PostgreSQL clears by itself; of a live stranger, a zombie, or an empty one it does not.
  if (!(lock.pid > 0) || isAlive(lock.pid)) await clear(cluster, lock)
  return { kind: 'free' }
}

export const readLock = async (cluster: string): Promise<Lock | undefined> => {
  const text = await readFile(lockFile(cluster), 'utf8').catch((error) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined
    throw error
  })
  if (text === undefined) return undefined
  const lines = text.split('\n')
  return { text, pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' }
}

const lockFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** Takes away exactly the lock that was judged: one written in the meantime by another start is put back. */
const clear = async (cluster: string, judged: Lock): Promise<void> => {
  const aside = `${lockFile(cluster)}.stale-${randomBytes(6).toString('hex')}`
  try {
    await rename(lockFile(cluster), aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== judged.text) await link(aside, lockFile(cluster)).catch(() => {})
  await rm(aside, { force: true })
}
