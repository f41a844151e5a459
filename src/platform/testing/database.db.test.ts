import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { asAdmin } from './cluster.ts'
import { testDatabase } from './database.ts'

const ask = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

const names = async (): Promise<string[]> =>
  asAdmin(inject('testServer').adminUrl, async (admin) =>
    (await admin.query<{ datname: string }>('select datname from pg_database')).rows.map((r) => r.datname),
  )

describe('A test file with a database of its own', () => {
  const used: string[] = []

  describe('while it runs', () => {
    const first = testDatabase()
    const second = testDatabase()

    it('finds every migration applied', async () => {
      const rows = await ask(first.url, 'select from public.liren_migration')
      expect(rows.length).toBeGreaterThan(0)
    })

    it('does not see what is written in another one', async () => {
      await ask(first.url, 'create table mark ()')
      expect(await ask(second.url, `select from pg_tables where tablename = 'mark'`)).toEqual([])
    })

    it('searches Chinese text', async () => {
      const [row] = await ask(
        first.url,
        `select cardinality(show_trgm('张三')) as n, current_setting('server_encoding') as e`,
      )
      expect(row).toEqual({ n: 3, e: 'UTF8' })
    })

    it('has a name that belongs to this run', async () => {
      used.push(...[first, second].map(({ url }) => new URL(url).pathname.slice(1)))
      expect(await names()).toEqual(expect.arrayContaining(used))
      expect(used.every((name) => name.startsWith(inject('testServer').prefix))).toBe(true)
    })
  })

  it('leaves none behind', async () => {
    expect(used).toHaveLength(2)
    const left = await names()
    expect(used.filter((name) => left.includes(name))).toEqual([])
  })
})
