import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { generate, getDialect } from 'kysely-codegen'
import pg from 'pg'
import { projectFolder } from '../app/project-folder.ts'
import { startThrowAway } from './embedded/throw-away.ts'
import { migrate } from './migrate.ts'

/**
 * Writes `tables.ts` of every module from the migrated database: migrations are the only truth about tables.
 * `--check` writes nothing and fails where a file is behind. Run by `npm run types`.
 */
const main = async (): Promise<void> => {
  const check = process.argv.includes('--check')
  const server = await startThrowAway({ folder: mkdtempSync(join(tmpdir(), 'liren-types-')) })
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: server.url }) }),
  })
  try {
    await migrate({ url: server.url })
    const behind: string[] = []
    for (const { file, schema } of homes()) {
      const text = await tablesOf(db, schema)
      if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
      behind.push(file)
      if (!check) writeFileSync(file, text)
    }
    report(behind, check)
  } finally {
    await db.destroy()
    await server.end()
  }
}

const homes = (): { file: string; schema: string }[] => {
  const modules = join(projectFolder(), 'src/modules')
  return readdirSync(modules)
    .filter(
      (module) =>
        existsSync(join(modules, module, 'migrations')) && readdirSync(join(modules, module, 'migrations')).length > 0,
    )
    .map((module) => ({ file: join(modules, module, 'tables.ts'), schema: module.replaceAll('-', '_') }))
}

const tablesOf = async (db: Kysely<unknown>, schema: string): Promise<string> => {
  const text = await generate({
    db,
    dialect: getDialect('postgres', { dateParser: 'string', numericParser: 'string' }),
    includePattern: `${schema}.*`,
    defaultSchemas: ['none'],
    typeMapping: { int8: 'bigint', daterange: 'string', int8range: 'string' },
    verify: false,
    logger: { debug() {}, error() {}, info() {}, success() {}, warn() {}, log() {} } as never,
  })
  const name = `${schema
    .split('_')
    .map((part) => part[0]?.toUpperCase() + part.slice(1))
    .join('')}Tables`
  return text
    .replace(/\/\*\*[\s\S]*?\*\//, '/** Made by `npm run types` from the migrated database. Do not edit. */')
    .replace('export interface DB {', `export interface ${name} {`)
}

const report = (behind: readonly string[], check: boolean): void => {
  if (behind.length === 0) {
    console.log('table types: up to date')
    return
  }
  for (const file of behind) console.log(`${check ? 'behind the migrations' : 'written'}: ${file}`)
  if (check) process.exitCode = 1
}

await main()
