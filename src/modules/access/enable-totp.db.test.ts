import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { codeOf, cookieOf, PASSWORD, type SignInTry, testDoor } from './testing/door.ts'
import { type TestPerson, testStaff } from './testing/people.ts'
import { takeStep } from './totp.store.ts'

const db = testDatabase()
const clock = { offset: 0 }
const address = { ip: '' }
let app: App
let door: ReturnType<typeof testDoor>
let person: TestPerson
let network = 0

beforeAll(async () => {
  app = await createApp({ url: db.url, clock, trustProxy: '127.0.0.1' })
  door = testDoor(app, address)
})
afterAll(() => app.close())
beforeEach(async () => {
  clock.offset = 0
  network += 1
  address.ip = `10.0.${network}.1`
  person = await testStaff(app.database, { password: PASSWORD })
})

const signIn = (o: Partial<SignInTry> = {}) => door.signIn({ loginName: person.loginName, ...o })

describe('One-time codes', () => {
  const enable = async (): Promise<TOTP> => {
    const cookie = cookieOf(await signIn())
    const started = await door.call('POST', '/api/session/totp', { cookie, payload: { password: PASSWORD } })
    expect(started.json().qrSvg).toMatch(/^<svg/)
    const totp = new TOTP({ secret: started.json().secret })
    expect(codeOf(await door.call('POST', '/api/session/totp/confirm', { cookie, payload: { totp: '000000' } }))).toBe(
      'access.wrong-totp',
    )
    const confirmed = await door.call('POST', '/api/session/totp/confirm', {
      cookie,
      payload: { totp: codeAt(totp, 0) },
    })
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

  it('are used up in the database, so that of two equal ones at one moment only the first counts', async () => {
    const take = (step: bigint) =>
      app.database.run({ kind: 'none', write: true }, (tx) => takeStep(tx, { staffId: person.id, step }))
    expect(await Promise.all([take(7n), take(7n)]).then((both) => both.sort())).toEqual([false, true])
    expect([await take(6n), await take(8n)]).toEqual([false, true])
  })

  it('cannot be guessed: wrong ones are slowed like wrong passwords', async () => {
    await enable()
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(codeOf(await signIn({ totp: '123456' })))
    expect(codes.at(-1)).toBe('access.too-many-attempts')
  })

  it('need the password to be set up', async () => {
    const cookie = cookieOf(await signIn())
    const answer = await door.call('POST', '/api/session/totp', { cookie, payload: { password: 'wrong' } })
    expect(codeOf(answer)).toBe('access.wrong-password')
  })
})
