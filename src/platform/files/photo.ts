import { refuse } from './refusals.ts'

/** A photo drawn anew: turned upright, within the limits, without place, time, camera or anything else beside the picture. */
export interface Photo {
  readonly bytes: Buffer
  readonly thumbnail: Buffer
  readonly width: number
  readonly height: number
}

/** A camera of today makes 50 million; the pixels are what costs memory, not the bytes. */
const MOST_PIXELS = 64_000_000
const LONGEST_SIDE = 2560
const THUMBNAIL = 320

// Two at a time: each takes some hundred megabytes, and the desk must answer meanwhile.
const AT_ONCE = 2

/** Reads a picture and draws it anew as JPEG. Refuses what is damaged and what has too many pixels, before decoding it. */
export const photoFrom = (file: { name: string; bytes: Buffer }): Promise<Photo> => inLine(() => drawn(file))

/** Loaded with the first photo: it takes more memory than all else here, and many a process never sees one. */
const drawing = async () => {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  return sharp
}

const drawn = async ({ name, bytes }: { name: string; bytes: Buffer }): Promise<Photo> => {
  const sharp = await drawing()
  const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw refuse('photo-damaged', { name })
    })
  if (width * height > MOST_PIXELS) throw refuse('too-many-pixels', { name, width, height })
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient()
    const { data, info } = await upright
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(data)
      .resize({ width: THUMBNAIL, height: THUMBNAIL, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer()
    return { bytes: data, thumbnail, width: info.width, height: info.height }
  } catch {
    throw refuse('photo-damaged', { name })
  }
}

const waiting: (() => void)[] = []
let running = 0

const inLine = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
