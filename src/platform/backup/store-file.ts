import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Room } from './room.ts'

export interface StoredFile {
  /** Size as it lies in the backup. */
  readonly bytes: number
  readonly sha256: string
}

/** Writes a stream into a new file of the backup, on the disk when it returns, and answers its size and hash. */
export const storeStream = async (
  source: Readable,
  o: { target: string; compress: boolean; room: Room; signal: AbortSignal },
): Promise<StoredFile> => {
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
  if (o.compress) await pipeline(source, createGzip({ level: 1 }), counted, target, { signal: o.signal })
  else await pipeline(source, counted, target, { signal: o.signal })
  return { bytes, sha256: hash.digest('hex') }
}

/** Puts a file of the backup back as it was. */
export const unpackFile = (o: {
  source: string
  target: string
  compressed: boolean
  flush: boolean
}): Promise<void> => {
  const target = createWriteStream(o.target, { flags: 'wx', mode: 0o600, flush: o.flush })
  const source = createReadStream(o.source)
  return o.compressed ? pipeline(source, createGunzip(), target) : pipeline(source, target)
}

/** SHA-256 in hex. */
export const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
