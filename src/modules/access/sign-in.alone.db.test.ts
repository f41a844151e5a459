import { verify } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { codeOf, cookieOf, PASSWORD, type SignInTry, testDoor } from './testing/door.ts'
import { type TestPerson, testCommunity, testSession, testStaff } from './testing/people.ts'

vi.mock('@node-rs/argon2', { spy: true })

const db = testDatabase()
const clock = { offset: 0 }
const address = { ip: '' }
let app: App
let door: ReturnType<typeof testDoor>
let home: CommunityId
let person: TestPerson
let network = 0

beforeAll(async () => {
  app = await createApp({ url: db.url, clock, trustProxy: '127.0.0.1' })
  door = testDoor(app, address)
  home = await testCommunity(app.database, { code: 'HOME' })
})
afterAll(() => app.close())
beforeEach(async () => {
  clock.offset = 0
  network += 1
  address.ip = `10.0.${network}.1`
  person = await testStaff(app.database, { password: PASSWORD, in: [{ communityId: home, roles: ['clerk'] }] })
})

const signIn = (o: Partial<SignInTry> = {}) => door.signIn({ loginName: person.loginName, ...o })
const failTimes = async (times: number, o: Partial<SignInTry> = {}): Promise<void> => {
  for (let n = 0; n < times; n += 1) expect((await signIn({ ...o, password: 'wrong' })).statusCode).toBe(401)
}

describe('Signing in', () => {
  it('answers who one is and what one may do where', async () => {
    const answer = await signIn({ loginName: person.loginName.toUpperCase() })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      staffId: person.id,
      mustChangePassword: false,
      companyRights: [],
      communities: [{ id: home, code: 'HOME', roles: ['clerk'] }],
    })
  })

  it('sets a cookie that scripts cannot read and that travels only by HTTPS to this host', async () => {
    const [cookie] = (await signIn()).cookies
    expect(cookie).toMatchObject({ name: '__Host-liren', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
    expect(cookie?.value).toHaveLength(43)
  })

  it('keeps only a hash of the token', async () => {
    const token = (await signIn()).cookies[0]?.value
    const stored = await app.database.maintenance.query('select * from access.session')
    expect(JSON.stringify(stored.rows)).not.toContain(token)
  })

  it('is refused over plain HTTP from another machine', async () => {
    const answer = await app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-forwarded-for': '192.168.1.20', 'x-forwarded-proto': 'http' },
      payload: { loginName: person.loginName, password: PASSWORD },
    })
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'access.insecure-connection'])
  })

  it('is kept in the company audit', async () => {
    await signIn()
    const { rows } = await app.database.maintenance.query(
      `select act from platform.company_audit_entry where actor_id = $1 and subject_id = $1`,
      [person.id],
    )
    expect(rows).toEqual([{ act: '登录' }])
  })
})

describe(`${hostile(36)} Guessing passwords`, () => {
  it('learns nothing about which logins exist or are disabled', async () => {
    const disabled = await testStaff(app.database, { password: PASSWORD })
    await app.database.maintenance.query('update access.staff set disabled_at = now() where id = $1', [disabled.id])
    const wrong = await signIn({ password: 'wrong' })
    const unknown = await signIn({ loginName: 'nobody-at-all' })
    const closed = await signIn({ loginName: disabled.loginName })
    const said = ({ requestId: _, ...rest }: Record<string, unknown>) => rest
    expect(wrong.statusCode).toBe(401)
    expect(said(unknown.json())).toEqual(said(wrong.json()))
    expect(said(closed.json())).toEqual(said(wrong.json()))
  })

  it('costs one password check, whether the login exists, is disabled or unknown: time tells nothing', async () => {
    const disabled = await testStaff(app.database, { password: PASSWORD })
    await app.database.maintenance.query('update access.staff set disabled_at = now() where id = $1', [disabled.id])
    await signIn({ loginName: 'warm-up' })
    const checks = async (loginName: string, password: string): Promise<number> => {
      vi.mocked(verify).mockClear()
      await signIn({ loginName, password })
      return vi.mocked(verify).mock.calls.length
    }
    expect(await checks(person.loginName, 'wrong')).toBe(1)
    expect(await checks('nobody-here', 'wrong')).toBe(1)
    expect(await checks(disabled.loginName, PASSWORD)).toBe(1)
  })

  it('waits longer and longer after five failures, and the right password waits too', async () => {
    await failTimes(5)
    const sixth = await signIn()
    expect([sixth.statusCode, codeOf(sixth)]).toEqual([429, 'access.too-many-attempts'])
    expect(sixth.json().facts.seconds).toBeLessThanOrEqual(2)
    clock.offset = 3_000
    await failTimes(1)
    expect((await signIn()).json().facts.seconds).toBeGreaterThan(2)
    clock.offset = 70_000
    expect((await signIn()).statusCode).toBe(200)
  })

  it('cannot lock the owner of the account out, who sits elsewhere', async () => {
    await failTimes(5)
    expect((await signIn()).statusCode).toBe(429)
    expect((await signIn({ ip: '10.99.99.99' })).statusCode).toBe(200)
  })

  it('is not faster with many attempts at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn({ password: 'wrong' })))
    const tried = answers.filter((a) => codeOf(a) === 'access.sign-in-refused')
    expect(tried).toHaveLength(5)
    expect(answers.filter((a) => a.statusCode === 429)).toHaveLength(15)
  })

  it('is slowed for one address that tries one password on many logins', async () => {
    await app.database.maintenance.query(
      `insert into access.sign_in_failure (login_key, ip, at) select 'key ' || n, $1, clock_timestamp() from generate_series(1, 50) n`,
      [address.ip],
    )
    expect((await signIn({ loginName: 'yet-another' })).statusCode).toBe(429)
    expect((await signIn({ ip: '10.99.99.98' })).statusCode).toBe(200)
  })

  it('is told to the administrators when the waiting begins, once', async () => {
    const told = async () =>
      (await app.database.maintenance.query(`select from platform.company_audit_entry where act = '连续登录失败'`))
        .rowCount
    const before = (await told()) ?? 0
    await failTimes(5)
    clock.offset = 3_000
    await failTimes(1)
    clock.offset = 10_000
    await failTimes(1)
    expect(await told()).toBe(before + 1)
  })

  it('is forgotten with the right password, so that a few slips a day cost nothing', async () => {
    await failTimes(4)
    expect((await signIn()).statusCode).toBe(200)
    await failTimes(4)
    expect((await signIn()).statusCode).toBe(200)
  })

  it('keeps no typed name: people type passwords into the wrong box', async () => {
    await failTimes(1, { loginName: 'my-secret-password' })
    const { rows } = await app.database.maintenance.query('select login_key from access.sign_in_failure')
    expect(JSON.stringify(rows)).not.toContain('my-secret-password')
  })
})

describe(`${hostile(37)} A session`, () => {
  it('is a new one at every sign-in: a token planted before is worth nothing', async () => {
    const planted = '__Host-liren=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    const cookie = cookieOf(await signIn({ cookie: planted }))
    expect(cookie).not.toBe(planted)
    expect((await door.call('GET', '/api/session', { cookie })).statusCode).toBe(200)
    expect((await door.call('GET', '/api/session', { cookie: planted })).statusCode).toBe(401)
  })

  it('ends at once with signing out: a copied cookie opens nothing', async () => {
    const cookie = cookieOf(await signIn())
    const out = await door.call('DELETE', '/api/session', { cookie })
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([200, ''])
    expect((await door.call('GET', '/api/session', { cookie })).statusCode).toBe(401)
  })

  it('ends after eight idle hours and after sixteen in any case', async () => {
    const idle = cookieOf(await signIn())
    await app.database.maintenance.query(
      `update access.session set last_seen_at = last_seen_at - interval '481 minutes' where staff_id = $1`,
      [person.id],
    )
    expect((await door.call('GET', '/api/session', { cookie: idle })).statusCode).toBe(401)
    const old = cookieOf(await signIn())
    await app.database.maintenance.query(
      `update access.session set expires_at = expires_at - interval '961 minutes' where staff_id = $1`,
      [person.id],
    )
    expect((await door.call('GET', '/api/session', { cookie: old })).statusCode).toBe(401)
  })

  it('carries at the next request the roles held then', async () => {
    const cookie = cookieOf(await signIn())
    const colleagues = `/api/communities/${home}/colleagues`
    expect((await door.call('GET', colleagues, { cookie })).statusCode).toBe(200)
    await app.database.maintenance.query('delete from access.assignment where staff_id = $1', [person.id])
    expect((await door.call('GET', colleagues, { cookie })).statusCode).toBe(404)
  })
})

describe('A session of the tests', () => {
  it('is worth as much as a real one', async () => {
    const { cookie } = await testSession(app.database, person.id)
    const answer = await app.http.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect(answer.json().staffId).toBe(person.id)
  })
})
