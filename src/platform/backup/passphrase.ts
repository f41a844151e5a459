import { randomInt, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problem } from './backup-problem.ts'

/** Kept for the nightly backup, which nobody attends. */
export const PASSPHRASE_FILE = join('keys', 'backup-passphrase')

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const SHORTEST = 12

/** Five groups of five, about 123 bits, without letters that look alike. */
export const newPassphrase = (): string =>
  Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  )

/**
 * Makes the installation's passphrase unless it has one or the environment names one. Answers it only when it was
 * made now: it is shown once, to be written down.
 */
export const makePassphrase = async (o: {
  dataFolder: string
  given: string | undefined
}): Promise<string | undefined> => {
  const file = join(o.dataFolder, PASSPHRASE_FILE)
  if (o.given || (await kept(o.dataFolder))) return undefined
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await chmod(dirname(file), 0o700)
  const made = newPassphrase()
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${made}\n`, { mode: 0o600, flush: true })
  try {
    // Whole under its name or not at all; of two first starts one is the maker.
    await link(draft, file)
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  } finally {
    await unlink(draft)
  }
}

/** The passphrase to seal with: of the environment, else the installation's own, else the one asked for. */
export const passphraseOf = async (o: {
  dataFolder: string
  given: string | undefined
  ask?: () => Promise<string>
}): Promise<string> => {
  const passphrase = o.given || (await kept(o.dataFolder)) || (await o.ask?.())
  if (!passphrase) throw problem('no-passphrase')
  if ([...passphrase.trim()].length < SHORTEST) throw problem('short-passphrase')
  return passphrase
}

const kept = async (dataFolder: string): Promise<string | undefined> => {
  const text = await readFile(join(dataFolder, PASSPHRASE_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.trim() || undefined
}
