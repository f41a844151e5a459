import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { ask, clusterOf, embeddedTrial, postmasterOf } from '../../testing/embedded-trial.ts'

const trial = embeddedTrial()

describe('The embedded database', () => {
  it('is made on the first start, searches Chinese, and keeps its data for the next start', async () => {
    const data = join(await trial.folder(), '数据 文件夹')
    const first = await trial.start(data)
    expect(first.adopted).toBe(false)
    expect(first.url).toMatch(/^postgres:\/\/postgres:[\w-]{32}@127\.0\.0\.1:\d+\/liren$/)
    const [text] = await ask(
      first.url,
      `select current_setting('server_encoding') as encoding, '张三' ~ '^\\w+$' as letters,
              (select string_agg(n, ',' order by n collate "zh-x-icu") from (values ('张'), ('阿'), ('李')) v (n)) as sorted`,
    )
    expect(text).toEqual({ encoding: 'UTF8', letters: true, sorted: '阿,李,张' })
    await ask(first.url, `create table kept as select '里仁为美' as words`)
    await first.stop()
    expect(existsSync(join(clusterOf(data), 'postmaster.pid'))).toBe(false)

    const second = await trial.start(data)
    expect(second.adopted).toBe(false)
    expect(await ask(second.url, 'select words from kept')).toEqual([{ words: '里仁为美' }])
  })

  it('waits for the disk at every commit, checks its pages, listens on this machine only and asks for the password', async () => {
    const { url } = await trial.start(await trial.folder())
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'listen_addresses',
      'unix_socket_directories',
    ]
    const rows = await ask<{ name: string; setting: string }>(
      url,
      `select name, setting from pg_settings where name in (${names.map((n) => `'${n}'`).join(', ')})`,
    )
    expect(Object.fromEntries(rows.map((r) => [r.name, r.setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
    })
    const wrong = new URL(url)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('keeps its password and its log where only the owner reads them', async () => {
    const data = await trial.folder()
    const { url } = await trial.start(data)
    const secret = join(clusterOf(data), 'liren.secret')
    expect((await stat(secret)).mode & 0o777).toBe(0o600)
    expect(await readFile(secret, 'utf8')).toBe(new URL(url).password)
    expect((await stat(join(data, 'postgres', 'server.log'))).mode & 0o777).toBe(0o600)
  })

  it('writes no personal value of a refused statement into its log', async () => {
    const data = await trial.folder()
    const { url } = await trial.start(data)
    await ask(url, 'create table phone (number text primary key)')
    await ask(url, `insert into phone values ('13800138000')`)
    await expect(ask(url, `insert into phone values ('13800138000')`)).rejects.toMatchObject({ code: '23505' })
    const log = await readFile(join(data, 'postgres', 'server.log'), 'utf8')
    expect(log).toContain('duplicate key value')
    expect(log).not.toContain('13800138000')
  })

  it('started twice at once is one server that both use, and no half-made cluster stays', async () => {
    const data = await trial.folder()
    const both = await Promise.all([trial.start(data), trial.start(data), trial.hold(data)])
    const adopted = [both[0].adopted, both[1].adopted, both[2].said.adopted]
    expect(adopted.filter((a) => !a)).toHaveLength(1)
    expect(new Set([both[0].url, both[1].url, both[2].said.url]).size).toBe(1)
    expect((await readdir(join(data, 'postgres'))).sort()).toEqual(['cluster', 'server.log'])
  })

  it('keeps running while another process uses it, and ends with the last one', async () => {
    const data = await trial.folder()
    const lines: string[] = []
    const first = await trial.start(data, { log: (line) => lines.push(line) })
    const second = await trial.hold(data)
    expect(second.said.adopted).toBe(true)
    await first.stop()
    expect(lines.at(-1)).toBe('另有 1 个连接在使用数据库，保持运行')
    expect(await ask(second.said.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    expect(existsSync(join(clusterOf(data), 'postmaster.pid'))).toBe(false)
  })

  it('is not stopped under a client that is no supervisor, such as a report being written', async () => {
    const data = await trial.folder()
    const database = await trial.start(data)
    const client = new pg.Client({ connectionString: database.url })
    client.on('error', () => {})
    await client.connect()
    await database.stop()
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
  })

  it('is started again on the same port when it ends while in use', async () => {
    const data = await trial.folder()
    const lines: string[] = []
    const database = await trial.start(data, { log: (line) => lines.push(line) })
    await ask(database.url, 'create table kept as select 1 as one')
    const before = await postmasterOf(clusterOf(data))
    process.kill(before, 'SIGKILL')
    while (!lines.includes('数据库已恢复')) await sleep(10)
    expect(await postmasterOf(clusterOf(data))).not.toBe(before)
    expect(await ask(database.url, 'select one from kept')).toEqual([{ one: 1 }])
    await database.stop()
    expect(existsSync(join(clusterOf(data), 'postmaster.pid'))).toBe(false)
  })

  it('stops without complaint when PostgreSQL has died already', async () => {
    const data = await trial.folder()
    const database = await trial.start(data)
    process.kill(await postmasterOf(clusterOf(data)), 'SIGKILL')
    await database.stop()
  })

  it('sweeps what a start killed ten minutes ago left half made, but nothing younger', async () => {
    const data = await trial.folder()
    const old = join(data, 'postgres', 'init-old')
    const young = join(data, 'postgres', 'init-young')
    for (const folder of [old, young]) await mkdir(folder, { recursive: true })
    const then = new Date(Date.now() - 11 * 60_000)
    await utimes(old, then, then)
    await trial.start(data)
    expect(existsSync(old)).toBe(false)
    expect(existsSync(young)).toBe(true)
  })

  it('accepts a cluster folder whose rights a copy has widened', async () => {
    const data = await trial.folder()
    await (await trial.start(data)).stop()
    await chmod(clusterOf(data), 0o755)
    const again = await trial.start(data)
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
