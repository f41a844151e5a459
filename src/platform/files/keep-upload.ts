import { createHash } from 'node:crypto'
import { cleanLine } from '../../kernel/chinese-text.ts'
import type { ContentStore } from './content-store.ts'
import { fileKindOf, fileNameOf } from './file-kind.rules.ts'
import { photoFrom } from './photo.ts'

/** An upload that was looked at and is on the disk; `registerFile` makes it a file of a community. */
export interface KeptFile {
  readonly kind: 'photo' | 'document'
  /** The name it is shown under; never a path. */
  readonly name: string
  readonly mediaType: string
  readonly hash: string
  readonly bytes: number
  /** Hash of the small picture; null for documents. */
  readonly thumbnail: string | null
  readonly width: number | null
  readonly height: number | null
  /** SHA-256 of what was sent: the same upload twice is recognised by it. */
  readonly sent: string
}

/**
 * Looks at an upload and keeps it: photos are drawn anew, other permitted types stay as they are and are only ever
 * offered as a download. Outside of any transaction: what no row points to afterwards is swept away.
 */
export const keepUpload = async (
  store: ContentStore,
  upload: { readonly name: string; readonly bytes: Buffer },
): Promise<KeptFile> => {
  const { bytes } = upload
  const name = cleanLine(upload.name).split(/[/\\]/).at(-1) || '未命名'
  const { fileTypeFromBuffer } = await import('file-type')
  const detected = (await fileTypeFromBuffer(bytes))?.mime
  const kind = fileKindOf({ name, bytes, detected })
  const sent = createHash('sha256').update(bytes).digest('hex')
  if (kind.kind === 'document') {
    const { mediaType, extension } = kind
    const kept = {
      kind: 'document',
      name: fileNameOf(name, extension),
      mediaType,
      hash: await store.keep(bytes),
    } as const
    return { ...kept, bytes: bytes.length, thumbnail: null, width: null, height: null, sent }
  }
  const photo = await photoFrom({ name, bytes })
  return {
    kind: 'photo',
    name: fileNameOf(name, 'jpg'),
    mediaType: 'image/jpeg',
    hash: await store.keep(photo.bytes),
    bytes: photo.bytes.length + photo.thumbnail.length,
    thumbnail: await store.keep(photo.thumbnail),
    width: photo.width,
    height: photo.height,
    sent,
  }
}
