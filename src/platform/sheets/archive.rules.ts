import { inflateRawSync } from 'node:zlib'
import { refuse } from './refusals.ts'
import type { SheetLimits } from './sheet.ts'

/** One entry of a zip archive, as its central directory declares it. */
export interface Part {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_END = 0x06064b50
const IN_ZIP64 = 0xffffffff
const SMALL_ENOUGH = 10 * 1024 * 1024

/**
 * Reads the central directory of an .xlsx and refuses, before anything is unpacked: too many entries, too much
 * once unpacked, an impossible ratio, parts that overlap or share a name. The sizes read here are the caps the
 * reader unpacks under, so an archive that lies about them is refused as well.
 */
export const checkArchive = (bytes: Uint8Array, limits: SheetLimits): ReadonlyMap<string, Part> => {
  const parts = readDirectory(bytes, limits)
  const byName = new Map(parts.map((part) => [part.name, part]))
  const packed = parts.reduce((sum, part) => sum + part.packed, 0)
  if (byName.size < parts.length || packed > bytes.length) throw refuse('damaged')
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0)
  const suspicious = parts.some(
    (part) => (part.unpacked > SMALL_ENOUGH && part.unpacked > part.packed * limits.ratio) || hidesItsSize(part),
  )
  if (unpacked > limits.unpackedBytes || suspicious) throw refuse('unpacks-too-large', { most: limits.unpackedBytes })
  const texts = parts.find((part) => /sharedstrings\.xml$/i.test(part.name))
  if (texts && texts.unpacked > limits.textPartBytes) throw refuse('too-much-text')
  return byName
}

/** Unpacks one small part (the list of sheets, the content types) as text; empty when there is none. */
export const readSmallPart = (bytes: Uint8Array, part: Part | undefined): string => {
  if (part === undefined) return ''
  const view = viewOf(bytes)
  if (part.unpacked > SMALL_ENOUGH || part.offset + 30 > bytes.length) throw refuse('damaged')
  if (view.getUint32(part.offset, true) !== LOCAL_ENTRY) throw refuse('damaged')
  const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  const packed = bytes.subarray(start, start + part.packed)
  try {
    const content = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: part.unpacked + 1 })
    return new TextDecoder().decode(content)
  } catch {
    throw refuse('damaged')
  }
}

/** The reader takes a declared size of nothing for "unknown" and would unpack without a cap. */
const hidesItsSize = (part: Part): boolean => (part.unpacked === 0) !== (part.packed === 0) && part.packed > 2

const readDirectory = (bytes: Uint8Array, limits: SheetLimits): readonly Part[] => {
  const view = viewOf(bytes)
  const end = findEnd(view)
  const { entries, start } = whereDirectoryIs(view, end)
  if (entries > limits.zipEntries) throw refuse('too-many-parts', { entries, most: limits.zipEntries })
  const parts: Part[] = []
  let at = start
  for (let i = 0; i < entries; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw refuse('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    parts.push(readEntry(bytes, view, { at, nameLength, extraLength }))
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return parts
}

const readEntry = (
  bytes: Uint8Array,
  view: DataView,
  entry: { at: number; nameLength: number; extraLength: number },
): Part => {
  const { at, nameLength, extraLength } = entry
  const extra = { from: at + 46 + nameLength, to: Math.min(at + 46 + nameLength + extraLength, bytes.length) }
  const large = zip64Fields(view, extra)
  // Of the sizes that did not fit, only those are kept in the extra field, always in this order.
  const size = (offset: number) => {
    const small = view.getUint32(at + offset, true)
    if (small !== IN_ZIP64) return small
    const value = large.shift()
    if (value === undefined) throw refuse('damaged')
    return value
  }
  const unpacked = size(24)
  const packed = size(20)
  const offset = size(42)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
  return { name, method: view.getUint16(at + 10, true), packed, unpacked, offset }
}

const zip64Fields = (view: DataView, { from, to }: { from: number; to: number }): number[] => {
  let at = from
  while (at + 4 <= to) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1 && at + 4 + length <= to) {
      const field = (_: unknown, i: number) => Number(view.getBigUint64(at + 4 + i * 8, true))
      return Array.from({ length: Math.floor(length / 8) }, field)
    }
    at += 4 + length
  }
  return []
}

const findEnd = (view: DataView): number => {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw refuse('damaged')
}

const whereDirectoryIs = (view: DataView, end: number): { entries: number; start: number } => {
  const entries = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (entries !== 0xffff && start !== IN_ZIP64 && view.getUint32(end + 12, true) !== IN_ZIP64) return { entries, start }
  if (end < 20 || view.getUint32(end - 20, true) !== ZIP64_LOCATOR) throw refuse('damaged')
  const record = Number(view.getBigUint64(end - 12, true))
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== ZIP64_END) throw refuse('damaged')
  return {
    entries: Number(view.getBigUint64(record + 32, true)),
    start: Number(view.getBigUint64(record + 48, true)),
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
