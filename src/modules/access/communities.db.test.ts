import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { clause, hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity, testSession, testStaff } from './testing/people.ts'

const db = testDatabase()
let app: App
let a: CommunityId
let b: CommunityId
let administrator: { cookie: string }
let managerOfA: { cookie: string }
let clerkOfA: { cookie: string }

beforeAll(async () => {
  app = await createApp({ url: db.url })
  a = await testCommunity(app.database, { code: 'A', name: '甲园' })
  b = await testCommunity(app.database, { code: 'B', name: '乙园' })
  const sessionOf = async (o: Parameters<typeof testStaff>[1]) =>
    testSession(app.database, (await testStaff(app.database, o)).id)
  administrator = await sessionOf({ companyRoles: ['administrator'] })
  managerOfA = await sessionOf({ in: [{ communityId: a, roles: ['manager'] }] })
  clerkOfA = await sessionOf({ in: [{ communityId: a, roles: ['clerk'] }] })
})
afterAll(() => app.close())

const call = (
  headers: Record<string, string>,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  payload?: object,
) => app.http.inject({ method, url, headers, ...(payload ? { payload } : {}) })
const communitiesOf = async (headers: { cookie: string }): Promise<{ id: string; code: string; version: number }[]> =>
  (await call(headers, 'GET', '/api/communities')).json().communities

describe('A new community', () => {
  it(`${clause('§12.3.2')} keeps the reception hours of the trade until they are changed`, async () => {
    const made = await call(administrator, 'POST', '/api/communities', { code: 'HY', name: '和苑' })
    expect(made.statusCode).toBe(200)
    const weekday = [{ from: '08:30', to: '18:00' }]
    const weekend = [{ from: '09:00', to: '17:00' }]
    expect(made.json().receptionHours).toEqual([...Array.from({ length: 5 }, () => weekday), weekend, weekend])
    expect((await communitiesOf(administrator)).map((c) => c.code)).toContain('HY')
  })

  it('needs a code that no other one has, also when two are made at once', async () => {
    const twice = await Promise.all(
      ['子园', '丑园'].map((name) => call(administrator, 'POST', '/api/communities', { code: 'TWICE', name })),
    )
    expect(twice.map((r) => r.statusCode).sort()).toEqual([200, 409])
    expect(twice.find((r) => r.statusCode === 409)?.json().title).toContain('TWICE')
    expect((await communitiesOf(administrator)).filter((c) => c.code === 'TWICE')).toHaveLength(1)
  })

  it('is made once when the call is sent again with the same key', async () => {
    const send = () =>
      app.http.inject({
        method: 'POST',
        url: '/api/communities',
        headers: { ...administrator, 'idempotency-key': 'make-it-once' },
        payload: { code: 'ONCE', name: '一次' },
      })
    const [first, second] = [await send(), await send()]
    expect([first.statusCode, second.statusCode]).toEqual([200, 200])
    expect(second.json().id).toBe(first.json().id)
  })

  it('is audited', async () => {
    const made = await call(administrator, 'POST', '/api/communities', { code: 'AUDIT', name: '记园' })
    const { entries } = (
      await call(administrator, 'GET', `/api/company/audit-entries?subjectId=${made.json().id}`)
    ).json()
    expect(entries).toMatchObject([{ act: '新建小区', subjectKind: 'community' }])
  })
})

describe('The communities one may enter', () => {
  it('are those with a role, or all for a role of the company', async () => {
    expect((await communitiesOf(clerkOfA)).map((c) => c.code)).toEqual(['A'])
    expect((await communitiesOf(administrator)).map((c) => c.code)).toEqual(expect.arrayContaining(['A', 'B']))
  })

  it('are shown with the rights held there', async () => {
    const { communities } = (await call(managerOfA, 'GET', '/api/session')).json()
    expect(communities).toMatchObject([{ code: 'A', roles: ['manager'] }])
    expect(communities[0].rights).toContain('access.manage-community')
  })
})

describe('Changing a community', () => {
  const edited = (version: number, name: string) => ({
    version,
    name,
    kind: 'residential',
    address: '和平路 1 号',
    servicePhone: '88880000',
    complaintPhone: '',
    emergencyPhone: '',
    receptionHours: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  })

  it(`${hostile(38)} loses nothing when two edit at once: the second gets both versions`, async () => {
    const version = (await communitiesOf(managerOfA))[0]?.version ?? 0
    const first = await call(managerOfA, 'PATCH', `/api/communities/${a}`, edited(version, '甲园一期'))
    const second = await call(administrator, 'PATCH', `/api/communities/${a}`, edited(version, '甲园二期'))
    expect(first.json()).toMatchObject({ name: '甲园一期', version: version + 1 })
    expect([second.statusCode, second.json().code]).toEqual([409, 'access.changed-meanwhile'])
    expect(second.json().facts).toMatchObject({ yours: { name: '甲园二期' }, theirs: { name: '甲园一期' } })
  })

  it('names the changed fields in its audit, not their values', async () => {
    const version = (await communitiesOf(managerOfA))[0]?.version ?? 0
    await call(managerOfA, 'PATCH', `/api/communities/${a}`, { ...edited(version, '甲园三期') })
    const { entries } = (await call(managerOfA, 'GET', `/api/communities/${a}/audit-entries?act=修改小区资料`)).json()
    expect(entries[0].fields).toEqual(['name'])
    expect(JSON.stringify(entries[0])).not.toContain('甲园三期')
  })

  it('refuses hours that end before they begin or do not exist', async () => {
    const version = (await communitiesOf(managerOfA))[0]?.version ?? 0
    for (const hours of [
      { from: '18:00', to: '08:30' },
      { from: '08:30', to: '25:00' },
      { from: '8:30', to: '18:00' },
    ]) {
      const body = { ...edited(version, '甲园'), receptionHours: Array.from({ length: 7 }, () => [hours]) }
      expect((await call(managerOfA, 'PATCH', `/api/communities/${a}`, body)).statusCode).toBe(422)
    }
  })
})

describe(`${hostile(32)} A community in which one has no role`, () => {
  it('does not exist: neither it nor one that was never made is found', async () => {
    const foreign = await call(clerkOfA, 'GET', `/api/communities/${b}/colleagues`)
    const unknown = await call(clerkOfA, 'GET', `/api/communities/${crypto.randomUUID()}/colleagues`)
    expect([foreign.statusCode, unknown.statusCode]).toEqual([404, 404])
    expect(foreign.json().code).toBe(unknown.json().code)
  })

  it('is not found by the administrator either when it was never made', async () => {
    const unknown = await call(administrator, 'GET', `/api/communities/${crypto.randomUUID()}/colleagues`)
    expect(unknown.statusCode).toBe(404)
  })

  it('cannot be reached with a path that is no id', async () => {
    expect((await call(clerkOfA, 'GET', `/api/communities/1%20or%201=1/colleagues`)).statusCode).toBe(404)
  })

  it('cannot be named in the body instead of the path', async () => {
    const version = (await communitiesOf(managerOfA))[0]?.version ?? 0
    const body = {
      version,
      name: '乙园',
      kind: 'residential',
      address: '',
      servicePhone: '',
      complaintPhone: '',
      emergencyPhone: '',
    }
    const answer = await call(managerOfA, 'PATCH', `/api/communities/${a}`, {
      ...body,
      receptionHours: Array.from({ length: 7 }, () => []),
      communityId: b,
    })
    expect(answer.statusCode).toBe(422)
  })

  it('is shut in the database too: its rows are neither seen nor written in the transaction of another', async () => {
    await app.database.run({ kind: 'community', communityId: a, write: true }, async (tx) => {
      const seen = await sql<{ code: string }>`select code from access.community`.execute(tx)
      expect(seen.rows).toEqual([{ code: 'A' }])
      const written = await sql`update access.community set name = 'x' where community_id = ${b}`.execute(tx)
      expect(written.numAffectedRows).toBe(0n)
    })
    const planted = app.database.run({ kind: 'community', communityId: a, write: true }, async (tx) => {
      await sql`insert into access.assignment (community_id, staff_id, roles) select ${b}, id, '{clerk}' from access.staff limit 1`.execute(
        tx,
      )
    })
    await expect(planted).rejects.toThrow(/row-level security/)
  })

  it('is shut without any community: then no row of one is seen', async () => {
    const rows = await app.database.run({ kind: 'none', write: false }, async (tx) => {
      return (await sql`select * from access.community`.execute(tx)).rows
    })
    expect(rows).toEqual([])
  })
})

describe(`${hostile(33)} Fields that a call does not know`, () => {
  it.each([
    ['POST', '/api/communities', { code: 'X1', name: '甲', version: 7 }],
    ['POST', '/api/communities', { code: 'X1', name: '甲', id: '00000000-0000-4000-8000-000000000000' }],
    ['POST', '/api/staff', { loginName: 'new-one', name: '新', passwordHash: 'x' }],
    ['POST', '/api/staff', { loginName: 'new-one', name: '新', mustChangePassword: false }],
    ['POST', '/api/session', { loginName: 'x', password: 'y', role: 'administrator' }],
    [
      'POST',
      '/api/session/change-password',
      { currentPassword: 'x', newPassword: 'yyyyyyyyy', staffId: crypto.randomUUID() },
    ],
  ] as const)('are refused: %s %s', async (method, url, body) => {
    const answer = await call(administrator, method, url, body)
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'platform.invalid-input'])
  })

  it('are refused in the query', async () => {
    expect((await call(administrator, 'GET', '/api/company/staff?disabled=false')).statusCode).toBe(422)
  })

  it('cannot make anybody an administrator of one community', async () => {
    const { id } = await testStaff(app.database)
    const answer = await call(administrator, 'PUT', `/api/communities/${a}/colleagues/${id}/roles`, {
      roles: ['administrator'],
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().fields[0].path).toBe('roles')
  })
})
