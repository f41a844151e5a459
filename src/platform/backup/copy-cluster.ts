import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { problem } from './backup-problem.ts'
import { CLUSTER_SECRET, CONTROL_FILE, copiedOf } from './cluster-files.rules.ts'
import { type CopyOrder, copyFiles, type StoredFiles, treeOf, unlessGone } from './copy-folder.ts'
import { storeBytes } from './store-file.ts'
import { firstSegmentOf, segmentsOf } from './wal-segments.rules.ts'

export interface CopiedCluster {
  readonly folders: readonly string[]
  readonly files: StoredFiles
}

/** Named by the session, so that one that is just ending is not in the way. */
const SLOT = `'liren_backup_' || pg_backend_pid()`

/**
 * Copies a running cluster so that it can be recovered to the end of the copy: everything between `pg_backup_start`
 * and `pg_backup_stop` of one session, then the write-ahead log of that time, which a slot of the same session keeps
 * from being recycled. Whatever happens, the server forgets the copy when the session ends.
 */
export const copyCluster = async (client: pg.Client, o: CopyOrder): Promise<CopiedCluster> => {
  await client.query(`select pg_create_physical_replication_slot(${SLOT}, true, true)`)
  await client.query(`select pg_backup_start('liren', true)`)
  const { folders, files } = copiedOf(await treeOf(o.from))
  const outside = await readdir(join(o.from, 'pg_tblspc'))
  if (outside.length > 0) throw problem('tablespace', { folder: join(o.from, 'pg_tblspc') })
  const stored = await copyFiles(
    files.filter((path) => path !== CONTROL_FILE),
    o,
  )
  stored[`${o.prefix}/${CONTROL_FILE}`] = await put(await steadyControlFile(o.from), CONTROL_FILE, o)
  const { rows } = await client.query<{ last: string; label: string; map: string; segment_bytes: number }>(
    `select pg_walfile_name(s.lsn) as last, s.labelfile as label, s.spcmapfile as map,
            (select setting::int from pg_settings where name = 'wal_segment_size') as segment_bytes
       from pg_backup_stop(false) s`,
  )
  const stop = rows[0] as (typeof rows)[number]
  stored[`${o.prefix}/backup_label`] = await put(Buffer.from(stop.label), 'backup_label', o)
  if (stop.map.trim() !== '')
    stored[`${o.prefix}/tablespace_map`] = await put(Buffer.from(stop.map), 'tablespace_map', o)
  Object.assign(stored, await copyLog(stop, o))
  await client.query(`select pg_drop_replication_slot(${SLOT})`)
  return { folders: folders.map((path) => `${o.prefix}/${path}`), files: stored }
}

/** Bytes of what will be copied, before compression. */
export const sizeOfCluster = async (cluster: string): Promise<number> => {
  const { files } = copiedOf(await treeOf(cluster))
  let bytes = 0
  for (const path of files) bytes += (await stat(join(cluster, path)).catch(unlessGone))?.size ?? 0
  return bytes
}

export const readClusterSecret = async (cluster: string): Promise<string> =>
  (await readFile(join(cluster, CLUSTER_SECRET), 'utf8')).trim()

const copyLog = async (
  stop: { last: string; label: string; segment_bytes: number },
  o: CopyOrder,
): Promise<StoredFiles> => {
  const names = segmentsOf({ first: firstSegmentOf(stop.label), last: stop.last }, stop.segment_bytes)
  const histories = (await readdir(join(o.from, 'pg_wal'))).filter((name) => name.endsWith('.history'))
  const stored = await copyFiles(
    [...names, ...histories].map((name) => `pg_wal/${name}`),
    o,
  )
  if (names.some((name) => !stored[`${o.prefix}/pg_wal/${name}`])) throw problem('log-missing')
  return stored
}

/** The server may be writing it: read until two readings are the same. */
const steadyControlFile = async (cluster: string): Promise<Buffer> => {
  let before: Buffer | undefined
  for (;;) {
    const now = await readFile(join(cluster, CONTROL_FILE))
    if (before?.equals(now)) return now
    before = now
  }
}

const put = (bytes: Buffer, path: string, o: CopyOrder) =>
  storeBytes(bytes, { ...o, target: join(o.to, o.prefix, path) })
