import { chmod, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { says } from '../../testing/embedded-refusal.ts'
import { clusterOf, embeddedTrial } from '../../testing/embedded-trial.ts'
import { isRoot } from './account.ts'
import { ensureCluster, readSecret } from './cluster.ts'
import { diagnose, spawnProblem } from './diagnose.ts'
import { launch } from './launch.ts'
import { choosePlace, type Place } from './place.ts'
import type { EmbeddedProblemCode } from './problem.ts'
import { bringUp, endServer } from './server.ts'

const trial = embeddedTrial()

const ended = async (): Promise<string> => {
  const data = await trial.folder()
  await (await trial.start(data)).stop()
  return data
}

const placeOf = (dataFolder: string): Promise<Place> => choosePlace({ dataFolder, log: () => {} })

describe('A data folder', () => {
  it('of another PostgreSQL major is refused with both versions', async () => {
    const data = await ended()
    await writeFile(join(clusterOf(data), 'PG_VERSION'), '16\n')
    await says(trial.start(data), 'other-major', /PostgreSQL 16/, /PostgreSQL 17/, /liren backup/)
  })

  it('that is a file is refused', async () => {
    const data = await trial.folder()
    await writeFile(join(data, 'postgres'), '')
    await says(trial.start(data), 'not-writable', /LIREN_DATA/)
  })

  it.runIf(!isRoot())('that cannot be written is refused', async () => {
    const data = await trial.folder()
    await chmod(data, 0o555)
    await says(trial.start(data), 'not-writable', /LIREN_DATA/)
    await chmod(data, 0o755)
  })

  it('that lost its control file is called damaged, and its log is named', async () => {
    const data = await ended()
    await truncate(join(clusterOf(data), 'global', 'pg_control'), 0)
    await says(trial.start(data), 'damaged', /liren restore/, /server\.log/)
  })

  it('that holds an empty cluster folder is called damaged', async () => {
    const data = await trial.folder()
    await mkdir(clusterOf(data), { recursive: true })
    await writeFile(join(clusterOf(data), 'stray'), '')
    await says(trial.start(data), 'damaged')
  })

  it('whose password file is missing or wrong is refused, and no server stays', async () => {
    const data = await ended()
    const file = join(clusterOf(data), 'liren.secret')
    const secret = await readFile(file, 'utf8')
    await rm(file)
    await says(trial.start(data), 'secret-lost', /liren\.secret/)
    await writeFile(file, 'wrong')
    await says(trial.start(data), 'secret-lost', /liren\.secret/)
    await writeFile(file, secret)
    expect((await trial.start(data)).adopted).toBe(false)
  })

  it('whose database does not know Chinese letters, or has no encoding, is refused', async () => {
    const data = await trial.folder()
    const place = await placeOf(data)
    await ensureCluster(place)
    for (const [options, reason] of [
      [`encoding 'UTF8' locale_provider libc locale 'C'`, /不认识汉字/],
      [`encoding 'SQL_ASCII' locale_provider libc locale 'C'`, /SQL_ASCII/],
    ] as const) {
      const port = await started(place)
      const client = new pg.Client({
        host: '127.0.0.1',
        port,
        user: 'postgres',
        password: await readSecret(place),
        database: 'postgres',
      })
      await client.connect()
      await client.query('drop database if exists liren')
      await client.query(`create database liren template template0 ${options}`)
      await client.end()
      await endServer(place, 'fast')
      await says(trial.start(data), 'wrong-text', reason)
    }
  })
})

const started = async (place: Place): Promise<number> => {
  await launch({ place, settings: {}, tick: async () => {} })
  const lock = await readFile(join(place.cluster, 'postmaster.pid'), 'utf8')
  return Number(lock.split('\n')[3])
}

describe('A port', () => {
  it('that another program took meanwhile is named when the server must come back on it', async () => {
    const data = await ended()
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    await says(
      bringUp({ place: await placeOf(data), settings: {}, port, log: () => {} }),
      'port-taken',
      new RegExp(`:${port}。`),
    )
    taken.close()
  })
})

describe('A machine', () => {
  it('whose loader is not the one the programs need (musl) is refused with what to do instead', async () => {
    const data = await trial.folder()
    const place = await placeOf(data)
    const folder = join(data, 'programs')
    await mkdir(join(folder, 'bin'), { recursive: true })
    for (const name of ['initdb', 'postgres']) {
      await writeFile(join(folder, 'bin', name), '#!/lib64/no-such-loader\n', { mode: 0o755 })
    }
    await says(
      ensureCluster({ ...place, binaries: { ...place.binaries, folder } }),
      'unsupported-platform',
      /musl/,
      /DATABASE_URL/,
    )
  })

  it('where the programs are missing is refused', async () => {
    const place = await placeOf(await trial.folder())
    await says(
      ensureCluster({ ...place, binaries: { ...place.binaries, folder: '/nonexistent' } }),
      'unsupported-platform',
      /npm ci/,
    )
  })

  it('without memory for the server is refused', async () => {
    const data = await ended()
    await says(trial.start(data, { settings: { shared_buffers: '7TB' } }), 'memory', /内存不足/)
  })

  it('whose root cannot become another user is refused', async () => {
    const place = { ...(await placeOf(await trial.folder())), account: { uid: 101, gid: 101, name: 'postgres' } }
    const problem = await spawnProblem(Object.assign(new Error('spawn EPERM'), { code: 'EPERM' }), place)
    expect(problem.code).toBe('no-account')
    expect(problem.message).toMatch(/不能切换到用户 postgres/)
  })
})

describe('The last words of PostgreSQL', () => {
  it.each<[string, EmbeddedProblemCode]>([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
    ['FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 16', 'disk-full'],
    [
      'FATAL:  database files are incompatible with server\nDETAIL:  … initialized by PostgreSQL version 16, …',
      'other-major',
    ],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'memory'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1500028', 'damaged'],
    ['initdb: error: could not access directory "/x": Permission denied', 'not-writable'],
    ["postgres: /lib/libc.so.6: version `GLIBC_2.28' not found (required by postgres)", 'unsupported-platform'],
    ['FATAL:  something never seen before', 'failed'],
  ])('%s', async (words, code) => {
    const place = await placeOf(await trial.folder())
    await mkdir(place.cluster)
    const problem = await diagnose(words, place)
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(/。$/)
  })

  it('are quoted where nothing better is known', async () => {
    const problem = await diagnose(
      'LOG:  a\nFATAL:  something never seen before\nLOG:  b\n',
      await placeOf(await trial.folder()),
    )
    expect(problem.message).toContain('something never seen before')
  })
})
