import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFiles, MANIFEST_FILE, type Manifest, readManifest, writtenManifest } from './manifest.ts'
import { pruneBackups } from './prune-backups.ts'
import { folderNameAt } from './retention.rules.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liren-manifest-'))
})
afterEach(() => rm(folder, { recursive: true }))

const manifest = (files: Manifest['files'] = {}): Manifest => ({
  format: 1,
  version: '0.1.0',
  takenAt: '2026-04-01T19:10:00.000Z',
  kind: 'cluster',
  postgres: 17,
  installation: '7',
  migrations: ['20261123T0000_platform'],
  auditHeads: [{ chain: 'company', number: '3', hash: 'ff' }],
  bytes: 3,
  folders: ['database/pg_wal'],
  files,
})

describe('The manifest of a backup', () => {
  it('is read back as written', async () => {
    await writeFile(join(folder, MANIFEST_FILE), writtenManifest(manifest()))
    expect((await readManifest(folder)).manifest).toEqual(manifest())
  })

  it.each(['', 'nonsense', '{}', '{"format":2}'])('is asked for where there is none (%#)', async (text) => {
    if (text) await writeFile(join(folder, MANIFEST_FILE), text)
    await expect(readManifest(folder)).rejects.toThrow('manifest.json')
  })

  it('leads nowhere outside of the backup', async () => {
    const stored = { bytes: 0, sha256: '0'.repeat(64) }
    for (const path of ['../x', '/etc/passwd', 'database/../../x', 'database\\..\\x', 'keys/ring.json', 'files/./x']) {
      await writeFile(join(folder, MANIFEST_FILE), writtenManifest(manifest({ [path]: stored })))
      await expect(readManifest(folder)).rejects.toMatchObject({ code: 'not-a-backup' })
    }
  })

  it('names the first file that is missing, longer or changed', async () => {
    const sha256 = createHash('sha256').update('one').digest('hex')
    const whole = manifest({ 'database/a': { bytes: 3, sha256 } })
    await expect(checkFiles(folder, whole)).rejects.toThrow('database/a')
    await mkdir(join(folder, 'database'))
    for (const [text, good] of [
      ['one', true],
      ['ones', false],
      ['two', false],
    ] as const) {
      await writeFile(join(folder, 'database/a'), text)
      const check = checkFiles(folder, whole)
      await (good ? check : expect(check).rejects.toMatchObject({ code: 'damaged' }))
    }
  })
})

describe('Old backups', () => {
  const now = new Date('2026-04-30T19:10:00Z')
  const put = async (at: string, installation: string): Promise<string> => {
    const name = folderNameAt(new Date(at))
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, MANIFEST_FILE), writtenManifest({ ...manifest(), installation }))
    return name
  }

  it('are removed, except those of another installation and whatever is no backup of ours', async () => {
    const gone = await put('2026-03-02T19:10:00Z', '7')
    const kept = [
      await put('2026-03-30T19:10:00Z', '7'),
      await put('2026-04-30T19:10:00Z', '7'),
      await put('2026-03-03T19:10:00Z', '8'),
    ]
    await mkdir(join(folder, 'liren-20200101T000000Z'))
    await writeFile(join(folder, 'photo.jpg'), '')
    expect(await pruneBackups({ target: folder, installation: '7', now })).toEqual([gone])
    expect((await readdir(folder)).sort()).toEqual([...kept, 'liren-20200101T000000Z', 'photo.jpg'].sort())
  })
})
