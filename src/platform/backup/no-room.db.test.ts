import { execFile } from 'node:child_process'
import { readdir, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRoot } from '../database/embedded/account.ts'
import { migrate } from '../database/migrate.ts'
import { createPool } from '../database/pool.ts'
import { createDatabase, type Database } from '../http/database.ts'
import { embeddedTrial } from '../testing/embedded-trial.ts'
import { backupState } from './backup-setting.ts'
import { nightlyBackup } from './nightly-backup.ts'
import { makePassphrase } from './passphrase.ts'
import { type BackupSource, takeBackup } from './take-backup.ts'

const trial = embeddedTrial()
const run = promisify(execFile)
const MB = 1024 * 1024

const canMount =
  isRoot() &&
  (await run('unshare', ['-m', 'true']).then(
    () => true,
    () => false,
  ))

let source: BackupSource
let database: Database
const mounted: string[] = []

beforeEach(async () => {
  const dataFolder = await trial.folder()
  const embedded = await trial.start(dataFolder)
  await migrate({ url: embedded.url })
  await makePassphrase({ dataFolder, given: undefined })
  source = { url: embedded.url, cluster: embedded.folder, dataFolder, version: 'test' }
  const [app, maintenance] = (['liren_app', 'liren_maintenance'] as const).map((role) =>
    createPool({ url: embedded.url, role, max: 2 }),
  ) as [pg.Pool, pg.Pool]
  database = createDatabase({ app, maintenance })
})
afterEach(async () => {
  await Promise.all([database.app.end(), database.maintenance.end()])
  for (const folder of mounted.splice(0)) await run('umount', ['-l', folder])
})

/** A disk of its own that can be filled; only root can have one. */
const smallDisk = async (size: string): Promise<string> => {
  const folder = await trial.folder()
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder])
  mounted.push(folder)
  return folder
}

const night = async (target: string): Promise<string[]> => {
  const lines: string[] = []
  await nightlyBackup({ source, target, givenPassphrase: undefined }).run({
    database,
    payload: {},
    log: (line) => lines.push(line),
  })
  return lines
}

const last = async () => (await database.maintain(backupState)).last

describe.runIf(canMount)(`A backup onto a full disk`, () => {
  it('is not begun where it has no room; the reason is kept for Today, nothing is left, and the next one works', async () => {
    const disk = await smallDisk('4m')
    expect(await night(disk)).toEqual([expect.stringContaining('备份没有做成')])
    expect(await readdir(disk)).toEqual([])
    expect(await last()).toMatchObject({ doneAt: null, reason: expect.stringMatching(new RegExp(`${disk}.*腾出空间`)) })

    const roomy = join(await trial.folder(), 'backups')
    expect(await night(roomy)).toEqual([expect.stringContaining('backed up')])
    expect(await last()).toMatchObject({ reason: null, folder: expect.stringContaining(roomy) })
    expect((await readdir(roomy)).every((name) => /^liren-\d{8}T\d{6}Z$/.test(name))).toBe(true)

    // Made a moment ago: nothing is due.
    expect(await night(roomy)).toEqual([])
  })

  it('that fills up meanwhile ends with a plain sentence and leaves nothing, while people go on writing', async () => {
    const disk = await smallDisk('24m')
    const client = new pg.Client({ connectionString: source.url })
    await client.connect()
    await client.query('create table public.written (n int)')
    const failing = takeBackup({ source, target: disk, passphrase: 'twelve letters' }).then(
      () => undefined,
      (error: unknown) => error,
    )
    while ((await readdir(disk)).length === 0) await sleep(1)
    const { bavail, bsize } = await statfs(disk)
    await writeFile(join(disk, 'ballast'), Buffer.alloc(Math.max(bavail * bsize - MB, 0)))
    await client.query('insert into public.written values (1)')
    expect(await failing).toMatchObject({ code: expect.stringMatching(/^(no-room|disk-full)$/) })
    expect(await readdir(disk)).toEqual(['ballast'])
    await client.query('insert into public.written values (2)')
    expect((await client.query('select n from public.written')).rowCount).toBe(2)
    expect((await client.query('select from pg_replication_slots')).rowCount).toBe(0)
    await client.end()
    expect((await last())?.reason).toMatch(/腾出空间/)
  })
})

describe('A backup', () => {
  const refused = (o: Partial<Parameters<typeof takeBackup>[0]>) =>
    trial.folder().then((target) => takeBackup({ source, target, passphrase: 'twelve letters', ...o }))

  it('is not made twice at once, goes nowhere that is not there, and ends at once when the server stops', async () => {
    const client = new pg.Client({ connectionString: source.url })
    await client.connect()
    await client.query(`select pg_advisory_lock(hashtextextended('liren.backup', 0))`)
    await expect(refused({})).rejects.toMatchObject({ code: 'busy' })
    await client.end()
    await expect(refused({ target: '/nonexistent/disk/backups' })).rejects.toMatchObject({ code: 'not-writable' })
    const target = await trial.folder()
    await expect(refused({ target, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' })
    expect(await readdir(target)).toEqual([])
  })
})
