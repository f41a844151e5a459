import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decrypt, encrypt, newKeyRing } from './key-ring.ts'
import { KEY_RING_FILE, openKeyRing } from './open-key-ring.ts'

let dataFolder: string

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'liren-keys-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

describe('The keys of an installation', () => {
  it('are made at the first start, for their owner alone, and found again at the second', async () => {
    const first = await openKeyRing({ dataFolder, env: {} })
    expect((await stat(join(dataFolder, KEY_RING_FILE))).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataFolder, 'keys'))).mode & 0o777).toBe(0o700)
    const second = await openKeyRing({ dataFolder, env: {} })
    expect(decrypt(second, { cipher: encrypt(first, { text: '1', place: '' }), place: '' })).toBe('1')
  })

  it('are one ring, however many starts race for the first', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyRing({ dataFolder, env: {} })))
    expect(new Set(rings.map((ring) => ring.lookup.toString('hex'))).size).toBe(1)
  })

  it('come from LIREN_KEYS where that is set, and no file is made', async () => {
    const json = newKeyRing()
    const ring = await openKeyRing({ dataFolder, env: { LIREN_KEYS: json } })
    expect(ring.lookup.toString('base64')).toBe((JSON.parse(json) as { lookup: string }).lookup)
    await expect(readFile(join(dataFolder, KEY_RING_FILE))).rejects.toThrow('ENOENT')
  })

  it('are never replaced when the file is damaged', async () => {
    await openKeyRing({ dataFolder, env: {} })
    await writeFile(join(dataFolder, KEY_RING_FILE), 'torn')
    await expect(openKeyRing({ dataFolder, env: {} })).rejects.toThrow('从备份恢复')
    expect(await readFile(join(dataFolder, KEY_RING_FILE), 'utf8')).toBe('torn')
  })
})
