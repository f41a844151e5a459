import { execFile } from 'node:child_process'
import { readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { says } from '../../testing/embedded-refusal.ts'
import { ask, embeddedTrial } from '../../testing/embedded-trial.ts'
import { isRoot } from './account.ts'
import { ensureCluster } from './cluster.ts'
import { choosePlace, type Place } from './place.ts'

const trial = embeddedTrial()
const run = promisify(execFile)

const mounted: string[] = []
afterEach(async () => {
  for (const folder of mounted.splice(0)) await run('umount', ['-l', folder])
})

/** A disk of its own that can be filled; only root can have one. */
const smallDisk = async (size: string): Promise<string> => {
  const folder = await trial.folder()
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder])
  mounted.push(folder)
  return folder
}

const canMount =
  isRoot() &&
  (await run('unshare', ['-m', 'true']).then(
    () => true,
    () => false,
  ))

const placeOf = (dataFolder: string): Promise<Place> => choosePlace({ dataFolder, log: () => {} })

describe.runIf(canMount)('On a full disk', () => {
  it('the first start says so, and leaves nothing half made', async () => {
    const data = await smallDisk('40m')
    await says(trial.start(data), 'disk-full', /磁盘空间不足/, data)
    expect(await readdir(join(data, 'postgres'))).toEqual([])
  })

  it('initdb running out of space says so too, and leaves nothing half made', async () => {
    const data = await smallDisk('110m')
    const { bavail, bsize } = await statfs(data)
    const place = await placeOf(data)
    const growing = says(ensureCluster(place), 'disk-full')
    while ((await readdir(join(data, 'postgres'))).length === 0) await sleep(1)
    await writeFile(join(data, 'ballast'), Buffer.alloc(bavail * bsize - 20 * 1024 * 1024)).catch(() => {})
    await growing
    expect(await readdir(join(data, 'postgres'))).toEqual([])
  })

  it('a first start that had room for the cluster but not for the database goes on where it stopped', async () => {
    const data = await smallDisk('160m')
    await ensureCluster(await placeOf(data))
    const { bavail, bsize } = await statfs(data)
    const ballast = join(data, 'ballast')
    await writeFile(ballast, Buffer.alloc(bavail * bsize - 2 * 1024 * 1024))
    await says(trial.start(data), 'disk-full')
    await rm(ballast)
    const again = await trial.start(data)
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await again.stop()
  })

  it('a later start says so and works again once there is room', async () => {
    const data = await smallDisk('160m')
    await (await trial.start(data)).stop()
    const ballast = join(data, 'ballast')
    await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M']).catch(() => {})
    await run('dd', ['if=/dev/zero', `of=${ballast}2`, 'bs=512']).catch(() => {})
    await says(trial.start(data), 'disk-full', /没有损坏/)
    await rm(ballast)
    await rm(`${ballast}2`)
    const again = await trial.start(data)
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await again.stop()
  })
})
