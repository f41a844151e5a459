import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity, testSession, testStaff } from './testing/people.ts'

const db = testDatabase()
let app: App
let home: CommunityId
let elsewhere: CommunityId
let manager: { id: string; cookie: string }
let administrator: { id: string; cookie: string }

beforeAll(async () => {
  app = await createApp({ url: db.url })
  home = await testCommunity(app.database)
  elsewhere = await testCommunity(app.database)
  const person = async (o: Parameters<typeof testStaff>[1]) => {
    const { id } = await testStaff(app.database, o)
    return { id, ...(await testSession(app.database, id)) }
  }
  manager = await person({ name: '经理', in: [{ communityId: home, roles: ['manager'] }] })
  administrator = await person({ companyRoles: ['administrator'] })
  for (const communityId of [home, elsewhere]) {
    // 23 entries, five of them at one and the same instant.
    await app.database.maintenance.query(
      `insert into platform.audit_entry (community_id, at, actor_id, actor_kind, act)
       select $1, '2026-03-31T15:59:50Z'::timestamptz + make_interval(secs => greatest(0, n - 4)), $2, 'staff', '第 ' || n || ' 件'
       from generate_series(0, 22) n`,
      [communityId, manager.id],
    )
  }
})
afterAll(() => app.close())

interface Entry {
  readonly id: string
  readonly at: string
  readonly act: string
  readonly actorName: string | null
  readonly detail: readonly { name: string; value: string }[]
}
const read = async (
  query: string,
  o: { cookie?: string; path?: string } = {},
): Promise<{ entries: Entry[]; next: string | null }> =>
  (
    await app.http.inject({
      method: 'GET',
      url: `${o.path ?? `/api/communities/${home}`}/audit-entries?${query}`,
      headers: { cookie: o.cookie ?? manager.cookie },
    })
  ).json()

describe('Reading the audit of a community', () => {
  it('goes page by page through every entry once, newest first', async () => {
    const seen: Entry[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: { entries: Entry[]; next: string | null } = await read(`limit=4&after=${encodeURIComponent(after)}`)
      seen.push(...page.entries)
      after = page.next
    }
    expect(new Set(seen.map((e) => e.id)).size).toBe(23)
    expect(seen).toHaveLength(23)
    expect(seen.map((e) => e.at)).toEqual([...seen.map((e) => e.at)].sort().reverse())
  })

  it('finds by act, by person and by day in Shanghai', async () => {
    expect((await read(`act=${encodeURIComponent('第 7 件')}`)).entries).toMatchObject([{ actorName: '经理' }])
    expect((await read(`actorId=${manager.id}`)).entries).toHaveLength(23)
    expect((await read(`actorId=${administrator.id}`)).entries).toHaveLength(0)
    // 16:00Z is midnight in Shanghai: the 15th entry begins the first of April.
    const april = (await read('from=2026-04-01')).entries.length
    const march = (await read('until=2026-03-31')).entries.length
    expect([march, april]).toEqual([14, 9])
  })

  it('shows values that were kept apart, until they are erased', async () => {
    const { rows } = await app.database.maintenance.query(
      `insert into platform.audit_entry (community_id, at, actor_kind, act) values ($1, now(), 'system', '细节') returning id`,
      [home],
    )
    await app.database.maintenance.query(
      `insert into platform.audit_detail (community_id, audit_entry_id, detail) values ($1, $2, '{"电话": "138****0001"}')`,
      [home, rows[0].id],
    )
    const detail = async () => (await read(`act=${encodeURIComponent('细节')}`)).entries[0]?.detail
    expect(await detail()).toEqual([{ name: '电话', value: '138****0001' }])
    await app.database.maintenance.query('delete from platform.audit_detail')
    expect(await detail()).toEqual([])
  })

  it('begins at the head when the position is made up', async () => {
    expect((await read(`limit=2&after=${encodeURIComponent("x' or 1=1")}`)).entries).toHaveLength(2)
  })
})

describe('Reading the audit of the company', () => {
  it('is for administrators alone', async () => {
    await app.http.inject({
      method: 'POST',
      url: '/api/staff',
      headers: administrator,
      payload: { loginName: 'audited', name: '被记' },
    })
    const { entries } = await read('act=新建员工账号', { cookie: administrator.cookie, path: '/api/company' })
    expect(entries).toHaveLength(1)
    const refused = await read('', { path: '/api/company' })
    expect(refused).toMatchObject({ status: 403 })
  })
})

describe(`${hostile(40)} An audit entry`, () => {
  const tables = [
    'platform.audit_entry',
    'platform.audit_detail',
    'platform.company_audit_entry',
    'platform.audit_seal',
    'platform.audit_seal_entry',
    'platform.company_audit_seal',
    'platform.company_audit_seal_entry',
  ]
  const asRole = async (role: string, statement: string): Promise<string> => {
    const client = new pg.Client({ connectionString: db.url, options: `-c role=${role}` })
    await client.connect()
    try {
      await client.query(`set app.cid = '${home}'`)
      await client.query(statement)
      return 'done'
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await client.end()
    }
  }
  const PERMISSION_DENIED = '42501'

  it.each(tables)('cannot be deleted, changed or emptied by the application: %s', async (table) => {
    const column = table.includes('company_audit_entry') || table.endsWith('.audit_entry') ? 'act' : undefined
    const statements = [
      `delete from ${table}`,
      `truncate ${table}`,
      ...(column ? [`update ${table} set ${column} = 'x'`] : []),
    ]
    for (const statement of statements) {
      expect([statement, await asRole('liren_app', statement)]).toEqual([statement, PERMISSION_DENIED])
      expect([statement, await asRole('liren_company', statement)]).toEqual([statement, PERMISSION_DENIED])
    }
  })

  it('cannot be reached by changing the table instead of its rows', async () => {
    for (const statement of [
      'alter table platform.audit_entry disable row level security',
      'drop table platform.audit_entry',
      'create trigger t before insert on platform.audit_entry for each row execute function suppress_redundant_updates_trigger()',
      'drop policy community on platform.audit_entry',
      'create table access.mine ()',
    ]) {
      expect([statement, await asRole('liren_app', statement)]).toEqual([statement, PERMISSION_DENIED])
    }
  })

  it('cannot be written into the audit of another community', async () => {
    const statement = `insert into platform.audit_entry (community_id, at, actor_kind, act) values ('${elsewhere}', now(), 'system', 'x')`
    expect(await asRole('liren_app', statement)).toBe(PERMISSION_DENIED)
  })

  it('has no endpoint that changes or deletes it', async () => {
    const { entries } = await read('limit=1')
    for (const method of ['DELETE', 'PATCH', 'PUT'] as const) {
      const answer = await app.http.inject({
        method,
        url: `/api/communities/${home}/audit-entries/${entries[0]?.id}`,
        headers: { cookie: administrator.cookie },
      })
      expect(answer.statusCode).toBe(404)
    }
  })

  it('is left by every change an administrator makes, in the same transaction', async () => {
    const { id } = await testStaff(app.database)
    const act = (verb: string) =>
      app.http.inject({ method: 'POST', url: `/api/staff/${id}/${verb}`, headers: administrator, payload: {} })
    for (const verb of ['disable', 'enable', 'remove-totp', 'reset-password'])
      expect((await act(verb)).statusCode).toBe(200)
    const { entries } = await read(`subjectId=${id}`, { cookie: administrator.cookie, path: '/api/company' })
    expect(entries.map((e) => e.act)).toEqual(['重置员工密码', '清除员工动态口令', '启用员工账号', '停用员工账号'])
  })
})
