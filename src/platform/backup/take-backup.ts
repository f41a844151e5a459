import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { asProblem, problem } from './backup-problem.ts'
import { recordBackup } from './backup-setting.ts'
import { copyCluster, readClusterSecret, sizeOfCluster } from './copy-cluster.ts'
import { type CopyOrder, copyFiles, treeOf, unlessGone } from './copy-folder.ts'
import { dumpServer, sizeOfDatabase } from './dump-server.ts'
import { MANIFEST_FILE, type Manifest, manifestDigest, writtenManifest } from './manifest.ts'
import { folderNameAt, takenAtOf } from './retention.rules.ts'
import { roomFor } from './room.ts'
import { SEALED_FILE, sealKeys } from './sealed-keys.ts'
import { connectAsOwner, readFacts, type ServerFacts } from './server-facts.ts'

/** The installation that is backed up. */
export interface BackupSource {
  /** As the owner of the database. */
  readonly url: string
  /** The embedded cluster's folder; undefined for a server that is not ours. */
  readonly cluster: string | undefined
  readonly dataFolder: string
  /** Keys given by the environment instead of the data folder. */
  readonly givenKeys?: string | undefined
  readonly version: string
}

export interface BackupReport {
  readonly folder: string
  readonly takenAt: Date
  readonly installation: string
  /** As stored, and before compression. */
  readonly bytes: number
  readonly wholeBytes: number
  readonly seconds: number
}

export interface BackupOrder {
  readonly source: BackupSource
  /** Gets a folder `liren-<UTC time>`. */
  readonly target: string
  readonly passphrase: string
  readonly signal?: AbortSignal
}

/** Attachments, below the data folder and below a backup. */
export const ATTACHMENTS = 'files'

const PARTIAL = '.partial'

/**
 * Backs up database, attachments and keys while the installation works, into a folder that appears when it is
 * complete. Each outcome is noted in the database; a failure leaves nothing behind.
 * @throws BackupProblem
 */
export const takeBackup = async (o: BackupOrder): Promise<BackupReport> => {
  const began = performance.now()
  try {
    const taken = await withOwner(o.source.url, (client) => alone(client, () => take(client, o)))
    const report = { ...taken, seconds: (performance.now() - began) / 1000 }
    await withOwner(o.source.url, (client) => recordBackup(client, report))
    return report
  } catch (error) {
    const found = asProblem(error, o.target)
    // On a database that cannot be written the note is lost; whoever asked for the backup still hears of it.
    await withOwner(o.source.url, (client) => recordBackup(client, { reason: found.message })).catch(() => {})
    throw found
  }
}

const withOwner = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = await connectAsOwner(url)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const alone = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('liren.backup', 0)) as mine`,
  )
  if (!rows[0]?.mine) throw problem('busy')
  return await work()
}

const take = async (client: pg.Client, o: BackupOrder): Promise<Omit<BackupReport, 'seconds'>> => {
  await makeTarget(o.target)
  const facts = await readFacts(client)
  await sweepPartials(o.target, facts.now)
  const { name, takenAt } = await freeName(o.target, facts.now)
  const partial = join(o.target, `${name}${PARTIAL}`)
  try {
    await mkdir(partial, { mode: 0o700 })
    const manifest = await fill(client, o, { partial, facts: { ...facts, now: takenAt } })
    await syncFolder(partial)
    await rename(partial, join(o.target, name))
    await syncFolder(o.target)
    const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0)
    const { installation } = facts
    return { folder: join(o.target, name), takenAt, installation, bytes, wholeBytes: manifest.bytes }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

/** Only its last step is made: under a disk that is not plugged in, the backup would land somewhere else. */
const makeTarget = async (target: string): Promise<void> => {
  await mkdir(target, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw problem('not-writable', { folder: target })
    if (error.code !== 'EEXIST') throw error
  })
}

const fill = async (
  client: pg.Client,
  o: BackupOrder,
  on: { partial: string; facts: ServerFacts },
): Promise<Manifest> => {
  const { source } = o
  const { facts, partial } = on
  const attachments = join(source.dataFolder, ATTACHMENTS)
  const rows = source.cluster ? await sizeOfCluster(source.cluster) : await sizeOfDatabase(client)
  const pictures = await sizeOf(attachments)
  const signal = o.signal ?? new AbortController().signal
  const order: CopyOrder = {
    from: source.cluster ?? '',
    to: partial,
    prefix: 'database',
    compress: true,
    // Rows compress to a fourth or less; pictures not at all. The room is watched while it fills.
    room: await roomFor(partial, Math.ceil(rows / 2) + pictures),
    signal,
  }
  const database = source.cluster
    ? await copyCluster(client, order)
    : { folders: [], files: await dumpServer(client, { ...order, url: source.url, major: facts.major }) }
  // After the database: whatever it names is there by then.
  const tree = await treeOf(attachments)
  const files = await copyFiles(tree.files, { ...order, from: attachments, prefix: ATTACHMENTS, compress: false })
  const manifest: Manifest = {
    format: 1,
    version: source.version,
    takenAt: facts.now.toISOString(),
    kind: source.cluster ? 'cluster' : 'dump',
    postgres: facts.major,
    installation: facts.installation,
    migrations: [...facts.migrations],
    auditHeads: [...facts.auditHeads],
    bytes: rows + pictures,
    folders: [...database.folders],
    files: { ...database.files, ...files },
  }
  await writeKeys(o, { partial, manifest })
  return manifest
}

const writeKeys = async (o: BackupOrder, on: { partial: string; manifest: Manifest }): Promise<void> => {
  const { source } = o
  const text = writtenManifest(on.manifest)
  const sealed = await sealKeys(
    {
      manifest: manifestDigest(text),
      files: { ...(await keyFiles(source.dataFolder)), ...givenKeyFile(source) },
      clusterSecret: source.cluster ? await readClusterSecret(source.cluster) : undefined,
    },
    { passphrase: o.passphrase },
  )
  await writeFile(join(on.partial, SEALED_FILE), sealed, { mode: 0o600, flush: true })
  await writeFile(join(on.partial, MANIFEST_FILE), text, { mode: 0o600, flush: true })
}

/** The folders of the data folder that hold keys: of the numbers at rest, of the office's certificate. */
const KEY_FOLDERS = ['keys', 'tls']

const keyFiles = async (dataFolder: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const folder of KEY_FOLDERS) {
    for (const name of (await treeOf(join(dataFolder, folder))).files.filter((path) => !path.includes('/')))
      found[`${folder}/${name}`] = await readFile(join(dataFolder, folder, name), 'base64')
  }
  return found
}

const givenKeyFile = ({ givenKeys }: BackupSource): Record<string, string> =>
  givenKeys ? { 'keys/ring.json': Buffer.from(givenKeys, 'utf8').toString('base64') } : {}

const sizeOf = async (folder: string): Promise<number> => {
  const { files } = await treeOf(folder)
  const sizes = await Promise.all(files.map((path) => stat(join(folder, path)).catch(unlessGone)))
  return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0)
}

const UNFINISHED_AFTER_MS = 86_400_000

/** What a killed backup left; a young one may be another installation's that is still at work. */
const sweepPartials = async (target: string, now: Date): Promise<void> => {
  for (const name of await readdir(target)) {
    const at = name.endsWith(PARTIAL) ? takenAtOf(name.slice(0, -PARTIAL.length)) : undefined
    if (at && now.getTime() - at.getTime() > UNFINISHED_AFTER_MS)
      await rm(join(target, name), { recursive: true, force: true })
  }
}

/** The time of the copy as its name; the next free second where there is one of the same. */
const freeName = async (target: string, now: Date): Promise<{ name: string; takenAt: Date }> => {
  const taken = new Set(await readdir(target))
  for (let at = now; ; at = new Date(at.getTime() + 1000)) {
    const name = folderNameAt(at)
    if (!taken.has(name) && !taken.has(`${name}${PARTIAL}`)) return { name, takenAt: at }
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
