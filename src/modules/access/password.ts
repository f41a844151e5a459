import { randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the library's defaults (19 MiB, 2 passes): ASVS 11.4.2. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'))

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC'))

let decoy: Promise<string> | undefined

/** Spends the time of a check for an account that does not exist, so that guessing names learns nothing. */
export const verifyNobody = async (password: string): Promise<false> => {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  await verifyPassword(await decoy, password)
  return false
}

// No 0/O, 1/l/I: first passwords are read out and typed.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A random first password, easy to read aloud: three groups of four. */
export const randomPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join(
    '-',
  )

export const randomToken = (): string => randomBytes(32).toString('base64url')
