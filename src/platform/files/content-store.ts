import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from './refusals.ts'

/** Files by their content, outside of the database: the same bytes are kept once, and a name is never part of a path. */
export interface ContentStore {
  /** Keeps bytes and answers their SHA-256 in hex; on the disk before it returns. Refuses on a full disk, leaving nothing. */
  keep(bytes: Buffer): Promise<string>
  /** A stream of what was kept; refuses what is not there. */
  read(hash: string): Promise<NodeJS.ReadableStream>
  /** Everything kept, with the time it came. */
  all(): AsyncGenerator<{ readonly hash: string; readonly keptAt: Date }>
  /** Removes what nobody kept again since. */
  remove(hash: string, o: { keptBefore: Date }): Promise<void>
}

const HASH = /^[0-9a-f]{64}$/
const PARTIAL = '.partial'

/** Keeps files below `folder`, in 256 folders by the first two letters of their hash. */
export const contentStore = (folder: string): ContentStore => {
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new RangeError('a content is named by its hash')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    keep: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(hash)
      // Kept again: whoever sweeps sees that somebody wants it.
      if (await exists(path)) return utimes(path, new Date(), new Date()).then(() => hash)
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 }).catch(refuseIfFull)
      await writeWhole(path, bytes)
      return hash
    },
    read: async (hash) => {
      const path = pathOf(hash)
      if (!(await exists(path))) throw refuse('gone')
      return createReadStream(path)
    },
    all: async function* () {
      for (const part of await readdir(folder).catch(() => [])) {
        for (const name of await readdir(join(folder, part)).catch(() => [])) {
          const { mtime } = await stat(join(folder, part, name))
          if (HASH.test(name)) yield { hash: name, keptAt: mtime }
          // A write that was cut off by a power failure.
          else if (name.endsWith(PARTIAL) && mtime.getTime() < Date.now() - 3_600_000)
            await rm(join(folder, part, name))
        }
      }
    },
    remove: async (hash, { keptBefore }) => {
      const { mtime } = await stat(pathOf(hash))
      if (mtime < keptBefore) await rm(pathOf(hash), { force: true })
    },
  }
}

const refuseAll = (): never => {
  throw new Error('this program was given no folder for files')
}

/** For programs that keep no files: whoever tries is told so. */
export const noFolder: ContentStore = {
  keep: async () => refuseAll(),
  read: async () => refuseAll(),
  all: () => refuseAll(),
  remove: async () => refuseAll(),
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  )

/** Whole or not at all: written under another name, flushed to the disk, then given its own. */
const writeWhole = async (path: string, bytes: Buffer): Promise<void> => {
  const partial = `${path}.${randomUUID()}${PARTIAL}`
  try {
    const handle = await open(partial, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await link(partial, path).catch((error: NodeJS.ErrnoException) => {
      // Somebody kept the same bytes in the same moment.
      if (error.code !== 'EEXIST') throw error
    })
  } catch (error) {
    refuseIfFull(error as NodeJS.ErrnoException)
  } finally {
    await rm(partial, { force: true })
  }
}

const refuseIfFull = (error: NodeJS.ErrnoException): never => {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw refuse('disk-full')
  throw error
}
