import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, readFile, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip, createGzip, gunzip, gzip } from 'node:zlib'
import type { Room } from './room.ts'

export interface StoredFile {
  /** Size as it lies in the backup. */
  readonly bytes: number
  readonly sha256: string
}

export interface Storing {
  readonly target: string
  readonly compress: boolean
  readonly room: Room
  readonly signal: AbortSignal
}

/** Most files of a database are small: those are handled whole, which costs a tenth of a stream. */
const SMALL = 512 * 1024
const LEVEL = { level: 1 }

/** Writes an open file into a new file of the backup and closes it. */
export const storeFile = async (file: FileHandle, o: Storing): Promise<StoredFile> => {
  if ((await file.stat()).size > SMALL) return storeStream(createReadStream('', { fd: file, highWaterMark: SMALL }), o)
  try {
    return await storeBytes(await file.readFile(), o)
  } finally {
    await file.close()
  }
}

/** Writes bytes into a new file of the backup, on the disk when it returns, and answers its size and hash. */
export const storeBytes = async (bytes: Buffer, o: Storing): Promise<StoredFile> => {
  o.signal.throwIfAborted()
  const stored = o.compress ? await promisify(gzip)(bytes, LEVEL) : bytes
  await o.room.take(stored.length)
  await writeFile(o.target, stored, { flag: 'wx', mode: 0o600, flush: true })
  return { bytes: stored.length, sha256: createHash('sha256').update(stored).digest('hex') }
}

/** The same for what is too large to be held. */
export const storeStream = async (source: Readable, o: Storing): Promise<StoredFile> => {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      await o.room.take(chunk.length)
      yield chunk
    }
  }
  const target = createWriteStream(o.target, { flags: 'wx', mode: 0o600, flush: true })
  if (o.compress) await pipeline(source, createGzip(LEVEL), counted, target, { signal: o.signal })
  else await pipeline(source, counted, target, { signal: o.signal })
  return { bytes, sha256: hash.digest('hex') }
}

/** Puts a file of the backup, so large as it is stored, back as it was. */
export const unpackFile = async (o: {
  source: string
  bytes: number
  target: string
  compressed: boolean
  flush: boolean
}): Promise<void> => {
  const { flush } = o
  if (o.bytes <= SMALL) {
    const stored = await readFile(o.source)
    const bytes = o.compressed ? await promisify(gunzip)(stored) : stored
    return await writeFile(o.target, bytes, { flag: 'wx', mode: 0o600, flush })
  }
  const target = createWriteStream(o.target, { flags: 'wx', mode: 0o600, flush })
  const source = createReadStream(o.source, { highWaterMark: SMALL })
  await (o.compressed ? pipeline(source, createGunzip(), target) : pipeline(source, target))
}

/** Whether a file is the one that was stored. */
export const isUnchanged = async (file: string, known: StoredFile): Promise<boolean> => {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of known.bytes <= SMALL
      ? [await readFile(file)]
      : createReadStream(file, { highWaterMark: SMALL })) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
  return bytes === known.bytes && hash.digest('hex') === known.sha256
}
