import { cleanLine } from '../../kernel/chinese-text.ts'
import { refuse } from './refusals.ts'

/** What a file is by its content: the name it came with decides nothing but how plain text is called. */
export type FileKind =
  | { readonly kind: 'photo' }
  | { readonly kind: 'document'; readonly mediaType: string; readonly extension: string }

const photos = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/bmp'])

const documents: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

const PHOTO_NAME = /\.(jpe?g|png|webp|gif|tiff?|bmp|heic|heif|avif)$/i

/**
 * Decides by the first bytes (`detected`: the media type they speak of, undefined for text) what a file is. Refuses
 * what is empty, what only claims to be a photo, and everything that a browser could run (SVG, HTML, programs).
 */
export const fileKindOf = (file: { name: string; bytes: Uint8Array; detected: string | undefined }): FileKind => {
  const { name, bytes, detected } = file
  if (bytes.length === 0) throw refuse('empty', { name })
  if (detected !== undefined && photos.has(detected)) return { kind: 'photo' }
  if (detected?.startsWith('image/')) {
    throw refuse('photo-unknown', { name, kind: detected.slice('image/'.length).toUpperCase() })
  }
  if (PHOTO_NAME.test(name)) throw refuse('not-a-photo', { name })
  const extension = documents[detected ?? '']
  if (detected !== undefined && extension !== undefined) return { kind: 'document', mediaType: detected, extension }
  if (detected === undefined && /\.(txt|csv|log)$/i.test(name) && isText(bytes)) {
    return { kind: 'document', mediaType: 'text/plain; charset=utf-8', extension: 'txt' }
  }
  throw refuse('not-permitted', { name })
}

/** Text has no zero bytes and no control characters but breaks and tabs; UTF-8 or the GB 18030 of older programs. */
const isText = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 65_536)
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127)
}

/**
 * The name a file is shown and saved under: no path, nothing invisible, no characters that a file system refuses, at
 * most 100 characters, and the extension of what it really is.
 */
export const fileNameOf = (given: string, extension: string): string => {
  const last = cleanLine(given).split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/[<>:"|?*]/g, '')
    .replace(/^[.\s]+/, '')
  const short = [...stem].slice(0, 96).join('').trim()
  return `${short === '' ? '未命名' : short}.${extension}`
}
