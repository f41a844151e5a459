import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { problem } from './backup-problem.ts'
import { eachOf } from './each-of.ts'
import { isUnchanged } from './store-file.ts'

export const MANIFEST_FILE = 'manifest.json'

/** Below the backup's folder; nothing may lead out of it. */
const path = z
  .string()
  .regex(/^(?:database|files)(?:\/[^/\\]+)*$/)
  .refine((text) => !text.split('/').some((word) => word === '..' || word === '.'))

const stored = z.strictObject({
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const manifest = z.strictObject({
  format: z.literal(1),
  /** Version of Liren. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  /** A copy of the embedded cluster, each file compressed by gzip; or the output of pg_dump. */
  kind: z.enum(['cluster', 'dump']),
  postgres: z.int(),
  /** The cluster it was taken from; old backups of another one are left alone. */
  installation: z.string(),
  migrations: z.array(z.string()),
  /** The last seal of every audit chain when the copy began: the restored database must hold them unchanged. */
  auditHeads: z.array(z.strictObject({ chain: z.string(), number: z.string(), hash: z.string() })),
  /** Size of everything before compression. */
  bytes: z.int().min(0),
  folders: z.array(path),
  files: z.record(path, stored),
})

export type Manifest = z.output<typeof manifest>
export type AuditHead = Manifest['auditHeads'][number]

export const writtenManifest = (m: Manifest): string => `${JSON.stringify(m, null, 1)}\n`

/** What is sealed with the keys, so that a changed manifest is noticed. */
export const manifestDigest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** @throws BackupProblem when the folder is no backup. */
export const readManifest = async (folder: string): Promise<{ manifest: Manifest; digest: string }> => {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => '')
  const read = manifest.safeParse(parsedJson(text))
  if (!read.success) throw problem('not-a-backup', { folder })
  return { manifest: read.data, digest: manifestDigest(text) }
}

/** Reads every file of the backup once. @throws BackupProblem naming one that is missing or was changed. */
export const checkFiles = (folder: string, m: Manifest): Promise<void> =>
  eachOf(Object.entries(m.files), 4, async ([file, known]) => {
    if (!(await isUnchanged(join(folder, file), known))) throw problem('damaged', { folder, file })
  })

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
