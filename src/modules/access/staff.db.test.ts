import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity, testSession, testStaff } from './testing/people.ts'

const db = testDatabase()
let app: App
let home: CommunityId
let administrator: { id: string; cookie: string }

beforeAll(async () => {
  app = await createApp({ url: db.url })
  home = await testCommunity(app.database, { name: '和苑' })
  const { id } = await testStaff(app.database, { loginName: 'boss', companyRoles: ['administrator'] })
  administrator = { id, ...(await testSession(app.database, id)) }
})
afterAll(() => app.close())

const call = (method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: object, cookie = administrator.cookie) =>
  app.http.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
const act = (id: string, verb: string, cookie?: string) => call('POST', `/api/staff/${id}/${verb}`, {}, cookie)
const signIn = (loginName: string, password: string) =>
  call('POST', '/api/session', { loginName, password }, 'none=none')
const newStaff = (o: object = {}) =>
  call('POST', '/api/staff', { loginName: `u-${crypto.randomUUID().slice(0, 8)}`, name: '王芳', ...o })

describe('A new account', () => {
  it('gets a random password, shown once, that must be changed at the first sign-in', async () => {
    const { staff, firstPassword } = (await newStaff({ loginName: 'wangfang', phone: '13800000001' })).json()
    expect(staff).toMatchObject({
      loginName: 'wangfang',
      name: '王芳',
      mustChangePassword: true,
      disabled: false,
      assignments: [],
    })
    expect((await signIn('wangfang', firstPassword)).json()).toMatchObject({ mustChangePassword: true })
    const kept = await app.database.maintenance.query('select answer from platform.idempotency_key')
    expect(JSON.stringify(kept.rows)).not.toContain(firstPassword)
  })

  it('has a login name that no other one has, in whatever case', async () => {
    await newStaff({ loginName: 'liming' })
    const again = await newStaff({ loginName: 'LiMing' })
    expect([again.statusCode, again.json().code]).toEqual([409, 'access.login-name-taken'])
  })
})

describe('The list of the staff', () => {
  it('is paged by login name and shows where each one works', async () => {
    const { id } = await testStaff(app.database, {
      loginName: 'zz-last',
      in: [{ communityId: home, roles: ['clerk', 'cashier'] }],
    })
    const names: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: { staff: { loginName: string }[]; next: string | null } = (
        await call('GET', `/api/company/staff?limit=2&after=${encodeURIComponent(after)}`)
      ).json()
      names.push(...page.staff.map((s) => s.loginName))
      after = page.next
    }
    const count = await app.database.maintenance.query('select from access.staff')
    expect(new Set(names).size).toBe(count.rowCount)
    expect(names).toHaveLength(count.rowCount ?? 0)
    const found = (await call('GET', '/api/company/staff?q=ZZ-LAST')).json().staff
    expect(found).toMatchObject([{ id, assignments: [{ communityName: '和苑', roles: ['clerk', 'cashier'] }] }])
  })

  it('never shows a hash or a secret', async () => {
    const { body } = await call('GET', '/api/company/staff?limit=200')
    expect(body).not.toMatch(/hash|argon2|secret/i)
  })
})

describe('Changing an account', () => {
  it('is refused when another administrator saved in between, with both versions', async () => {
    const { id } = await testStaff(app.database)
    const edit = (name: string) => call('PATCH', `/api/staff/${id}`, { version: 1, name, phone: '', companyRoles: [] })
    expect((await edit('王芳')).json()).toMatchObject({ name: '王芳', version: 2 })
    const late = await edit('王方')
    expect([late.statusCode, late.json().code]).toEqual([409, 'access.changed-meanwhile'])
    expect(late.json().facts).toMatchObject({ yours: { name: '王方' }, theirs: { name: '王芳' } })
  })

  it('of somebody who is not there says so', async () => {
    const answer = await call('PATCH', `/api/staff/${crypto.randomUUID()}`, {
      version: 1,
      name: '无',
      phone: '',
      companyRoles: [],
    })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'access.staff-not-found'])
  })

  it('leaves in the audit which roles came and went', async () => {
    const { id } = await testStaff(app.database, { companyRoles: ['head-office'] })
    await call('PATCH', `/api/staff/${id}`, { version: 1, name: '总', phone: '', companyRoles: ['administrator'] })
    const { entries } = (await call('GET', `/api/company/audit-entries?subjectId=${id}`)).json()
    expect(entries[0]).toMatchObject({ act: '修改员工资料', actorId: administrator.id, actorName: 'boss' })
    expect(entries[0].fields).toEqual(['name', 'companyRoles:+administrator', 'companyRoles:-head-office'])
    await act(id, 'disable')
  })
})

describe(`${hostile(37)} Disabling an account`, () => {
  it('ends every session at once, and enabling brings none back', async () => {
    const { id, loginName } = await testStaff(app.database, { password: '梧桐树下三只猫咪' })
    const { cookie } = await testSession(app.database, id)
    expect((await call('GET', '/api/session', undefined, cookie)).statusCode).toBe(200)
    expect((await act(id, 'disable')).json()).toMatchObject({ disabled: true })
    expect((await call('GET', '/api/session', undefined, cookie)).statusCode).toBe(401)
    expect((await signIn(loginName, '梧桐树下三只猫咪')).statusCode).toBe(401)
    expect((await act(id, 'enable')).json()).toMatchObject({ disabled: false })
    expect((await call('GET', '/api/session', undefined, cookie)).statusCode).toBe(401)
    expect((await signIn(loginName, '梧桐树下三只猫咪')).statusCode).toBe(200)
  })

  it('may be done twice without harm', async () => {
    const { id } = await testStaff(app.database)
    const [first, second] = [(await act(id, 'disable')).json(), (await act(id, 'disable')).json()]
    expect(second).toEqual(first)
  })
})

describe('Resetting a password', () => {
  it('ends every session and makes the new one be changed', async () => {
    const { id, loginName } = await testStaff(app.database, { password: '梧桐树下三只猫咪' })
    const { cookie } = await testSession(app.database, id)
    const { firstPassword } = (await act(id, 'reset-password')).json()
    expect((await call('GET', '/api/session', undefined, cookie)).statusCode).toBe(401)
    expect((await signIn(loginName, '梧桐树下三只猫咪')).statusCode).toBe(401)
    expect((await signIn(loginName, firstPassword)).json()).toMatchObject({ mustChangePassword: true })
  })

  it('of somebody who is not there says so', async () => {
    expect((await act(crypto.randomUUID(), 'reset-password')).json().code).toBe('access.staff-not-found')
  })
})

describe('Removing a lost authenticator', () => {
  it('lets the person sign in with the password alone, and ends the sessions', async () => {
    const { id, loginName } = await testStaff(app.database, { password: '梧桐树下三只猫咪' })
    await app.database.maintenance.query(`update access.staff set totp_secret = 'JBSWY3DPEHPK3PXP' where id = $1`, [id])
    expect((await signIn(loginName, '梧桐树下三只猫咪')).json().code).toBe('access.totp-needed')
    expect((await act(id, 'remove-totp')).json()).toMatchObject({ hasTotp: false })
    expect((await signIn(loginName, '梧桐树下三只猫咪')).statusCode).toBe(200)
  })
})

describe('The last administrator', () => {
  const withoutRole = (version: number) => ({ version, name: 'boss', phone: '', companyRoles: [] })
  const versionOf = async (id: string): Promise<number> =>
    (await app.database.maintenance.query('select version from access.staff where id = $1', [id])).rows[0].version

  it('can neither be disabled nor lose the role', async () => {
    expect((await act(administrator.id, 'disable')).json().code).toBe('access.last-administrator')
    const answer = await call('PATCH', `/api/staff/${administrator.id}`, withoutRole(await versionOf(administrator.id)))
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'access.last-administrator'])
  })

  it('remains when two administrators remove each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await testStaff(app.database, { companyRoles: ['administrator'] })
      const { cookie } = await testSession(app.database, id)
      const version = await versionOf(administrator.id)
      const both = await Promise.all([
        act(id, 'disable'),
        call('PATCH', `/api/staff/${administrator.id}`, withoutRole(version), cookie),
      ])
      const active = await app.database.maintenance.query(
        `select id from access.staff where 'administrator' = any(company_roles) and disabled_at is null`,
      )
      expect(both.filter((r) => r.statusCode === 200)).toHaveLength(1)
      expect(active.rowCount).toBe(1)
      await app.database.maintenance.query(
        `update access.staff set company_roles = '{administrator}', disabled_at = case when id = $1 then null else now() end
         where id = $1 or id = $2`,
        [administrator.id, id],
      )
    }
  })
})

describe('Colleagues of a community', () => {
  it('are those with a role there and those of the company, not plain administrators nor disabled people', async () => {
    const other = await testCommunity(app.database)
    const fixer = await testStaff(app.database, { in: [{ communityId: home, roles: ['technician'] }] })
    const office = await testStaff(app.database, { companyRoles: ['head-office'] })
    const elsewhere = await testStaff(app.database, { in: [{ communityId: other, roles: ['technician'] }] })
    const gone = await testStaff(app.database, { in: [{ communityId: home, roles: ['technician'] }] })
    await act(gone.id, 'disable')
    const ids = async (query: string): Promise<string[]> =>
      (await call('GET', `/api/communities/${home}/colleagues${query}`))
        .json()
        .colleagues.map((c: { id: string }) => c.id)
    const all = await ids('')
    expect(all).toEqual(expect.arrayContaining([fixer.id, office.id]))
    for (const absent of [elsewhere.id, gone.id, administrator.id]) expect(all).not.toContain(absent)
    expect(await ids('?role=technician')).toEqual([fixer.id])
  })

  it('get and lose roles, which count from the next request', async () => {
    const { id } = await testStaff(app.database)
    const { cookie } = await testSession(app.database, id)
    const see = async () => (await call('GET', `/api/communities/${home}/colleagues`, undefined, cookie)).statusCode
    const give = (roles: string[]) => call('PUT', `/api/communities/${home}/colleagues/${id}/roles`, { roles })
    expect(await see()).toBe(404)
    expect((await give(['clerk', 'clerk', 'guard'])).json()).toEqual({ roles: ['clerk', 'guard'] })
    expect(await see()).toBe(200)
    expect((await give([])).json()).toEqual({ roles: [] })
    expect(await see()).toBe(404)
    const { entries } = (await call('GET', `/api/communities/${home}/audit-entries?subjectId=${id}`)).json()
    expect(entries.map((e: { fields: string[] }) => e.fields)).toEqual([
      ['roles:-clerk', 'roles:-guard'],
      ['roles:+clerk', 'roles:+guard'],
    ])
  })

  it('must be people who are there', async () => {
    const answer = await call('PUT', `/api/communities/${home}/colleagues/${crypto.randomUUID()}/roles`, {
      roles: ['clerk'],
    })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'access.staff-not-found'])
  })
})
