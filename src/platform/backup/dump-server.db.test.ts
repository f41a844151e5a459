import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { migrate, readMigrations } from '../database/migrate.ts'
import { asAdmin, withDatabase } from '../testing/cluster.ts'
import { testDatabase } from '../testing/database.ts'
import { embeddedTrial } from '../testing/embedded-trial.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

const trial = embeddedTrial()
const db = testDatabase()
const passphrase = 'twelve letters'

const toolMajor = await promisify(execFile)('pg_dump', ['--version']).then(
  ({ stdout }) => Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]),
  () => 0,
)
const serverMajor = await asAdmin(inject('testServer').adminUrl, async (admin) =>
  Number(
    (await admin.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]?.v.slice(0, 2),
  ),
)
const empty = `${inject('testServer').prefix}_restored`

afterAll(() => asAdmin(inject('testServer').adminUrl, (admin) => admin.query(`drop database if exists ${empty}`)))

const rowsOf = async (url: string, sql: string): Promise<unknown[]> =>
  asAdmin(url, async (c) => (await c.query(sql)).rows)

const backedUp = async () => {
  const source = { url: db.url, cluster: undefined, dataFolder: await trial.folder(), version: 'test' }
  return takeBackup({ source, target: await trial.folder(), passphrase })
}

describe.runIf(toolMajor < serverMajor)('A server of your own, without a pg_dump that fits it', () => {
  it('is not backed up by half: the sentence says which tool is missing', async () => {
    const said = expect(backedUp()).rejects
    await (toolMajor === 0
      ? said.toThrow(`PostgreSQL ${serverMajor} 以上版本的客户端工具`)
      : said.toThrow(new RegExp(`pg_dump 是 ${toolMajor} 版.*PostgreSQL ${serverMajor}`)))
  })
})

describe.runIf(toolMajor >= serverMajor)('A server of your own', () => {
  it('is dumped, and restored whole into an empty database, with messages held back', async () => {
    const entry = '00000000-0000-4000-8000-000000000001'
    await asAdmin(db.url, (client: pg.Client) =>
      client.query(`insert into platform.audit_entry (community_id, id, at, actor_kind, act)
        values ('${entry}', '${entry}', now(), 'system', '试')`),
    )
    const made = await backedUp()
    expect((await readdir(join(made.folder, 'database'))).sort()).toEqual(['liren.dump'])
    await asAdmin(inject('testServer').adminUrl, (admin) =>
      admin.query(`create database ${empty} template template0 encoding 'UTF8' locale 'C.UTF-8'`),
    )
    const url = withDatabase(inject('testServer').adminUrl, empty)
    const order = {
      folder: made.folder,
      databaseUrl: url,
      migrations: readMigrations().map((m) => m.name),
      passphrase: async () => passphrase,
      prove: async (at: string) => {
        expect((await migrate({ url: at })).applied).toEqual([])
      },
      log: () => {},
    }
    await restoreBackup({ ...order, dataFolder: await trial.folder() })
    expect(await rowsOf(url, 'select id from platform.audit_entry')).toEqual([{ id: entry }])
    expect(await rowsOf(url, `select value from platform.setting where name = 'outbound'`)).toEqual([{ value: 'off' }])
    await expect(restoreBackup({ ...order, dataFolder: await trial.folder() })).rejects.toMatchObject({
      code: 'not-empty-database',
    })
  })
})
