import { mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ClusterTree } from './cluster-files.rules.ts'
import { eachOf } from './each-of.ts'
import type { Room } from './room.ts'
import { type StoredFile, storeFile } from './store-file.ts'

const WORKERS = 4

export interface CopyOrder {
  readonly from: string
  /** The backup's folder; paths in it begin with `prefix`. */
  readonly to: string
  readonly prefix: string
  readonly compress: boolean
  readonly room: Room
  readonly signal: AbortSignal
}

export type StoredFiles = Record<string, StoredFile>

/** Everything below a folder that other processes go on changing: what vanishes while it is listed is not there. */
export const treeOf = async (root: string): Promise<ClusterTree> => {
  const folders: string[] = []
  const files: string[] = []
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true }).catch(unlessGone)
    for (const entry of entries ?? []) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) {
        folders.push(path)
        await walk(path)
      } else files.push(path)
    }
  }
  await walk('')
  return { folders, files }
}

/** Copies these files into the backup; those that vanish meanwhile are left out. */
export const copyFiles = async (paths: readonly string[], o: CopyOrder): Promise<StoredFiles> => {
  const stored: StoredFiles = {}
  const folders = new Set(paths.map((path) => dirname(join(o.to, o.prefix, path))))
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 })
  await eachOf(paths, WORKERS, async (path) => {
    const handle = await open(join(o.from, path)).catch(unlessGone)
    if (!handle) return
    stored[`${o.prefix}/${path}`] = await storeFile(handle, { ...o, target: join(o.to, o.prefix, path) })
  })
  return stored
}

export const unlessGone = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}
