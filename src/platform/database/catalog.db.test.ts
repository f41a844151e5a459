import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../testing/database.ts'

/**
 * The schema as the catalogue shows it, against the rules that keep it safe and distributable
 * (docs/decisions/0002-schema-rules.md). Each test lists what breaks its rule.
 */
const database = testDatabase()
let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(() => client.end())

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg\\_%'`
const COMMUNITY_TABLE = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and not a.attisdropped)
  and coalesce(obj_description(c.oid, 'pg_class'), '') <> 'directory'`

const breaches = async (sql: string): Promise<string[]> =>
  (await client.query<{ what: string }>(sql)).rows.map((r) => r.what)

const tables = (where: string): Promise<string[]> =>
  breaches(`select n.nspname || '.' || c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OURS} and (${where}) order by 1`)

describe('Every table', () => {
  it('is known to be of a community, of the company, or a directory', async () => {
    expect((await tables('true')).length).toBeGreaterThan(15)
  })

  it('has a primary key', async () => {
    expect(
      await tables(
        `not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and not k.condeferrable)`,
      ),
    ).toEqual([])
  })

  it('is logged, has no more than 54 characters in its name', async () => {
    expect(await tables(`c.relpersistence <> 'p' or length(c.relname) > 54`)).toEqual([])
  })

  it('is granted to the application', async () => {
    expect(await tables(`not has_table_privilege('liren_app', c.oid, 'select')`)).toEqual([])
  })

  it('cannot be truncated, and its schema cannot be changed, by the application', async () => {
    expect(
      await tables(
        `has_table_privilege('liren_app', c.oid, 'truncate') or has_schema_privilege('liren_app', n.oid, 'create')`,
      ),
    ).toEqual([])
  })
})

describe('A community table', () => {
  it('has a community_id that is a plain uuid and not null', async () => {
    expect(
      await tables(`${COMMUNITY_TABLE} and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id'
        and (a.atttypid <> 'uuid'::regtype or not a.attnotnull or a.attgenerated <> ''))`),
    ).toEqual([])
  })

  it('starts its primary key with community_id', async () => {
    expect(
      await tables(`${COMMUNITY_TABLE} and exists (select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        where k.conrelid = c.oid and k.contype = 'p' and a.attname <> 'community_id')`),
    ).toEqual([])
  })

  it('forces row-level security with one policy for each role', async () => {
    expect(
      await tables(`${COMMUNITY_TABLE} and (not c.relrowsecurity or not c.relforcerowsecurity
        or (select count(*) from pg_policy p where p.polrelid = c.oid) <> 3)`),
    ).toEqual([])
  })

  it('cannot be written by the company-wide reader', async () => {
    expect(
      await tables(`has_table_privilege('liren_company', c.oid, 'insert') or has_table_privilege('liren_company', c.oid, 'update')
        or has_table_privilege('liren_company', c.oid, 'delete')`),
    ).toEqual([])
  })

  it('holds community_id as a plain column in every unique index and exclusion constraint', async () => {
    expect(
      await breaches(`select i.indexrelid::regclass::text as what from pg_index i
        join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and ${COMMUNITY_TABLE} and (i.indisunique or i.indisexclusion)
          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and a.attnum = any(i.indkey::int2[]))`),
    ).toEqual([])
  })

  it('compares community_id with = in every exclusion constraint', async () => {
    expect(
      await breaches(`select k.conname as what from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and k.contype = 'x' and pg_get_constraintdef(k.oid) not like '%community_id WITH =%'`),
    ).toEqual([])
  })
})

const FOREIGN_KEYS = `from pg_constraint k
  join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and ${OURS}`
const POINTS_TO_COMMUNITY_TABLE = `exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'community_id')`

describe('A foreign key', () => {
  it('pairs community_id with community_id between community tables', async () => {
    expect(
      await breaches(`select k.conrelid::regclass || ' ' || k.conname as what ${FOREIGN_KEYS} and ${POINTS_TO_COMMUNITY_TABLE}
        and not exists (select from unnest(k.conkey, k.confkey) as pair (here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'community_id'
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'community_id')`),
    ).toEqual([])
  })

  it('never leads from a company-wide table to a community table', async () => {
    expect(
      await breaches(`select k.conrelid::regclass || ' ' || k.conname as what ${FOREIGN_KEYS} and ${POINTS_TO_COMMUNITY_TABLE}
        and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'community_id')`),
    ).toEqual([])
  })

  it('does nothing a distributed table cannot: no set null or set default, no cascade on update', async () => {
    expect(
      await breaches(`select k.conrelid::regclass || ' ' || k.conname as what ${FOREIGN_KEYS}
        and (k.confdeltype in ('n', 'd') or k.confupdtype in ('c', 'n', 'd'))`),
    ).toEqual([])
  })
})

describe('Names and defaults', () => {
  it('are chosen: no constraint or index name is longer than 54 characters', async () => {
    expect(
      await breaches(`select k.conname as what from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and length(k.conname) > 54
        union all select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'i' and length(c.relname) > 54`),
    ).toEqual([])
  })

  it('never take the time from the database: business columns have no now()', async () => {
    expect(
      await breaches(`select d.adrelid::regclass || '.' || a.attname as what from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and pg_get_expr(d.adbin, d.adrelid) ~ '\\m(now|clock_timestamp|transaction_timestamp)\\(|CURRENT_'`),
    ).toEqual([])
  })

  it('use text with a check instead of enums, and bigint identities only', async () => {
    expect(
      await breaches(`select n.nspname || '.' || t.typname as what from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${OURS} and t.typtype = 'e'
        union all select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where ${OURS} and a.attidentity <> '' and a.atttypid <> 'int8'::regtype`),
    ).toEqual([])
  })
})

describe('Policies and functions', () => {
  it('look at the row alone: no subquery in a policy', async () => {
    expect(
      await breaches(
        `select polrelid::regclass || ' ' || polname as what from pg_policy where polqual::text like '%SUBLINK%'`,
      ),
    ).toEqual([])
  })

  it('fix their search path where they are triggers or run with the rights of their owner', async () => {
    expect(
      await breaches(`select p.oid::regprocedure::text as what from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where ${OURS} and (p.prorettype = 'trigger'::regtype or p.prosecdef)
          and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')`),
    ).toEqual([])
  })
})

describe('Append-only tables', () => {
  it('cannot be updated or deleted from by the application', async () => {
    const appendOnly = await tables(`obj_description(c.oid, 'pg_class') = 'append-only'`)
    expect(appendOnly).toContain('platform.audit_entry')
    expect(
      await tables(`obj_description(c.oid, 'pg_class') = 'append-only'
        and (has_any_column_privilege('liren_app', c.oid, 'update') or has_table_privilege('liren_app', c.oid, 'delete'))`),
    ).toEqual([])
  })
})

describe('The rules themselves', () => {
  it('see a table that breaks them (canary)', async () => {
    await client.query('begin')
    try {
      await client.query('create schema canary')
      await client.query(
        `create table canary.bird (id int primary key, community_id uuid, at timestamptz default now(), code text unique)`,
      )
      await client.query('grant truncate on canary.bird to liren_app')
      await client.query(
        'create table canary.nest (bird_id int constraint nest_fkey references canary.bird (id) on delete set null)',
      )
      await client.query(`create type canary.colour as enum ('red')`)
      expect(await tables(`${COMMUNITY_TABLE} and not c.relrowsecurity`)).toEqual(['canary.bird'])
      expect(await tables(`has_table_privilege('liren_app', c.oid, 'truncate')`)).toEqual(['canary.bird'])
      expect(
        await tables(`not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`),
      ).toEqual(['canary.nest'])
      expect(
        await breaches(`select i.indexrelid::regclass::text as what from pg_index i join pg_class c on c.oid = i.indrelid
          join pg_namespace n on n.oid = c.relnamespace where ${OURS} and ${COMMUNITY_TABLE} and i.indisunique
          and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'community_id' and a.attnum = any(i.indkey::int2[])) order by 1`),
      ).toEqual(['canary.bird_code_key', 'canary.bird_pkey'])
      expect(await breaches(`select k.conname as what ${FOREIGN_KEYS} and k.confdeltype in ('n', 'd')`)).toEqual([
        'nest_fkey',
      ])
    } finally {
      await client.query('rollback')
    }
  })
})
