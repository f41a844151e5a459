import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { problem } from './backup-problem.ts'

/** The file in a backup that only the passphrase opens. */
export const SEALED_FILE = 'keys.sealed'

/** What is sealed: the files that open everything else, and the digest of the manifest beside them. */
export interface SealedKeys {
  readonly manifest: string
  /** By path below the data folder (`keys/ring.json`); contents in base64. */
  readonly files: Readonly<Record<string, string>>
  /** The superuser's password of an embedded cluster. */
  readonly clusterSecret?: string | undefined
}

const base64 = z.base64()

const sealed = z.strictObject({
  format: z.literal(1),
  /** scrypt's cost; bounded, because it is read before anything is proven. */
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.literal(8),
  p: z.literal(1),
  salt: base64,
  nonce: base64,
  data: base64,
})

const contents = z.strictObject({
  manifest: z.string(),
  files: z.record(z.string().regex(/^(?:keys|tls)\/[A-Za-z0-9][A-Za-z0-9._-]*$/), base64),
  clusterSecret: z.string().optional(),
})

/** 128 MB and about half a second for each guess. */
const COST = 2 ** 17

/** Seals keys under a passphrase: scrypt, then AES-256-GCM. Answers the text of the file. */
export const sealKeys = async (keys: SealedKeys, o: { passphrase: string; cost?: number }): Promise<string> => {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const header = { format: 1, n: o.cost ?? COST, r: 8, p: 1, salt: text(salt), nonce: text(nonce) } as const
  const cipher = createCipheriv('aes-256-gcm', await keyOf(o.passphrase, header), nonce)
  cipher.setAAD(Buffer.from(JSON.stringify(header)))
  const data = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final(), cipher.getAuthTag()])
  return JSON.stringify({ ...header, data: text(data) })
}

/** @throws BackupProblem when the passphrase is not the one or the text was changed. */
export const openKeys = async (file: string, passphrase: string): Promise<SealedKeys> => {
  try {
    const { data, ...header } = sealed.parse(JSON.parse(file))
    const bytes = Buffer.from(data, 'base64')
    const decipher = createDecipheriv(
      'aes-256-gcm',
      await keyOf(passphrase, header),
      Buffer.from(header.nonce, 'base64'),
    )
    decipher.setAAD(Buffer.from(JSON.stringify(header)))
    decipher.setAuthTag(bytes.subarray(-16))
    const opened = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
    return contents.parse(JSON.parse(opened.toString('utf8')))
  } catch (error) {
    throw Object.assign(problem('sealed'), { cause: error })
  }
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** What a person types is compared as letters, not as the bytes of a keyboard: full-width and composed forms are one. */
const keyOf = (passphrase: string, o: { n: number; r: number; p: number; salt: string }): Promise<Buffer> =>
  derive(passphrase.normalize('NFKC').trim(), Buffer.from(o.salt, 'base64'), 32, {
    N: o.n,
    r: o.r,
    p: o.p,
    maxmem: 2 ** 26 + 256 * o.n * o.r,
  })

const text = (bytes: Buffer): string => bytes.toString('base64')
