import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { codeOf, cookieOf, PASSWORD, type SignInTry, testDoor } from './testing/door.ts'
import { type TestPerson, testStaff } from './testing/people.ts'

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

describe('Changing the own password', () => {
  const change = (cookie: string, currentPassword: string, newPassword: string) =>
    door.call('POST', '/api/session/change-password', { cookie, payload: { currentPassword, newPassword } })

  it('keeps this session, ends the others, and the old password opens nothing', async () => {
    const [here, there] = [cookieOf(await signIn()), cookieOf(await signIn())]
    expect((await change(here, PASSWORD, 'vier blaue giraffen')).statusCode).toBe(200)
    expect((await door.call('GET', '/api/session', { cookie: here })).statusCode).toBe(200)
    expect((await door.call('GET', '/api/session', { cookie: there })).statusCode).toBe(401)
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
    expect(codeOf(await door.call('GET', '/api/communities', { cookie }))).toBe('platform.password-change-needed')
    expect((await change(cookie, PASSWORD, 'vier blaue giraffen')).statusCode).toBe(200)
    expect((await door.call('GET', '/api/communities', { cookie })).statusCode).toBe(200)
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
