import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { bareDatabase } from '../testing/database.ts'
import { schemaOf } from '../testing/schema-of.ts'
import { migrate } from './migrate.ts'

// A platform and a shop in three versions: it opens, gets a column, gets a table.
const platform = `create schema platform;
create function platform.one() returns int language sql as $$ select 1; $$;`
const first = `create schema shop;
create table shop.sale (id int constraint sale_pkey primary key, note text not null);`
const second = `alter table shop.sale add column amount bigint not null default 0;
update shop.sale set amount = length(note);`
const third = `create table shop.refund (sale_id int constraint refund_sale references shop.sale (id));`
const files = {
  'platform/migrations/20260101T0000_platform.sql': platform,
  'modules/shop/migrations/20260102T0000_shop.sql': first,
  'modules/shop/migrations/20260103T0000_amount.sql': second,
  'modules/shop/migrations/20260104T0000_refund.sql': third,
}
const names = ['20260101T0000_platform', '20260102T0000_shop', '20260103T0000_amount', '20260104T0000_refund']

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A version of the program: its first migrations, some perhaps with another text. */
const version = (count: number, changed: Partial<typeof files> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'liren-upgrade-'))
  folders.push(folder)
  for (const [file, text] of Object.entries({ ...files, ...changed }).slice(0, count)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

describe('A filled database of an older version', () => {
  const old = bareDatabase()
  const fresh = bareDatabase()

  it('is brought to this version with its rows, and then is like a new one', async () => {
    expect(await migrate({ url: old.url, sourceFolder: version(2) })).toEqual({ applied: names.slice(0, 2) })
    await query(old.url, `insert into shop.sale values (1, '三把钥匙')`)
    expect(await migrate({ url: old.url, sourceFolder: version(4) })).toEqual({ applied: names.slice(2) })
    expect(await query(old.url, 'select id, note, amount from shop.sale')).toEqual([
      { id: 1, note: '三把钥匙', amount: '4' },
    ])
    await migrate({ url: fresh.url, sourceFolder: version(4) })
    expect(await schemaOf(old.url)).toEqual(await schemaOf(fresh.url))
  })

  it('has nothing done to it a second time', async () => {
    expect(await migrate({ url: old.url, sourceFolder: version(4) })).toEqual({ applied: [] })
  })

  it.each([
    'alter table shop.sale alter column note drop not null',
    'create index sale_note on shop.sale (note)',
    'grant select on shop.refund to liren_app',
    'alter table shop.refund enable row level security',
    'create or replace function platform.one() returns int language sql as $$ select 2 $$',
  ])('that differs is seen to differ (canary: %s)', async (change) => {
    const before = await schemaOf(fresh.url)
    await query(fresh.url, change)
    expect(await schemaOf(fresh.url)).not.toEqual(before)
  })

  it('of a newer version is refused with what to do, and stays as it is', async () => {
    await expect(migrate({ url: old.url, sourceFolder: version(3) })).rejects.toThrow(
      /数据库来自更新的版本（迁移 20260104T0000_refund 本版本没有）。请改用新版本/,
    )
  })

  it('is refused when a migration that ran was changed since', async () => {
    const changed = version(4, { 'modules/shop/migrations/20260103T0000_amount.sql': `${second}\n-- better` })
    await expect(migrate({ url: old.url, sourceFolder: changed })).rejects.toThrow(
      /迁移 20260103T0000_amount 执行之后被改动过/,
    )
  })

  it('is the same whatever line endings the checkout wrote', async () => {
    const windows = version(4, { 'modules/shop/migrations/20260102T0000_shop.sql': first.replaceAll('\n', '\r\n') })
    expect(await migrate({ url: old.url, sourceFolder: windows })).toEqual({ applied: [] })
  })
})

describe('A migration that fails', () => {
  const database = bareDatabase()

  it('leaves nothing of itself and names itself; the next start goes on from there', async () => {
    const broken = { 'modules/shop/migrations/20260103T0000_amount.sql': `${second}\nselect 1 / 0;` }
    await expect(migrate({ url: database.url, sourceFolder: version(4, broken) })).rejects.toThrow(
      /迁移 shop\/20260103T0000_amount 失败/,
    )
    const columns = `select column_name from information_schema.columns where table_schema = 'shop' order by 1`
    expect(await query(database.url, columns)).toEqual([{ column_name: 'id' }, { column_name: 'note' }])
    expect(await migrate({ url: database.url, sourceFolder: version(4) })).toEqual({ applied: names.slice(2) })
  })
})

describe('Two that start at once', () => {
  const database = bareDatabase()

  it('run each migration once', async () => {
    const sourceFolder = version(4)
    const both = await Promise.all([
      migrate({ url: database.url, sourceFolder }),
      migrate({ url: database.url, sourceFolder }),
    ])
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 4])
  })
})
