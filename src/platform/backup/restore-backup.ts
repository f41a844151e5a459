import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureRoles } from '../database/migrate.ts'
import { stopOutbound } from '../outbox/outbound.ts'
import { parseKeyRing } from '../secrets/key-ring.ts'
import { asProblem, problem } from './backup-problem.ts'
import { DUMP_FILE, restoreDump } from './dump-server.ts'
import { eachOf } from './each-of.ts'
import { checkFiles, type Manifest, readManifest } from './manifest.ts'
import { refuseUnlessEmpty, refuseUnlessEmptyDatabase } from './refuse-unless-empty.ts'
import { restoreCluster } from './restore-cluster.ts'
import { roomFor } from './room.ts'
import { openKeys, SEALED_FILE, type SealedKeys } from './sealed-keys.ts'
import { brokenHeads, connectAsOwner } from './server-facts.ts'
import { unpackFile } from './store-file.ts'
import { ATTACHMENTS } from './take-backup.ts'

export interface RestoreOrder {
  /** The backup. */
  readonly folder: string
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly givenKeys?: string | undefined
  /** Migrations that this version knows. */
  readonly migrations: readonly string[]
  readonly passphrase: () => Promise<string>
  /** Upgrades and verifies the restored database before it is in place. */
  readonly prove: (url: string) => Promise<void>
  readonly log: (line: string) => void
  /** Where root puts what its server's account could not reach; of the embedded database. */
  readonly systemFolder?: string
}

export interface RestoreReport {
  readonly manifest: Manifest
  /** Audit chains that no longer hold what the backup knew of them; empty when all is well. */
  readonly brokenChains: readonly string[]
  readonly seconds: number
}

/**
 * Restores a backup into an empty installation: everything is checked before the first file is written, the database
 * is recovered and proven beside its place with outbound messages off, and put in place last.
 * @throws BackupProblem
 */
export const restoreBackup = async (o: RestoreOrder): Promise<RestoreReport> => {
  const began = performance.now()
  try {
    await refuseUnlessEmpty(o.dataFolder)
    const { manifest, digest } = await readManifest(o.folder)
    await refuseMismatch(o, manifest)
    o.log('正在核对备份里的每个文件……')
    await checkFiles(o.folder, manifest)
    const keys = await openKeys(await sealedText(o.folder), await o.passphrase())
    if (keys.manifest !== digest) throw problem('altered', { folder: o.folder })
    refuseOtherKeys(o, keys)
    o.log('正在恢复数据库……')
    const brokenChains = await restoreAll(o, manifest, keys)
    return { manifest, brokenChains, seconds: (performance.now() - began) / 1000 }
  } catch (error) {
    throw asProblem(error, o.dataFolder)
  }
}

const refuseMismatch = async (o: RestoreOrder, manifest: Manifest): Promise<void> => {
  const known = new Set(o.migrations)
  if (manifest.migrations.some((name) => !known.has(name))) throw problem('newer', { version: manifest.version })
  if ((manifest.kind === 'cluster') === (o.databaseUrl !== undefined))
    throw problem('other-home', { kind: manifest.kind })
  if (o.databaseUrl) await refuseUnlessEmptyDatabase(o.databaseUrl, manifest.postgres)
}

const sealedText = (folder: string): Promise<string> =>
  readFile(join(folder, SEALED_FILE), 'utf8').catch(() => {
    throw problem('damaged', { folder, file: SEALED_FILE })
  })

const RING = 'keys/ring.json'

/** Keys of the environment stand above those of the folder: other ones could not read what is restored. */
const refuseOtherKeys = (o: RestoreOrder, keys: SealedKeys): void => {
  const sealed = keys.files[RING]
  if (!o.givenKeys || !sealed) return
  const [given, backed] = [parseKeyRing(o.givenKeys), parseKeyRing(Buffer.from(sealed, 'base64').toString('utf8'))]
  const missing = [...backed.encryption].some(([id, key]) => !given.encryption.get(id)?.equals(key))
  if (missing || !given.lookup.equals(backed.lookup)) throw problem('other-keys')
}

const restoreAll = async (o: RestoreOrder, manifest: Manifest, keys: SealedKeys): Promise<readonly string[]> => {
  const { databaseUrl, folder, log } = o
  await mkdir(o.dataFolder, { recursive: true })
  await roomFor(o.dataFolder, manifest.bytes)
  let brokenChains: readonly string[] = []
  const settle = async (url: string): Promise<void> => {
    brokenChains = await quieten(url, manifest)
    log('正在核对恢复的数据……')
    await o.prove(url)
  }
  const placeRest = async (): Promise<void> => {
    await placeAttachments(o, manifest)
    await placeKeys(o.dataFolder, keys)
  }
  if (databaseUrl) {
    await makeRoles(databaseUrl)
    await restoreDump({ url: databaseUrl, file: join(folder, DUMP_FILE), major: manifest.postgres })
    await settle(databaseUrl)
    await placeRest()
  } else await restoreCluster({ ...o, manifest, secret: keys.clusterSecret ?? '', settle, placeRest })
  return brokenChains
}

/** They belong to the server, so a dump of one database names them and does not hold them. */
const makeRoles = async (url: string): Promise<void> => {
  const client = await connectAsOwner(url)
  try {
    await ensureRoles(client)
  } finally {
    await client.end()
  }
}

/** Before anything else may run on the restored database: nothing leaves the house (case 41). */
const quieten = async (url: string, manifest: Manifest): Promise<string[]> => {
  const client = await connectAsOwner(url)
  try {
    await stopOutbound(client)
    return await brokenHeads(client, manifest.auditHeads)
  } finally {
    await client.end()
  }
}

const placeAttachments = async (o: RestoreOrder, manifest: Manifest): Promise<void> => {
  const files = Object.entries(manifest.files).filter(([path]) => path.startsWith(`${ATTACHMENTS}/`))
  if (files.length === 0) return
  const half = join(o.dataFolder, `${ATTACHMENTS}.restoring`)
  await rm(half, { recursive: true, force: true })
  await eachOf(files, 4, async ([path, { bytes }]) => {
    const target = join(half, path.slice(ATTACHMENTS.length + 1))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await unpackFile({ source: join(o.folder, path), bytes, target, compressed: false, flush: true })
  })
  await rename(half, join(o.dataFolder, ATTACHMENTS))
}

const placeKeys = async (dataFolder: string, keys: SealedKeys): Promise<void> => {
  for (const [path, content] of Object.entries(keys.files)) {
    const file = join(dataFolder, path)
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await chmod(dirname(file), 0o700)
    await writeFile(file, Buffer.from(content, 'base64'), { mode: 0o600, flush: true })
  }
}
