import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { projectFolder } from '../app/project-folder.ts'
import { sqlStatements } from './sql-statements.ts'

export interface Migration {
  /** `20261123T0100_access` : the file name without its ending; unique over all modules and the order of running. */
  readonly name: string
  readonly module: string
  readonly statements: readonly string[]
  readonly checksum: string
}

/** The database is of a newer version of Liren, or a migration that ran was changed since. */
export class MigrationProblem extends Error {}

const ROLES = ['liren_app', 'liren_company', 'liren_maintenance'] as const

/**
 * Brings a database to this version: makes the run-time roles, then runs what is missing, all modules sorted
 * together by the UTC timestamp in their file names, one statement per call, each file in its own transaction,
 * under one lock. Refuses a database that knows migrations this version does not.
 */
export const migrate = async (o: {
  url: string
  /** Holds `platform/migrations` and `modules/<id>/migrations`; tests name another than the project's own. */
  sourceFolder?: string
  log?: (line: string) => void
}): Promise<{ applied: string[] }> => {
  const migrations = readMigrations(o.sourceFolder)
  const client = new pg.Client({ connectionString: o.url, application_name: 'liren migrate' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('liren.migrate', 0))`)
    await ensureRoles(client)
    await ensureLedger(client)
    const done = await migrationsDone(client)
    refuseStrangers(migrations, done)
    const applied: string[] = []
    for (const migration of migrations.filter((m) => !done.has(m.name))) {
      await run(client, migration)
      applied.push(migration.name)
      o.log?.(`migrated ${migration.module}/${migration.name}`)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

/** Every migration of the platform and of the modules, in the order of running. */
export const readMigrations = (sourceFolder = join(projectFolder(), 'src')): Migration[] => {
  const modules = join(sourceFolder, 'modules')
  const homes = [join(sourceFolder, 'platform')].concat(
    existsSync(modules) ? readdirSync(modules).map((module) => join(modules, module)) : [],
  )
  const migrations = homes.flatMap(migrationsOf).sort((a, b) => (a.name < b.name ? -1 : 1))
  const twice = migrations.find((m, i) => migrations[i + 1]?.name === m.name)
  if (twice) throw new MigrationProblem(`Two migrations are called ${twice.name}`)
  return migrations
}

const migrationsOf = (home: string): Migration[] => {
  const folder = join(home, 'migrations')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => {
      if (!/^\d{8}T\d{4}_[a-z0-9_]+\.sql$/.test(file)) throw new MigrationProblem(`Not a migration's name: ${file}`)
      const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n')
      return {
        name: file.slice(0, -4),
        module: basename(home),
        statements: sqlStatements(text),
        checksum: createHash('sha256').update(text).digest('hex'),
      }
    })
}

/** Makes the run-time roles where the server has none, and gives them to the owner of the database. */
export const ensureRoles = async (client: pg.Client): Promise<void> => {
  for (const role of ROLES) {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`)
    await client.query(`do $$ begin
      if not pg_has_role(current_user, '${role}', 'member') then execute format('grant ${role} to %I', current_user); end if;
      end $$`)
  }
}

const ensureLedger = async (client: pg.Client): Promise<void> => {
  await client.query(`create extension if not exists btree_gist`)
  await client.query(`create extension if not exists pg_trgm`)
  await client.query(`create table if not exists public.liren_migration (
    name text constraint liren_migration_pkey primary key,
    module text not null,
    checksum text not null,
    at timestamptz not null default clock_timestamp())`)
}

const migrationsDone = async (client: pg.Client): Promise<Map<string, string>> => {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from public.liren_migration`,
  )
  return new Map(rows.map((r) => [r.name, r.checksum]))
}

const refuseStrangers = (migrations: readonly Migration[], done: ReadonlyMap<string, string>): void => {
  const known = new Map(migrations.map((m) => [m.name, m.checksum]))
  for (const [name, checksum] of done) {
    if (!known.has(name))
      throw new MigrationProblem(
        `数据库来自更新的版本（迁移 ${name} 本版本没有）。请改用新版本的里仁，或恢复旧版本的备份。`,
      )
    if (known.get(name) !== checksum)
      throw new MigrationProblem(`迁移 ${name} 执行之后被改动过。请恢复原文件；新的改动写成新的迁移。`)
  }
}

const run = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query('begin')
  try {
    for (const statement of migration.statements) await client.query(statement)
    await client.query(`insert into public.liren_migration (name, module, checksum) values ($1, $2, $3)`, [
      migration.name,
      migration.module,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationProblem(`迁移 ${migration.module}/${migration.name} 失败：${(error as Error).message}`, {
      cause: error,
    })
  }
}
