import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type KeyRing, KeyRingProblem, newKeyRing, parseKeyRing } from './key-ring.ts'

/** The file of the ring inside the data folder; it belongs into every backup, under a passphrase. */
export const KEY_RING_FILE = join('keys', 'ring.json')

/**
 * Opens the ring of an installation: the JSON in `LIREN_KEYS` where it is set, else `keys/ring.json` in the data
 * folder, made at the first start (0600). Two first starts at once agree on one ring.
 */
export const openKeyRing = async (o: {
  dataFolder: string
  env?: { readonly LIREN_KEYS?: string | undefined }
}): Promise<KeyRing> => {
  const given = (o.env ?? process.env).LIREN_KEYS
  if (given) return parseKeyRing(given)
  const file = join(o.dataFolder, KEY_RING_FILE)
  return parseKeyRing((await existing(file)) ?? (await made(file)))
}

let provided: KeyRing | undefined

/** Said once at start: the ring that this process works with. */
export const provideKeyRing = (ring: KeyRing): void => {
  provided = ring
}

/** @throws KeyRingProblem before `provideKeyRing`. */
export const keyRing = (): KeyRing => {
  if (provided === undefined) throw new KeyRingProblem('密钥没有打开，证件号码暂时不能读写。')
  return provided
}

const existing = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** Written whole under another name first: whoever finds the file finds all of it. */
const made = async (file: string): Promise<string> => {
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const ring = newKeyRing()
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, ring, { flag: 'wx', mode: 0o600, flush: true })
  try {
    await link(draft, file)
    return ring
  } catch (error) {
    const other = await existing(file)
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || other === undefined) throw error
    return other
  } finally {
    await unlink(draft)
  }
}
