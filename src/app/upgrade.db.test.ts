import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { testCommunity, testStaff } from '../modules/access/testing/people.ts'
import { projectFolder } from '../platform/app/project-folder.ts'
import { migrate, readMigrations } from '../platform/database/migrate.ts'
import { createPool } from '../platform/database/pool.ts'
import { createDatabase } from '../platform/http/database.ts'
import { bareDatabase, testDatabase } from '../platform/testing/database.ts'
import { schemaOf } from '../platform/testing/schema-of.ts'
import { fillCommunities } from './testing/fill-communities.ts'

const folder = mkdtempSync(join(tmpdir(), 'liren-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const git = (...args: string[]): string => {
  try {
    return execFileSync('git', ['-C', projectFolder(), ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: 'pipe',
    })
  } catch {
    // A copy without its history knows no releases.
    return ''
  }
}

/** The migrations of this version that a release had, with the text they had there. */
const sourcesOf = (tag: string): string => {
  const home = join(folder, tag)
  for (const file of git('ls-tree', '-r', '--name-only', tag, 'src').split('\n')) {
    if (!/^src\/(platform|modules\/[^/]+)\/migrations\/[^/]+\.sql$/.test(file)) continue
    mkdirSync(dirname(join(home, file)), { recursive: true })
    writeFileSync(join(home, file), git('show', `${tag}:${file}`))
  }
  return join(home, 'src')
}

/** This version as it was when the first module that has several migrations did not have its last one yet. */
const sourcesBefore = (): string => {
  const home = join(folder, 'before', 'src')
  const names = ['platform', ...readdirSync(join(projectFolder(), 'src/modules')).map((id) => `modules/${id}`)]
  const files = new Map(names.map((name) => [name, readMigrationsIn(join(projectFolder(), 'src', name, 'migrations'))]))
  // Migrations of all modules run in the order of their names: whatever stood before one of them was once a whole.
  const [first = ''] = [...files.values()].flatMap((of) => (of.length > 1 ? (of.at(-1) ?? []) : [])).sort()
  for (const [name, of] of files) {
    for (const file of of.filter((one) => one < first))
      cpSync(join(projectFolder(), 'src', name, 'migrations', file), join(home, name, 'migrations', file))
  }
  return home
}

const readMigrationsIn = (path: string): string[] => {
  try {
    return readdirSync(path).sort()
  } catch {
    return []
  }
}

const releases = git('tag', '--list', 'v*', '--sort=version:refname').split('\n').filter(Boolean)

describe('A filled database', () => {
  const database = bareDatabase()
  const fresh = testDatabase()

  it('of the state before the latest migrations keeps its rows and becomes like a new one', async () => {
    const { applied } = await migrate({ url: database.url, sourceFolder: sourcesBefore() })
    expect(applied.length).toBeGreaterThan(0)
    expect(applied.length).toBeLessThan(readMigrations().length)
    const before = await fill(database.url)
    expect((await migrate({ url: database.url })).applied.length).toBe(readMigrations().length - applied.length)
    expect(await countOf(database.url)).toEqual(before)
    expect(await schemaOf(database.url)).toEqual(await schemaOf(fresh.url))
  })
})

describe.each(releases)('A filled database of %s', (tag) => {
  const database = bareDatabase()
  const fresh = testDatabase()

  it('keeps its rows and becomes like a new one', async () => {
    await migrate({ url: database.url, sourceFolder: sourcesOf(tag) })
    const before = await fill(database.url)
    await migrate({ url: database.url })
    expect(await countOf(database.url)).toEqual(before)
    expect(await schemaOf(database.url)).toEqual(await schemaOf(fresh.url))
  })
})

const opened = async <T>(
  url: string,
  work: (database: ReturnType<typeof createDatabase>) => Promise<T>,
): Promise<T> => {
  const pools = {
    app: createPool({ url, role: 'liren_app', max: 2 }),
    maintenance: createPool({ url, role: 'liren_maintenance', max: 2 }),
  }
  try {
    return await work(createDatabase(pools))
  } finally {
    await Promise.all([pools.app.end(), pools.maintenance.end()])
  }
}

const fill = async (url: string): Promise<number> => {
  await opened(url, async (database) => {
    const communityIds = [await testCommunity(database)]
    const { id: staffId } = await testStaff(database, {})
    await fillCommunities(database, { communityIds, staffId, houses: 100, ownerUrl: url })
  })
  return countOf(url)
}

const countOf = (url: string): Promise<number> =>
  opened(url, async ({ maintenance }) => {
    const { rows } = await maintenance.query<{ count: number }>(
      `select (select count(*) from estate.house)::int + (select count(*) from households.title)::int
        + (select count(*) from matters.entry)::int + (select count(*) from keys.loan)::int as count`,
    )
    return rows[0]?.count ?? 0
  })
