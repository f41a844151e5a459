import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile } from '../kernel/clause.ts'
import { testSession, testStaff } from '../modules/access/testing/people.ts'
import { MANIFEST_FILE } from '../platform/backup/manifest.ts'
import { makePassphrase, PASSPHRASE_FILE } from '../platform/backup/passphrase.ts'
import { type RestoreOrder, restoreBackup } from '../platform/backup/restore-backup.ts'
import { SEALED_FILE } from '../platform/backup/sealed-keys.ts'
import { type BackupReport, takeBackup } from '../platform/backup/take-backup.ts'
import { startEmbedded } from '../platform/database/embedded/index.ts'
import { migrate, readMigrations } from '../platform/database/migrate.ts'
import { KEY_RING_FILE, openKeyRing, provideKeyRing } from '../platform/secrets/open-key-ring.ts'
import { clusterOf, embeddedTrial, postmasterOf } from '../platform/testing/embedded-trial.ts'
import { newFolder } from '../platform/testing/folder.ts'
import { fillDemoAndPast } from './demo/fill-demo.ts'
import { createApp } from './server.ts'
import { openBank, readBank, startWriters, tableSums } from './testing/busy-bank.ts'
import { type VerifyResult, verifyDatabase } from './verify-database.ts'

const trial = embeddedTrial()
const PHOTO = Buffer.from('a photo of a leaking pipe')

let backups: string
let made: BackupReport
let passphrase: string
let ring: string
let before: { sums: Record<string, string>; acknowledged: number[] }
let after: { acknowledged: number[] }

/** A working installation, backed up while four people write; then its server is killed and its folder deleted. */
beforeAll(async () => {
  backups = await newFolder()
  const dataFolder = await newFolder()
  const holder = await trial.hold(dataFolder)
  const { url } = holder.said
  provideKeyRing(await openKeyRing({ dataFolder, env: {} }))
  passphrase = (await makePassphrase({ dataFolder, given: undefined })) as string
  ring = await readFile(join(dataFolder, KEY_RING_FILE), 'utf8')
  await mkdir(join(dataFolder, 'files', 'ab'), { recursive: true })
  await writeFile(join(dataFolder, 'files', 'ab', 'photo'), PHOTO)
  await migrate({ url })
  const app = await createApp({ url })
  await fillDemoAndPast(app, (clock) => createApp({ url, clock, requestsPerMinute: 100_000 }))
  await app.close()
  await openBank(url)

  const writers = startWriters(url)
  while (writers.acknowledged().some((n) => n < 20)) await sleep(10)
  before = { sums: await asOwner(url, tableSums), acknowledged: writers.acknowledged() }
  const source = { url, cluster: clusterOf(dataFolder), dataFolder, version: 'test' }
  made = await takeBackup({ source, target: backups, passphrase })
  after = { acknowledged: writers.acknowledged() }

  const postmaster = await postmasterOf(clusterOf(dataFolder))
  holder.child.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 20 })
  await writers.stop()
}, 180_000)
afterAll(() => rm(backups, { recursive: true, force: true }))

const asOwner = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const restoring = (o: Partial<RestoreOrder> & { dataFolder: string }) =>
  restoreBackup({
    folder: made.folder,
    databaseUrl: undefined,
    migrations: readMigrations().map((m) => m.name),
    passphrase: async () => passphrase,
    prove: async () => {},
    log: () => {},
    ...o,
  })

describe('A backup made while people work, after the server was killed and its folder deleted', () => {
  it(`${hostile(41)} restores every acknowledged row, of one moment, and sends nothing out until an administrator says so`, async () => {
    const dataFolder = await trial.folder()
    let results: VerifyResult[] = []
    const { brokenChains } = await restoring({
      dataFolder,
      prove: async (url) => {
        await migrate({ url })
        results = await asOwner(url, verifyDatabase)
      },
    })
    expect(brokenChains).toEqual([])
    expect(results.length).toBeGreaterThan(10)
    expect(results.filter((r) => r.breaches.length > 0)).toEqual([])

    const database = await startEmbedded({ dataFolder, log: () => {} })
    try {
      expect(await asOwner(database.url, tableSums)).toEqual(before.sums)
      const bank = await asOwner(database.url, readBank)
      expect(bank).toMatchObject({ sum: 0, turnover: 0 })
      for (const [writer, { last, count }] of bank.writers.entries()) {
        expect(count).toBe(last)
        expect(last).toBeGreaterThanOrEqual(before.acknowledged[writer] as number)
        // One more may have been committed and not yet heard of.
        expect(last).toBeLessThanOrEqual((after.acknowledged[writer] as number) + 1)
      }
      expect(await readFile(join(dataFolder, 'files', 'ab', 'photo'))).toEqual(PHOTO)
      expect(await readFile(join(dataFolder, KEY_RING_FILE), 'utf8')).toBe(ring)
      expect((await readFile(join(dataFolder, PASSPHRASE_FILE), 'utf8')).trim()).toBe(passphrase)
      expect((await stat(join(dataFolder, KEY_RING_FILE))).mode & 0o777).toBe(0o600)
      await sendsOnlyWhenAllowed(database.url)
    } finally {
      await database.stop()
    }
  }, 90_000)

  it('was written to while it was made', () => {
    const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0)
    expect(total(after.acknowledged)).toBeGreaterThan(total(before.acknowledged) + 20)
  })

  it('holds no key and no password that could be read without the passphrase', async () => {
    const lookup = (JSON.parse(ring) as { lookup: string }).lookup
    for (const name of [MANIFEST_FILE, SEALED_FILE])
      expect(await readFile(join(made.folder, name), 'utf8')).not.toContain(lookup)
    expect((await readdir(join(made.folder, 'database'))).includes('liren.secret')).toBe(false)
    expect((await stat(made.folder)).mode & 0o777).toBe(0o700)
  })
})

const sendsOnlyWhenAllowed = async (url: string): Promise<void> => {
  const app = await createApp({ url })
  try {
    const { database } = app
    const headers = await testSession(database, (await testStaff(database, { companyRoles: ['administrator'] })).id)
    const state = async () =>
      (await app.http.inject({ url: '/api/company/backup-state', headers })).json<{ outboundAllowed: boolean }>()
    expect(await state()).toMatchObject({ outboundAllowed: false, backupOverdue: false })
    const allowed = await app.http.inject({ method: 'POST', url: '/api/outbound/allow', headers, payload: {} })
    expect(allowed.statusCode).toBe(200)
    expect(await state()).toMatchObject({ outboundAllowed: true })
  } finally {
    await app.close()
  }
}

describe('A restore is refused, and leaves nothing,', () => {
  const refused = async (o: Partial<RestoreOrder>): Promise<{ code: string; message: string }> => {
    const dataFolder = await trial.folder()
    const error = await restoring({ dataFolder, ...o }).then(
      () => undefined,
      (e: unknown) => e as { code: string; message: string },
    )
    expect(await readdir(dataFolder)).toEqual([])
    expect(error?.message).toMatch(/\p{Script=Han}.*。$/u)
    return error as { code: string; message: string }
  }

  /** Spoils one file of the backup for the time of a try. */
  const spoilt = async (name: string, spoil: (bytes: Buffer) => Buffer | undefined) => {
    const file = join(made.folder, name)
    const whole = await readFile(file)
    const other = spoil(whole)
    await (other ? writeFile(file, other) : rm(file))
    try {
      return await refused({})
    } finally {
      await writeFile(file, whole)
    }
  }

  it('when the passphrase is wrong', async () => {
    expect(await refused({ passphrase: async () => 'quite another one' })).toMatchObject({ code: 'sealed' })
  })

  it('when a file was changed, and the file is named', async () => {
    const { code, message } = await spoilt('database/global/pg_control', (bytes) => {
      const other = Buffer.from(bytes)
      other[20] = (other[20] as number) ^ 1
      return other
    })
    expect(code).toBe('damaged')
    expect(message).toContain('database/global/pg_control')
  })

  it('when the manifest was changed', async () => {
    const change = (bytes: Buffer) =>
      Buffer.from(bytes.toString('utf8').replace('"version": "test"', '"version": "text"'))
    expect(await spoilt(MANIFEST_FILE, change)).toMatchObject({ code: 'altered' })
  })

  it('when a file, the manifest or the sealed keys are missing', async () => {
    const gone = () => undefined
    expect(await spoilt('database/PG_VERSION', gone)).toMatchObject({ code: 'damaged' })
    expect(await spoilt(MANIFEST_FILE, gone)).toMatchObject({ code: 'not-a-backup' })
    expect(await spoilt(SEALED_FILE, gone)).toMatchObject({ code: 'damaged' })
  })

  it('when the backup is of a newer version, or of a database kept elsewhere', async () => {
    expect(await refused({ migrations: [] })).toMatchObject({ code: 'newer' })
    expect(await refused({ databaseUrl: 'postgres://127.0.0.1:1/none' })).toMatchObject({ code: 'other-home' })
  })

  it('when LIREN_KEYS holds other keys than the backup', async () => {
    const given = ring.replace(/"lookup": "...../, '"lookup": "AAAAA')
    expect(await refused({ givenKeys: given })).toMatchObject({ code: 'other-keys' })
  })

  it('when there is an installation already, which is named and left as it is', async () => {
    const dataFolder = await trial.folder()
    const database = await trial.start(dataFolder)
    await expect(restoring({ dataFolder })).rejects.toThrow(join(dataFolder, 'postgres', 'cluster'))
    await expect(restoring({ dataFolder })).rejects.toMatchObject({ code: 'not-empty' })
    expect(await asOwner(database.url, async (client) => (await client.query('select 1')).rowCount)).toBe(1)
    expect(await readdir(dataFolder)).toEqual(['postgres'])
  })

  it('when the restored data cannot be upgraded: the place stays empty', async () => {
    const dataFolder = await trial.folder()
    const failing = restoring({ dataFolder, prove: () => Promise.reject(new Error('no upgrade')) })
    await expect(failing).rejects.toThrow('no upgrade')
    expect(await readdir(join(dataFolder, 'postgres'))).toEqual(['server.log'])
    expect(await readdir(dataFolder)).toEqual(['postgres'])
  })
})
