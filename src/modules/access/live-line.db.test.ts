import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../app/server.ts'
import { hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { announceLive } from '../../platform/live/announce.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity, testSession, testStaff } from './testing/people.ts'

const db = testDatabase()
let app: App
let url: string
let communityId: CommunityId
let administrator: { cookie: string }

beforeAll(async () => {
  app = await createApp({ url: db.url, liveBeatMs: 40 })
  await app.http.listen({ port: 0 })
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
  communityId = await testCommunity(app.database)
  const { id } = await testStaff(app.database, { companyRoles: ['administrator'] })
  administrator = await testSession(app.database, id)
})
afterAll(() => app.close())

/** An open page: what it was told, and whether its line has ended. */
const page = async (headers: { cookie: string }) => {
  const answer = await fetch(`${url}/api/communities/${communityId}/events`, { headers })
  expect(answer.status).toBe(200)
  const line = { heard: [] as string[], ended: false }
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      const lines = decoder.decode(chunk, { stream: true }).split('\n')
      line.heard.push(...lines.filter((one) => one.startsWith('data: ')))
    }
    line.ended = true
  })()
  void reading.catch(() => undefined)
  return line
}

const clerk = async () => {
  const { id } = await testStaff(app.database, { in: [{ communityId, roles: ['clerk'] }] })
  return { id, session: () => testSession(app.database, id) }
}
const announce = (name: string) =>
  app.database.run({ kind: 'community', communityId, write: true }, (tx) =>
    announceLive(tx, { communityId, names: [name] }),
  )
const ended = (line: { readonly ended: boolean }) => expect.poll(() => line.ended, { timeout: 3_000 }).toBe(true)
const call = (method: 'POST' | 'DELETE' | 'PUT', path: string, headers: { cookie: string }, payload?: object) =>
  app.http.inject({ method, url: path, headers, ...(payload ? { payload } : {}) })

describe(`${hostile(37)} The line of an open page`, () => {
  it('ends when its session is signed out; what is announced afterwards reaches only those who are still signed in', async () => {
    const one = await clerk()
    const [atCounter, atHome] = [await one.session(), await one.session()]
    const [left, stays] = [await page(atCounter), await page(atHome)]
    await announce('matters.opened')
    await expect.poll(() => [left.heard.length, stays.heard.length]).toEqual([1, 1])
    expect((await call('DELETE', '/api/session', atCounter)).statusCode).toBe(200)
    await ended(left)
    await announce('matters.moved')
    await expect.poll(() => stays.heard.length).toBe(2)
    expect(left.heard).toHaveLength(1)
    expect(stays.ended).toBe(false)
    expect((await fetch(`${url}/api/communities/${communityId}/events`, { headers: atCounter })).status).toBe(401)
  })

  it('ends when the person is disabled', async () => {
    const one = await clerk()
    const line = await page(await one.session())
    expect((await call('POST', `/api/staff/${one.id}/disable`, administrator, {})).statusCode).toBe(200)
    await ended(line)
  })

  it('ends when the person loses the last role in the community', async () => {
    const one = await clerk()
    const line = await page(await one.session())
    const taken = await call('PUT', `/api/communities/${communityId}/colleagues/${one.id}/roles`, administrator, {
      roles: [],
    })
    expect(taken.statusCode, taken.body).toBe(200)
    await ended(line)
  })
})
