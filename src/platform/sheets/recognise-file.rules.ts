import { isUtf8 } from 'node:buffer'
import { refuse } from './refusals.ts'
import type { Encoding } from './sheet.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const UTF8_MARK = [0xef, 0xbb, 0xbf]

/** What the first bytes say, whatever the name of the file: a zip container, or text. All else is refused. */
export const recogniseFile = (bytes: Uint8Array): 'xlsx' | 'csv' => {
  if (bytes.length === 0) throw refuse('empty')
  if (startsWith(bytes, ZIP)) return 'xlsx'
  if (startsWith(bytes, OLD_OFFICE)) throw refuse(holdsEncryptedPackage(bytes) ? 'encrypted' : 'old-excel')
  const beginning = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 512))
    .trimStart()
    .replace(/^ï»¿/, '')
    .toLowerCase()
  if (/^<(!doctype html|html|table|head|meta|style)/.test(beginning)) throw refuse('web-page')
  if (beginning.startsWith('<?xml') || beginning.startsWith('%pdf') || beginning.startsWith('{\\rtf'))
    throw refuse('not-a-table')
  return 'csv'
}

/** The text of a .csv and the encoding it was found in: marks first, then UTF-8 when every byte fits, then GBK. */
export const decodeText = (bytes: Uint8Array): { text: string; encoding: Encoding } => {
  if (startsWith(bytes, UTF8_MARK)) return decoded(bytes, 'utf-8', 'UTF-8 BOM')
  if (startsWith(bytes, [0xff, 0xfe])) return decoded(bytes, 'utf-16le', 'UTF-16')
  if (startsWith(bytes, [0xfe, 0xff])) return decoded(swapped(bytes), 'utf-16le', 'UTF-16')
  if (bytes.subarray(0, 4096).includes(0)) throw refuse('not-a-table')
  return isUtf8(bytes) ? decoded(bytes, 'utf-8', 'UTF-8') : decoded(bytes, 'gb18030', 'GBK')
}

const decoded = (bytes: Uint8Array, label: string, encoding: Encoding) => {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    if (text.trim() === '') throw refuse('empty')
    return { text, encoding }
  } catch (error) {
    if (error instanceof TypeError) throw refuse('encoding-unknown')
    throw error
  }
}

const swapped = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length % 2 === 1) throw refuse('encoding-unknown')
  return Uint8Array.from(bytes, (_, at) => bytes[at ^ 1] ?? 0)
}

/** A workbook with a password is an old container around the new one. */
const holdsEncryptedPackage = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
