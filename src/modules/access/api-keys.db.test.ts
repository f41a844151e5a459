import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity, testSession, testStaff } from './testing/people.ts'

const db = testDatabase()
const clock = { offset: 0 }
let app: App
let home: CommunityId
let elsewhere: CommunityId
let administrator: { cookie: string }

beforeAll(async () => {
  app = await createApp({ url: db.url, clock })
  home = await testCommunity(app.database)
  elsewhere = await testCommunity(app.database)
  const { id } = await testStaff(app.database, { companyRoles: ['administrator'] })
  administrator = await testSession(app.database, id)
})
afterAll(() => app.close())

const create = (body: object) =>
  app.http.inject({ method: 'POST', url: `/api/communities/${home}/api-keys`, headers: administrator, payload: body })
const made = async (body: object = {}) =>
  (await create({ name: '收费对接', roles: ['clerk'], ...body })).json() as {
    apiKey: { id: string; tail: string }
    secret: string
  }
const use = async (secret: string, url = `/api/communities/${home}/colleagues`) =>
  (await app.http.inject({ method: 'GET', url, headers: { authorization: `Bearer ${secret}` } })).statusCode

describe('An API key', () => {
  it('is shown once; afterwards only its hash and its last four characters are kept', async () => {
    const { apiKey, secret } = await made()
    expect(secret).toMatch(/^liren_[\w-]{43}$/)
    expect(apiKey.tail).toBe(secret.slice(-4))
    const list = await app.http.inject({
      method: 'GET',
      url: `/api/communities/${home}/api-keys`,
      headers: administrator,
    })
    expect(list.body).toContain(apiKey.id)
    const stored = await Promise.all(
      ['access.api_key', 'platform.idempotency_key', 'platform.audit_entry', 'platform.audit_detail'].map((t) =>
        app.database.maintenance.query(`select * from ${t}`),
      ),
    )
    expect(list.body + JSON.stringify(stored.map((s) => s.rows))).not.toContain(secret)
  })

  it('opens its own community with its own roles and nothing else', async () => {
    const { secret } = await made()
    expect(await use(secret)).toBe(200)
    expect(await use(secret, `/api/communities/${home}/api-keys`)).toBe(403)
    expect(await use(secret, `/api/communities/${elsewhere}/colleagues`)).toBe(401)
    expect(await use(secret, '/api/session')).toBe(401)
    expect(await use(secret, '/api/company/staff')).toBe(401)
    expect(await use(`${secret}x`)).toBe(401)
  })

  it('shows when it was used last', async () => {
    const { apiKey, secret } = await made()
    await use(secret)
    await expect
      .poll(async () => {
        const list = await app.http.inject({
          method: 'GET',
          url: `/api/communities/${home}/api-keys`,
          headers: administrator,
        })
        return list.json().apiKeys.find((k: { id: string }) => k.id === apiKey.id).lastUsedAt
      })
      .toEqual(expect.any(String))
  })

  it('opens nothing once it was revoked', async () => {
    const { apiKey, secret } = await made()
    const revoked = await app.http.inject({
      method: 'POST',
      url: `/api/communities/${home}/api-keys/${apiKey.id}/revoke`,
      headers: administrator,
      payload: {},
    })
    expect(revoked.json().revokedAt).toEqual(expect.any(String))
    expect(await use(secret)).toBe(401)
  })

  it('opens nothing after its last day', async () => {
    const { apiKey, secret } = await made({ expiresAt: new Date(Date.now() + 86_400_000).toISOString() })
    expect(await use(secret)).toBe(200)
    await app.database.maintenance.query(
      `update access.api_key set expires_at = now() - interval '1 second' where id = $1`,
      [apiKey.id],
    )
    expect(await use(secret)).toBe(401)
  })

  it('cannot be made for a day that has passed, nor with a role of the company', async () => {
    const past = await create({ name: '过期', roles: ['clerk'], expiresAt: '2020-01-01T00:00:00Z' })
    expect([past.statusCode, past.json().code]).toEqual([422, 'access.expiry-passed'])
    expect((await create({ name: '越权', roles: ['administrator'] })).statusCode).toBe(422)
  })

  it('of another community cannot be revoked from here', async () => {
    const { apiKey, secret } = await made()
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/communities/${elsewhere}/api-keys/${apiKey.id}/revoke`,
      headers: administrator,
      payload: {},
    })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'access.api-key-not-found'])
    expect(await use(secret)).toBe(200)
  })
})
