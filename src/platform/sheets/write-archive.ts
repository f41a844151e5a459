import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ArchivePart {
  readonly path: string
  readonly text: Iterable<string> | AsyncIterable<string>
}

const LARGEST = 0xffff_ffff
const WITH_DESCRIPTOR_IN_UTF8 = 0x0808
const DEFLATED = 8
/** 1 January 1980, the first day a zip file knows: the same content makes the same file. */
const NO_DATE = 0x0021

interface Written {
  readonly path: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/**
 * A zip archive as a stream of bytes: parts are packed as they are made and never held whole; what stays in memory is
 * one line per part. The packing itself runs beside the main thread.
 */
export async function* streamArchive(
  parts: Iterable<ArchivePart> | AsyncIterable<ArchivePart>,
): AsyncGenerator<Buffer, void, undefined> {
  const written: Written[] = []
  let offset = 0
  for await (const part of parts) {
    const path = Buffer.from(part.path)
    const begins = offset
    const head = localHeader(path)
    yield head
    offset += head.length
    const tally = { crc: 0, size: 0, packed: 0 }
    for await (const chunk of packed(part.text, tally)) {
      yield chunk
      offset += chunk.length
    }
    const file = { path, offset: begins, ...tally }
    const tail = descriptor(file)
    yield tail
    offset += tail.length
    written.push(file)
  }
  yield directory(written, offset)
}

async function* packed(
  text: ArchivePart['text'],
  tally: { crc: number; size: number; packed: number },
): AsyncGenerator<Buffer, void, undefined> {
  async function* counted() {
    for await (const piece of text) {
      const bytes = Buffer.from(piece)
      tally.crc = crc32(bytes, tally.crc)
      tally.size += bytes.length
      yield bytes
    }
  }
  const deflate = createDeflateRaw({ level: 3, chunkSize: 64 * 1024 })
  // Its failures end the stream that is read below; a reader that leaves early ends the source.
  pipeline(Readable.from(counted(), { objectMode: true, highWaterMark: 2 }), deflate, () => {})
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    tally.packed += chunk.length
    yield chunk
  }
  if (tally.size > LARGEST || tally.packed > LARGEST) throw new Error('a part of the workbook is larger than 4 GiB')
}

const localHeader = (path: Buffer): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(WITH_DESCRIPTOR_IN_UTF8, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt16LE(NO_DATE, 12)
  head.writeUInt16LE(path.length, 26)
  return Buffer.concat([head, path])
}

const descriptor = ({ crc, packed: packedSize, size }: Written): Buffer => {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x0807_4b50, 0)
  tail.writeUInt32LE(crc, 4)
  tail.writeUInt32LE(packedSize, 8)
  tail.writeUInt32LE(size, 12)
  return tail
}

const directory = (files: readonly Written[], offset: number): Buffer => {
  const entries = files.map((file) => {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x0201_4b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(WITH_DESCRIPTOR_IN_UTF8, 8)
    entry.writeUInt16LE(DEFLATED, 10)
    entry.writeUInt16LE(NO_DATE, 14)
    entry.writeUInt32LE(file.crc, 16)
    entry.writeUInt32LE(file.packed, 20)
    entry.writeUInt32LE(file.size, 24)
    entry.writeUInt16LE(file.path.length, 28)
    entry.writeUInt32LE(file.offset, 42)
    return Buffer.concat([entry, file.path])
  })
  const body = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(body.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([body, end])
}
