import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ask, clusterOf, embeddedTrial, postmasterOf } from '../../testing/embedded-trial.ts'
import { accountFor } from './account.ts'
import { runAs } from './cluster.ts'
import { launch } from './launch.ts'
import { look } from './lock.ts'
import { choosePlace } from './place.ts'
import { isAlive, serversIn } from './processes.ts'

const trial = embeddedTrial()
const strangers: ChildProcess[] = []
afterEach(() => {
  for (const child of strangers.splice(0)) child.kill('SIGKILL')
})

/** A data folder whose server ran once and ended in order. */
const used = async (): Promise<string> => {
  const data = await trial.folder()
  const database = await trial.start(data)
  await ask(database.url, 'create table kept as select 1 as one')
  await database.stop()
  return data
}

const killAll = async (data: string): Promise<void> => {
  process.kill(await postmasterOf(clusterOf(data)), 'SIGKILL')
  while ((await serversIn(clusterOf(data))).length > 0) await sleep(5)
}

/** PostgreSQL clears locks naming processes of other accounts by itself; the traps are those of its own. */
const asServer = async () => runAs(await accountFor('/nonexistent'))

/** A process that is called postgres, and is none. */
const impostor = async (folder: string, o: { workingIn: string; seconds: number }): Promise<number> => {
  await mkdir(folder, { recursive: true })
  await copyFile('/bin/sleep', join(folder, 'postgres'))
  const child = spawn(join(folder, 'postgres'), [`${o.seconds}`], {
    cwd: o.workingIn,
    stdio: 'ignore',
    ...(await asServer()),
  })
  strangers.push(child)
  await once(child, 'spawn')
  return child.pid ?? 0
}

const lockNaming = async (data: string, pid: number | string): Promise<void> =>
  writeFile(
    join(clusterOf(data), 'postmaster.pid'),
    `${pid}\n${clusterOf(data)}\n1700000000\n5432\n\n127.0.0.1\n   1 2\nready   \n`,
  )

/** PostgreSQL alone cannot start over this lock; without that the test would prove nothing. */
const stopsPostgres = async (data: string): Promise<void> => {
  const place = await choosePlace({ dataFolder: data, log: () => {} })
  expect(await launch({ place, settings: {}, tick: () => sleep(5) })).toBeUndefined()
}

const worksAgain = async (data: string): Promise<void> => {
  const database = await trial.start(data)
  expect(database.adopted).toBe(false)
  expect(await ask(database.url, 'select one from kept')).toEqual([{ one: 1 }])
}

describe('After the program alone was killed', () => {
  it('the server still running is adopted with its data', async () => {
    const data = await trial.folder()
    const holder = await trial.hold(data)
    await ask(holder.said.url, 'create table kept as select 1 as one')
    holder.child.kill('SIGKILL')
    await once(holder.child, 'exit')
    const database = await trial.start(data)
    expect(database.adopted).toBe(true)
    expect(database.url).toBe(holder.said.url)
    expect(await ask(database.url, 'select one from kept')).toEqual([{ one: 1 }])
  })
})

describe('After PostgreSQL was killed', () => {
  it('it starts over the lock of the dead process and keeps what was committed', async () => {
    const data = await trial.folder()
    const holder = await trial.hold(data)
    await ask(holder.said.url, 'create table kept as select 1 as one')
    holder.child.kill('SIGKILL')
    await once(holder.child, 'exit')
    await killAll(data)
    expect(existsSync(join(clusterOf(data), 'postmaster.pid'))).toBe(true)
    await worksAgain(data)
  })

  it('a second start waits while the first one recovers, and adopts it', async () => {
    const data = await trial.folder()
    const holder = await trial.hold(data)
    await ask(holder.said.url, 'create table kept as select 1 as one')
    await ask(
      holder.said.url,
      `create table bulk as select n, repeat('里', 60) as text from generate_series(1, 400000) n`,
    )
    holder.child.kill('SIGKILL')
    await once(holder.child, 'exit')
    await killAll(data)

    const first = trial.start(data)
    // The new server works in the folder a moment before it writes its own lock over the dead one's.
    let seen = await look(clusterOf(data))
    while (seen.kind === 'free' || (seen.kind === 'busy' && seen.status === 'orphans'))
      seen = await look(clusterOf(data))
    expect(seen).toMatchObject({ kind: 'busy', status: 'starting' })
    const [begun, second] = await Promise.all([first, trial.start(data)])
    expect(begun.adopted).toBe(false)
    expect(second.adopted).toBe(true)
    expect(await ask(second.url, 'select count(*)::int as n from bulk')).toEqual([{ n: 400000 }])
  })
})

describe('A lock left behind', () => {
  it('whose process id now belongs to another program does not stop the start, nor is that program touched', async () => {
    const data = await used()
    const elsewhere = await trial.folder()
    const pid = await impostor(elsewhere, { workingIn: elsewhere, seconds: 60 })
    await lockNaming(data, pid)
    await stopsPostgres(data)
    await worksAgain(data)
    expect(isAlive(pid)).toBe(true)
  })

  it('whose process is a zombie does not stop the start', async () => {
    const data = await used()
    const elsewhere = await trial.folder()
    await copyFile('/bin/sleep', join(elsewhere, 'postgres'))
    // The shell becomes a program that never asks for its ended child, which stays a zombie.
    const parent = spawn('/bin/sh', ['-c', `"${elsewhere}/postgres" 0 & echo $!; exec sleep 60`], {
      cwd: clusterOf(data),
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(await asServer()),
    })
    strangers.push(parent)
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string]
    while (!/\) Z /.test(await readFile(`/proc/${line}/stat`, 'utf8'))) await sleep(5)
    await lockNaming(data, line)
    await stopsPostgres(data)
    await worksAgain(data)
  })

  it('that a power cut left empty does not stop the start', async () => {
    const data = await used()
    await writeFile(join(clusterOf(data), 'postmaster.pid'), '')
    await worksAgain(data)
  })

  it('is respected while any server process still works in the folder', async () => {
    const data = await used()
    const elsewhere = await trial.folder()
    await impostor(elsewhere, { workingIn: clusterOf(data), seconds: 1 })
    await lockNaming(data, 2 ** 22 + 1)
    expect(await look(clusterOf(data))).toMatchObject({ kind: 'busy', status: 'orphans' })
    const before = Date.now()
    await worksAgain(data)
    expect(Date.now() - before).toBeGreaterThan(700)
  })

  it('is not taken from a start that wrote it meanwhile', async () => {
    const data = await trial.folder()
    const database = await trial.start(data)
    const seen = await Promise.all(Array.from({ length: 20 }, () => look(clusterOf(data))))
    expect(seen.every((s) => s.kind === 'ready')).toBe(true)
    expect(await postmasterOf(clusterOf(data))).toBeGreaterThan(0)
    expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
