import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureCluster } from '../database/embedded/cluster.ts'
import { urlOf } from '../database/embedded/connect.ts'
import { choosePlace, type Place } from '../database/embedded/place.ts'
import { bringUp, endServer } from '../database/embedded/server.ts'
import { problem } from './backup-problem.ts'
import { CLUSTER_SECRET } from './cluster-files.rules.ts'
import { eachOf } from './each-of.ts'
import type { Manifest } from './manifest.ts'
import { unpackFile } from './store-file.ts'

const PREFIX = 'database/'
const HALF = 'restore-'

/**
 * Unpacks a cluster beside its place, lets the server recover it there, settles it, stops the server and only then
 * gives the folder its name: no other start can find it earlier, and a failure leaves the place empty.
 */
export const restoreCluster = async (o: {
  folder: string
  dataFolder: string
  manifest: Manifest
  secret: string
  settle: (url: string) => Promise<void>
  placeRest: () => Promise<void>
  log: (line: string) => void
  systemFolder?: string
}): Promise<void> => {
  const place = await choosePlace(o)
  if (await stat(place.cluster).catch(() => undefined))
    throw problem('not-empty', { dataFolder: o.dataFolder, what: `数据库 ${place.cluster}` })
  const here = Number(place.binaries.version.split('.')[0])
  if (here !== o.manifest.postgres) throw problem('other-major', { backup: o.manifest.postgres, here })
  await sweepKilled(place.folder)
  const half: Place = beside(place)
  try {
    await unpack(o, half)
    await ensureCluster(half)
    const server = await bringUp({ place: half, settings: {}, log: o.log })
    try {
      await o.settle(urlOf({ secret: o.secret, port: server.port }))
    } finally {
      await server.held.end().catch(() => {})
      await endServer(half, 'fast')
    }
    await o.placeRest()
    await rename(half.cluster, place.cluster)
  } catch (error) {
    await rm(half.cluster, { recursive: true, force: true, maxRetries: 5 })
    throw error
  }
}

const beside = (place: Place): Place => {
  const cluster = join(place.folder, `${HALF}${randomBytes(6).toString('hex')}`)
  return { ...place, cluster, secretFile: join(cluster, CLUSTER_SECRET) }
}

const unpack = async (o: { folder: string; manifest: Manifest; secret: string }, half: Place): Promise<void> => {
  const files = Object.entries(o.manifest.files).filter(([path]) => path.startsWith(PREFIX))
  const target = (path: string): string => join(half.cluster, path.slice(PREFIX.length))
  await mkdir(half.cluster, { mode: 0o700 })
  const folders = new Set([...o.manifest.folders.map(target), ...files.map(([path]) => dirname(target(path)))])
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 })
  // Not waited for here: the server puts the whole folder on the disk before it recovers.
  await eachOf(files, 4, ([path, { bytes }]) =>
    unpackFile({ source: join(o.folder, path), bytes, target: target(path), compressed: true, flush: false }),
  )
  await writeFile(half.secretFile, o.secret, { mode: 0o600 })
}

const UNFINISHED_AFTER_MS = 86_400_000

/** What a killed restore left; a young one may be at work. */
const sweepKilled = async (folder: string): Promise<void> => {
  for (const name of (await readdir(folder)).filter((one) => one.startsWith(HALF))) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > UNFINISHED_AFTER_MS)
      await rm(join(folder, name), { recursive: true, force: true })
  }
}
