import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { createFirstAdministrator } from './index.ts'
import { testDoor } from './testing/door.ts'

const db = testDatabase()
const clock = { offset: 0 }
let app: App
let signIn: ReturnType<typeof testDoor>['signIn']

beforeAll(async () => {
  app = await createApp({ url: db.url, clock, trustProxy: '127.0.0.1' })
  signIn = testDoor(app, { ip: '10.0.0.1' }).signIn
})
afterAll(() => app.close())
beforeEach(() => {
  clock.offset = 0
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
