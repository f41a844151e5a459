import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hostile } from '../kernel/clause.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { listKeys } from '../modules/keys/contract.ts'
import { slotsOf } from '../platform/app/define-module.ts'
import { createServer } from '../platform/http/server.ts'
import { reading } from '../platform/http/use-case.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { type App, createApp } from './server.ts'
import { type TestCentre, type TestColleague, testCentre } from './testing/centre.ts'

const db = testDatabase()
let centre: TestCentre
let manager: TestColleague
beforeAll(async () => {
  centre = await testCentre(db.url)
  manager = await centre.colleague({ name: '吴经理', roles: ['manager', 'supervisor'] })
})
afterAll(() => centre.close())

const withApp = async (o: Omit<Parameters<typeof createApp>[0], 'url'>, work: (app: App) => Promise<void>) => {
  const app = await createApp({ url: db.url, ...o })
  try {
    await work(app)
  } finally {
    await app.close()
  }
}

describe(`${hostile(31)} What a stranger wrote into a name or a file`, () => {
  it.each(['/', '/field/', '/resident/', '/no-such-page.js', '/api/session', '/api/openapi.json', '/readyz'])(
    'runs in no page: %s allows only our own scripts and no frame',
    async (url) => {
      const { headers } = await centre.app.http.inject(url)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
    },
  )

  it('is no page when it comes back in an answer: JSON, whatever it says', async () => {
    const answer = await centre.app.http.inject('/api/communities/<script>alert(1)<%2Fscript>/search?q=<svg onload=1>')
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  it.each(['image/svg+xml', 'text/html'])(
    'a file of type %s is saved, never shown, and could do nothing',
    async (type) => {
      const download = endpoint({
        method: 'GET',
        path: '/api/file',
        right: 'public',
        summary: '下载',
        output: z.object({}),
        produces: 'file',
      })
      const name = '"><script>alert(1)</script>.svg'
      const server = await createServer({
        version: 'test',
        handlers: [
          reading(download, async () => ({ name, mediaType: type, body: Buffer.from('<svg onload="alert(1)"/>') })),
        ],
        runner: { slots: slotsOf([]), database: centre.app.database } as never,
      })
      const { statusCode, headers } = await server.inject('/api/file')
      await server.close()
      expect(statusCode).toBe(200)
      expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~*'()-]+$/)
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
      expect(headers['x-content-type-options']).toBe('nosniff')
    },
  )

  it('the key ledger leaves as a file in a sandbox', async () => {
    const { headers } = await centre.app.http.inject({
      url: `${listKeys.path.replace('{communityId}', centre.communityId)}/export`,
      headers: { cookie: manager.cookie },
    })
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  })
})

describe('Too many requests', () => {
  it('from one address are refused with the time to wait; the pages and other addresses are still served', () =>
    withApp({ requestsPerMinute: 3 }, async ({ http }) => {
      const ask = (remoteAddress: string) => http.inject({ url: '/api/session', remoteAddress })
      const answers = [await ask('10.1.1.1'), await ask('10.1.1.1'), await ask('10.1.1.1'), await ask('10.1.1.1')]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429])
      const last = answers[3]
      expect(last?.json()).toMatchObject({ code: 'platform.too-many', title: expect.stringMatching(/\p{Script=Han}/u) })
      expect(Number(last?.headers['retry-after'])).toBeGreaterThan(3)
      expect((await ask('10.1.1.2')).statusCode).toBe(401)
      expect((await http.inject({ url: '/healthz', remoteAddress: '10.1.1.1' })).statusCode).toBe(200)
    }))
})

describe('The measures of the running server', () => {
  it('tell durations by route, connections and waiting facts, and no name of anybody', async () => {
    await centre.app.http.inject(`/api/communities/${centre.communityId}/search?q=13812345678`)
    const { statusCode, body } = await centre.app.http.inject('/metrics')
    expect(statusCode).toBe(200)
    expect(body).toMatch(
      /liren_request_seconds_count\{method="GET",route="\/api\/communities\/:communityId\/search",status="401"\} \d+/,
    )
    expect(body).toMatch(/liren_pool_connections\{state="used"\} \d+/)
    expect(body).toMatch(/liren_outbox_waiting \d+/)
    expect(body).not.toMatch(/13812345678/)
    expect(body).not.toContain(centre.communityId)
  })

  it.each([
    ['another machine', { remoteAddress: '192.168.1.20' }],
    ['a proxy on this machine', { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.9' } }],
  ])('do not exist for %s', async (_, from) => {
    expect((await centre.app.http.inject({ url: '/metrics', ...from })).statusCode).toBe(404)
  })
})

describe('A sign-in over plain HTTP', () => {
  const signIn = (app: App, from: { remoteAddress: string; headers?: Record<string, string> }) =>
    app.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { loginName: 'nobody', password: 'Wrong-password-1' },
      ...from,
    })
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }

  it('is refused from another machine, also when it claims to have been HTTPS', async () => {
    for (const headers of [{}, https]) {
      const answer = await signIn(centre.app, { remoteAddress: '192.168.1.20', headers })
      expect(answer.json().code).toBe('access.insecure-connection')
    }
  })

  it('goes on from this machine', async () => {
    expect((await signIn(centre.app, { remoteAddress: '127.0.0.1' })).json().code).toBe('access.sign-in-refused')
  })

  it('is what the proxy says it is, where that proxy is trusted, and only there', () =>
    withApp({ trustProxy: '10.0.0.5' }, async (app) => {
      const codeOf = async (remoteAddress: string, headers: Record<string, string>) =>
        (await signIn(app, { remoteAddress, headers })).json().code
      expect(await codeOf('10.0.0.5', https)).toBe('access.sign-in-refused')
      expect(await codeOf('10.0.0.5', { ...https, 'x-forwarded-proto': 'http' })).toBe('access.insecure-connection')
      expect(await codeOf('192.168.1.20', https)).toBe('access.insecure-connection')
    }))
})
