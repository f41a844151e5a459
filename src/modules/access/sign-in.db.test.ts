import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { createFirstAdministrator } from './index.ts'
import { type TestPerson, testCommunity, testSession, testStaff } from './testing/people.ts'

const PASSWORD = '梧桐树下三只猫咪'
const db = testDatabase()
const clock = { offset: 0 }
let app: App
let home: CommunityId
let person: TestPerson
let network = 0
let from = ''

beforeAll(async () => {
  app = await createApp({ url: db.url, clock, trustProxy: '127.0.0.1' })
  home = await testCommunity(app.database, { code: 'HOME' })
})
afterAll(() => app.close())
beforeEach(async () => {
  clock.offset = 0
  network += 1
  from = `10.0.${network}.1`
  person = await testStaff(app.database, { password: PASSWORD, in: [{ communityId: home, roles: ['clerk'] }] })
})

const signIn = (o: { loginName?: string; password?: string; totp?: string; ip?: string; cookie?: string } = {}) =>
  app.http.inject({
    method: 'POST',
    url: '/api/session',
    headers: {
      'x-forwarded-for': o.ip ?? from,
      'x-forwarded-proto': 'https',
      ...(o.cookie ? { cookie: o.cookie } : {}),
    },
    payload: {
      loginName: o.loginName ?? person.loginName,
      password: o.password ?? PASSWORD,
      ...(o.totp === undefined ? {} : { totp: o.totp }),
    },
  })
type Answer = Awaited<ReturnType<typeof signIn>>
const codeOf = (answer: Answer): string => answer.json().code
const cookieOf = (answer: Answer): string => answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
const call = (method: 'GET' | 'POST' | 'DELETE', url: string, o: { cookie: string; payload?: object }) =>
  app.http.inject({
    method,
    url,
    headers: { cookie: o.cookie, 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
    ...(o.payload ? { payload: o.payload } : {}),
  })
const failTimes = async (times: number, o: { loginName?: string; ip?: string } = {}): Promise<void> => {
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

  it('takes as long for an unknown login as for a known one', async () => {
    const timed = async (loginName: string) => {
      const begun = performance.now()
      await signIn({ loginName, password: 'wrong' })
      return performance.now() - begun
    }
    await timed('warm-up')
    const known: number[] = []
    const unknown: number[] = []
    for (let n = 0; n < 4; n += 1) {
      known.push(await timed(person.loginName))
      unknown.push(await timed('nobody-here'))
    }
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5)
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
      [from],
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
    expect((await call('GET', '/api/session', { cookie })).statusCode).toBe(200)
    expect((await call('GET', '/api/session', { cookie: planted })).statusCode).toBe(401)
  })

  it('ends at once with signing out: a copied cookie opens nothing', async () => {
    const cookie = cookieOf(await signIn())
    const out = await call('DELETE', '/api/session', { cookie })
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([200, ''])
    expect((await call('GET', '/api/session', { cookie })).statusCode).toBe(401)
  })

  it('ends after eight idle hours and after sixteen in any case', async () => {
    const idle = cookieOf(await signIn())
    await app.database.maintenance.query(
      `update access.session set last_seen_at = last_seen_at - interval '481 minutes' where staff_id = $1`,
      [person.id],
    )
    expect((await call('GET', '/api/session', { cookie: idle })).statusCode).toBe(401)
    const old = cookieOf(await signIn())
    await app.database.maintenance.query(
      `update access.session set expires_at = expires_at - interval '961 minutes' where staff_id = $1`,
      [person.id],
    )
    expect((await call('GET', '/api/session', { cookie: old })).statusCode).toBe(401)
  })

  it('carries at the next request the roles held then', async () => {
    const cookie = cookieOf(await signIn())
    const colleagues = `/api/communities/${home}/colleagues`
    expect((await call('GET', colleagues, { cookie })).statusCode).toBe(200)
    await app.database.maintenance.query('delete from access.assignment where staff_id = $1', [person.id])
    expect((await call('GET', colleagues, { cookie })).statusCode).toBe(404)
  })
})

describe('Changing the own password', () => {
  const change = (cookie: string, currentPassword: string, newPassword: string) =>
    call('POST', '/api/session/change-password', { cookie, payload: { currentPassword, newPassword } })

  it('keeps this session, ends the others, and the old password opens nothing', async () => {
    const [here, there] = [cookieOf(await signIn()), cookieOf(await signIn())]
    expect((await change(here, PASSWORD, 'vier blaue giraffen')).statusCode).toBe(200)
    expect((await call('GET', '/api/session', { cookie: here })).statusCode).toBe(200)
    expect((await call('GET', '/api/session', { cookie: there })).statusCode).toBe(401)
    expect((await signIn()).statusCode).toBe(401)
    expect((await signIn({ password: 'vier blaue giraffen' })).statusCode).toBe(200)
  })

  it('is refused without the current one, and guesses are slowed as at the door', async () => {
    const cookie = cookieOf(await signIn())
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(codeOf(await change(cookie, 'wrong', 'vier blaue giraffen')))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'access.wrong-password'), 'access.too-many-attempts'])
  })

  it.each(['qwertyuiop', '1qaz2wsx3edc', 'Liren2026!', PASSWORD])('is refused for %s', async (weak) => {
    const answer = await change(cookieOf(await signIn()), PASSWORD, weak)
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'access.weak-password'])
  })

  it('is all that a person with a first password may do', async () => {
    await app.database.maintenance.query('update access.staff set must_change_password = true where id = $1', [
      person.id,
    ])
    const cookie = cookieOf(await signIn())
    expect(codeOf(await call('GET', '/api/communities', { cookie }))).toBe('platform.password-change-needed')
    expect((await change(cookie, PASSWORD, 'vier blaue giraffen')).statusCode).toBe(200)
    expect((await call('GET', '/api/communities', { cookie })).statusCode).toBe(200)
  })

  it('comes too late when the first password lay unused for more than a week', async () => {
    await app.database.maintenance.query('update access.staff set must_change_password = true where id = $1', [
      person.id,
    ])
    clock.offset = 8 * 86_400_000
    const answer = await signIn()
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'access.first-password-expired'])
    expect(codeOf(await signIn({ password: 'wrong' }))).toBe('access.sign-in-refused')
  })
})

describe('One-time codes', () => {
  const enable = async (): Promise<TOTP> => {
    const cookie = cookieOf(await signIn())
    const started = await call('POST', '/api/session/totp', { cookie, payload: { password: PASSWORD } })
    expect(started.json().qrSvg).toMatch(/^<svg/)
    const totp = new TOTP({ secret: started.json().secret })
    expect(codeOf(await call('POST', '/api/session/totp/confirm', { cookie, payload: { totp: '000000' } }))).toBe(
      'access.wrong-totp',
    )
    const confirmed = await call('POST', '/api/session/totp/confirm', { cookie, payload: { totp: codeAt(totp, 0) } })
    expect(confirmed.statusCode).toBe(200)
    return totp
  }
  const codeAt = (totp: TOTP, seconds: number) =>
    totp.generate({ timestamp: Date.now() + clock.offset + seconds * 1000 })

  it('are asked for at sign-in once they were confirmed', async () => {
    const totp = await enable()
    expect(codeOf(await signIn())).toBe('access.totp-needed')
    clock.offset = 60_000
    expect((await signIn({ totp: codeAt(totp, 0) })).statusCode).toBe(200)
  })

  it('open the door once each, even when used twice at the same moment', async () => {
    const totp = await enable()
    clock.offset = 60_000
    const twice = await Promise.all([signIn({ totp: codeAt(totp, 0) }), signIn({ totp: codeAt(totp, 0) })])
    expect(twice.map((a) => a.statusCode).sort()).toEqual([200, 422])
    expect(codeOf(await signIn({ totp: codeAt(totp, 0) }))).toBe('access.wrong-totp')
  })

  it('cannot be guessed: wrong ones are slowed like wrong passwords', async () => {
    await enable()
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(codeOf(await signIn({ totp: '123456' })))
    expect(codes.at(-1)).toBe('access.too-many-attempts')
  })

  it('need the password to be set up', async () => {
    const cookie = cookieOf(await signIn())
    const answer = await call('POST', '/api/session/totp', { cookie, payload: { password: 'wrong' } })
    expect(codeOf(answer)).toBe('access.wrong-password')
  })
})

describe('The first administrator', () => {
  const fresh = async () => {
    await app.database.maintenance.query(
      `delete from access.session s using access.staff p where p.id = s.staff_id and p.login_name = 'admin'`,
    )
    await app.database.maintenance.query(`delete from access.staff where login_name = 'admin'`)
  }

  it('gets a random password, shown once, that must be changed', async () => {
    await fresh()
    const made = await createFirstAdministrator(app.database)
    expect(await createFirstAdministrator(app.database)).toBeUndefined()
    const answer = await signIn({ loginName: 'admin', password: made?.password ?? '' })
    expect(answer.json()).toMatchObject({ mustChangePassword: true })
    expect(answer.json().companyRights).toContain('access.manage-staff')
  })

  it('is made once by two processes that start at the same time', async () => {
    await fresh()
    const made = await Promise.all([createFirstAdministrator(app.database), createFirstAdministrator(app.database)])
    const shown = made.filter((m) => m !== undefined)
    expect(shown).toHaveLength(1)
    expect((await signIn({ loginName: 'admin', password: shown[0]?.password ?? '' })).statusCode).toBe(200)
  })

  it('has the password the operator set, without being made to change it', async () => {
    await fresh()
    expect(await createFirstAdministrator(app.database, { password: 'set by the operator' })).toBeUndefined()
    const answer = await signIn({ loginName: 'admin', password: 'set by the operator' })
    expect(answer.json()).toMatchObject({ mustChangePassword: false })
  })

  it('gets a new password at a start after the first one expired unused', async () => {
    await fresh()
    const old = await createFirstAdministrator(app.database)
    clock.offset = 8 * 86_400_000
    const made = await createFirstAdministrator(app.database)
    expect(made?.password).not.toBe(old?.password)
    expect((await signIn({ loginName: 'admin', password: made?.password ?? '' })).statusCode).toBe(200)
  })
})

describe('A session of the tests', () => {
  it('is worth as much as a real one', async () => {
    const { cookie } = await testSession(app.database, person.id)
    const answer = await app.http.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect(answer.json().staffId).toBe(person.id)
  })
})
