import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'

/**
 * The keys of an installation: several for encryption (the newest writes, all read) and one for look-ups by a keyed
 * hash. Written as JSON, kept outside of the database.
 */
export interface KeyRing {
  /** The key that encrypts from now on. */
  readonly current: string
  readonly encryption: ReadonlyMap<string, Buffer>
  readonly lookup: Buffer
}

/** Keys are missing or damaged; nothing personal can be read or written until that is mended. */
export class KeyRingProblem extends Error {}

const key = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 32) return bytes
  context.issues.push({ code: 'custom', message: 'a key has 32 bytes in base64', input: text })
  return z.NEVER
})

const written = z.strictObject({
  current: z.string(),
  encryption: z.record(z.string().regex(/^[a-z0-9-]{1,20}$/), key),
  lookup: key,
})

/** A new ring with one key of each kind, as the JSON to keep. */
export const newKeyRing = (): string =>
  JSON.stringify({ current: 'k1', encryption: { k1: newKey() }, lookup: newKey() }, null, 2)

/** The ring with a further encryption key that writes from now on; what older keys wrote stays readable. */
export const withNewKey = (json: string): string => {
  const ring = JSON.parse(json) as { encryption: Record<string, string>; lookup: string }
  const name = `k${Object.keys(ring.encryption).length + 1}`
  return JSON.stringify({ ...ring, current: name, encryption: { ...ring.encryption, [name]: newKey() } }, null, 2)
}

/** @throws KeyRingProblem when the JSON is no ring. */
export const parseKeyRing = (json: string): KeyRing => {
  const ring = written.safeParse(parsedJson(json))
  if (!ring.success) throw new KeyRingProblem('密钥文件已损坏。请从备份恢复原来的密钥文件，不要新建。')
  const { current, encryption, lookup } = ring.data
  if (encryption[current] === undefined) throw new KeyRingProblem(`密钥文件里没有当前密钥 ${current}。`)
  return { current, encryption: new Map(Object.entries(encryption)), lookup }
}

/**
 * Encrypts a text with AES-256-GCM as `v1.<key id>.<base64url of nonce, text, tag>`. `place` (the community, the row,
 * the field) is bound to it: copied to another row it does not open.
 */
export const encrypt = (ring: KeyRing, o: { text: string; place: string }): string => {
  const { keyId, sealed } = encryptBytes(ring, { bytes: Buffer.from(o.text, 'utf8'), place: o.place })
  return `v1.${keyId}.${sealed.toString('base64url')}`
}

/** The text of `encrypt`. @throws KeyRingProblem when the key is not in the ring or the text was changed or moved. */
export const decrypt = (ring: KeyRing, o: { cipher: string; place: string }): string => {
  const [version, keyId = '', sealed = ''] = o.cipher.split('.')
  if (version !== 'v1') throw new KeyRingProblem(`缺少密钥 ${keyId}，无法解密。`)
  return decryptBytes(ring, { keyId, sealed: Buffer.from(sealed, 'base64url'), place: o.place }).toString('utf8')
}

/** Bytes (a file) sealed in the same way: nonce, content, tag. */
export const encryptBytes = (ring: KeyRing, o: { bytes: Uint8Array; place: string }): SealedBytes => {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', ring.encryption.get(ring.current) as Buffer, nonce)
  cipher.setAAD(Buffer.from(o.place, 'utf8'))
  const sealed = Buffer.concat([nonce, cipher.update(o.bytes), cipher.final(), cipher.getAuthTag()])
  return { keyId: ring.current, sealed }
}

/** Nonces are drawn many at a time: an import seals a hundred thousand numbers. */
let drawn = Buffer.alloc(0)

const freshNonce = (): Buffer => {
  if (drawn.length < 12) drawn = randomBytes(12 * 256)
  const nonce = drawn.subarray(0, 12)
  drawn = drawn.subarray(12)
  return nonce
}

export interface SealedBytes {
  readonly keyId: string
  readonly sealed: Buffer
}

/** @throws KeyRingProblem as `decrypt` does. */
export const decryptBytes = (ring: KeyRing, o: SealedBytes & { place: string }): Buffer => {
  const { keyId, sealed: bytes } = o
  const secret = ring.encryption.get(keyId)
  if (secret === undefined) throw new KeyRingProblem(`缺少密钥 ${keyId}，无法解密。`)
  if (bytes.length < 28) throw new KeyRingProblem('密文已损坏，无法解密。')
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(o.place, 'utf8'))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  } catch (error) {
    throw new KeyRingProblem('密文被改动过或不属于这条记录，无法解密。', { cause: error })
  }
}

/** HMAC-SHA-256 in hex, by which equal texts of one `place` are found without being readable. */
export const lookupHash = (ring: KeyRing, o: { text: string; place: string }): string =>
  createHmac('sha256', ring.lookup).update(`${o.place}\n${o.text}`, 'utf8').digest('hex')

const newKey = (): string => randomBytes(32).toString('base64')

const parsedJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
