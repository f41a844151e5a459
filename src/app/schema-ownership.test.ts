import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../platform/app/project-folder.ts'

// docs/decisions/0002: the SQL of a module may read any schema that it needs; it writes and changes only its own.
const writes =
  /(?:\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+|\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*')([a-z_]+)\.[a-z_]+/gi
const changes =
  /\b(?:create|alter|drop)\s+(?:table|view|type|function|sequence)\s+(?:if\s+(?:not\s+)?exists\s+)?([a-z_]+)\.[a-z_]+|\bindex\b[^;(]*?\bon\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/gi
/** A table that is named only at run time could be anybody's. */
const hidden = /\b(?:insert\s+into|delete\s+from)\s+\$\{|\bupdate\s+\$\{[^}]*\}\s+set\b/gi

const foreignIn = (o: { home: readonly string[]; file: string; text: string }): string[] => {
  const found = [...o.text.matchAll(writes), ...(o.file.endsWith('.sql') ? o.text.matchAll(changes) : [])]
  const foreign = found
    .filter((match) => !o.home.includes((match[1] ?? match[2] ?? '').toLowerCase()))
    .map((match) => match[0])
  return [...foreign, ...[...o.text.matchAll(hidden)].map((match) => match[0])].map((what) => `${o.file}: ${what}`)
}

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll('\\', '/'))
        .filter((name) => /\.(ts|tsx|sql)$/.test(name) && !/\.test\.tsx?$|(^|\/)testing\//.test(name))
    : []

const homes = [
  { folder: join(projectFolder(), 'src/platform'), home: ['platform', 'public'] },
  ...readdirSync(join(projectFolder(), 'src/modules')).map((id) => ({
    folder: join(projectFolder(), 'src/modules', id),
    home: [id.replaceAll('-', '_')],
  })),
]

describe('A module writes only in its own schema', () => {
  it.each(homes)('$home.0', ({ folder, home }) => {
    const files = filesOf(folder)
    expect(files.length).toBeGreaterThan(0)
    expect(files.flatMap((file) => foreignIn({ home, file, text: readFileSync(join(folder, file), 'utf8') }))).toEqual(
      [],
    )
  })

  it('the app writes in no schema but that of the platform', () => {
    const files = filesOf(join(projectFolder(), 'src/app'))
    const found = files.flatMap((file) =>
      foreignIn({ home: ['platform'], file, text: readFileSync(join(projectFolder(), 'src/app', file), 'utf8') }),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['sql`insert into estate.house (number) values (1)`', 1],
    ['sql`/* keys.x */ update\n estate.house set note = 1`', 1],
    ['sql`with gone as (delete from households.party where true returning id) select`', 1],
    ["tx.withTables<T>().updateTable('estate.house')", 1],
    [`sql\`update \${table} set note = 1\``, 1],
    ['sql`insert into keys.key (number) select number from estate.house on conflict do update set number = 1`', 0],
    ['sql`select * from estate.house h for update of h`', 0],
  ])('%s is judged rightly (canary)', (text, faults) => {
    expect(foreignIn({ home: ['keys'], file: 'lend-key.ts', text })).toHaveLength(faults)
  })

  it.each([
    ['create table estate.key_place (id uuid)', 1],
    ['create unique index key_house on estate.house (number) where number is not null', 1],
    ['alter table estate.house add column key_id uuid', 1],
    ['create table keys.key (house_id uuid references estate.house (id))', 0],
  ])('the migration %s is judged rightly (canary)', (text, faults) => {
    expect(foreignIn({ home: ['keys'], file: 'migrations/1.sql', text })).toHaveLength(faults)
  })
})
