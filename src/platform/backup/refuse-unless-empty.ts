import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from './backup-problem.ts'
import { connectAsOwner } from './server-facts.ts'

/** What a data folder holds once it has been used, and how a person calls it. */
const TRACES: readonly (readonly [path: string, name: string])[] = [
  ['postgres/cluster', '数据库'],
  ['keys/ring.json', '密钥'],
  ['files', '附件'],
]

/** @throws BackupProblem naming what is there. */
export const refuseUnlessEmpty = async (dataFolder: string): Promise<void> => {
  const found: string[] = []
  for (const [path, name] of TRACES) {
    if (await isUsed(join(dataFolder, path))) found.push(`${name} ${join(dataFolder, path)}`)
  }
  if (found.length > 0) throw problem('not-empty', { dataFolder, what: found.join('、') })
}

/** @throws BackupProblem naming a table that is there, or when the server is older than the backup's. */
export const refuseUnlessEmptyDatabase = async (url: string, major: number): Promise<void> => {
  const client = await connectAsOwner(url)
  try {
    const { rows } = await client.query<{ version: number; what: string | null; database: string }>(
      `select current_setting('server_version_num')::int as version, current_database() as database,
              (select t.schemaname || '.' || t.tablename from pg_tables t
                where t.schemaname not in ('pg_catalog', 'information_schema') order by 1 limit 1) as what`,
    )
    const row = rows[0] as (typeof rows)[number]
    if (row.what) throw problem('not-empty-database', { database: row.database, what: row.what })
    const here = Math.floor(row.version / 10_000)
    if (here < major) throw problem('other-major', { backup: major, here })
  } finally {
    await client.end()
  }
}

const isUsed = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found !== undefined
  return (await readdir(path)).length > 0
}
