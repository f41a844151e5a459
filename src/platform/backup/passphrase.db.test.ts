import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePassphrase, PASSPHRASE_FILE, passphraseOf } from './passphrase.ts'

let dataFolder: string
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'liren-passphrase-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

describe("An installation's passphrase", () => {
  it('is made and told once, and kept for its owner alone', async () => {
    const made = await makePassphrase({ dataFolder, given: undefined })
    expect(made).toBeDefined()
    expect(await makePassphrase({ dataFolder, given: undefined })).toBeUndefined()
    expect((await readFile(join(dataFolder, PASSPHRASE_FILE), 'utf8')).trim()).toBe(made)
    expect((await stat(join(dataFolder, PASSPHRASE_FILE))).mode & 0o777).toBe(0o600)
    expect(await passphraseOf({ dataFolder, given: undefined })).toBe(made)
  })

  it('is told by one of two first starts', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => makePassphrase({ dataFolder, given: undefined })))
    expect(made.filter((one) => one !== undefined)).toHaveLength(1)
  })

  it('is not made where the environment names one, which goes before a kept one', async () => {
    expect(await makePassphrase({ dataFolder, given: 'by the environment' })).toBeUndefined()
    expect(await passphraseOf({ dataFolder, given: 'by the environment' })).toBe('by the environment')
  })

  it('is asked for where there is none, and refused when it is missing or short', async () => {
    const ask = (answer: string) => passphraseOf({ dataFolder, given: undefined, ask: async () => answer })
    expect(await ask('typed by a person')).toBe('typed by a person')
    await expect(ask('')).rejects.toMatchObject({ code: 'no-passphrase' })
    await expect(ask('十一个字的口令还是短了')).rejects.toMatchObject({ code: 'short-passphrase' })
    await expect(passphraseOf({ dataFolder, given: undefined })).rejects.toMatchObject({ code: 'no-passphrase' })
  })
})
