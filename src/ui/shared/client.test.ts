import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { call, download, setSurface, upload } from './client.ts'
import { notUnderstood } from './problem.ts'
import { community, lastCall, lendKey, listKeys, seen, serverAnswers } from './testing/fake-server.ts'

const importHouses = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports',
  right: 'households.import',
  summary: '导入',
  params: z.object({ communityId: z.uuid() }),
  upload: { maxBytes: 1_000 },
  output: z.object({ id: z.string() }),
})

beforeEach(() => {
  seen.length = 0
  setSurface('console')
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a call by its contract', () => {
  it('puts each part of the input where the contract wants it', async () => {
    serverAnswers(200, { ok: true })
    await call(lendKey, { communityId: community, keyId: '3-2/1501', to: '李师傅', note: undefined })
    expect(lastCall().url).toBe(`/api/communities/${community}/keys/3-2%2F1501/lend`)
    expect(lastCall().init.method).toBe('POST')
    expect(JSON.parse(String(lastCall().init.body))).toEqual({ to: '李师傅' })
  })

  it('writes a query with repeated names and leaves out what was not asked', async () => {
    serverAnswers(200, { keys: [], next: null })
    await call(listKeys, { communityId: community, q: '3栋 1501', state: ['lent', 'lost'] })
    expect(lastCall().url).toBe(`/api/communities/${community}/keys?q=3%E6%A0%8B+1501&state=lent&state=lost`)
    expect(lastCall().init.body).toBeUndefined()
  })

  it('sends and reads money as whole fen', async () => {
    serverAnswers(200, { keys: [{ deposit: 12345 }], next: null })
    const answer = await call(listKeys, { communityId: community })
    expect(answer.keys[0]?.deposit).toBe(12345n)
    serverAnswers(200, { ok: true })
    await call(lendKey, { communityId: community, keyId: 'k', to: '李', deposit: 5000n as never })
    expect(JSON.parse(String(lastCall().init.body))).toEqual({ to: '李', deposit: 5000 })
  })

  it('says which surface calls', async () => {
    setSurface('field')
    serverAnswers(200, { keys: [], next: null })
    await call(listKeys, { communityId: community })
    expect(lastCall().init.headers.get('x-liren')).toBe('field')
  })

  it('refuses a page that forgets a path parameter or invents a name', () => {
    expect(() => call(listKeys, {} as never)).toThrow(/needs communityId/)
    expect(() => call(listKeys, { communityId: community, color: 'red' } as never)).toThrow(/takes no color/)
  })

  it('asks for a new page where the answer is not what the contract promises', async () => {
    serverAnswers(200, { keys: 'many' })
    await expect(call(listKeys, { communityId: community })).rejects.toMatchObject({
      code: notUnderstood,
      detail: expect.stringContaining('刷新'),
    })
    serverAnswers(200, '<html>')
    await expect(call(lendKey, { communityId: community, keyId: 'k', to: '李' })).rejects.toMatchObject({
      detail: expect.stringContaining('已经提交'),
    })
  })
})

describe('writes happen once', () => {
  it('carries a key on every write, a fresh one for each call that brings none', async () => {
    serverAnswers(200, { ok: true })
    await call(lendKey, { communityId: community, keyId: 'k', to: '李' })
    await call(lendKey, { communityId: community, keyId: 'k', to: '李' })
    const [first, second] = seen.map(({ init }) => init.headers.get('idempotency-key'))
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(second).not.toBe(first)
  })

  it('carries the key of the form where there is one, and none on a read', async () => {
    serverAnswers(200, { ok: true })
    await call(lendKey, { communityId: community, keyId: 'k', to: '李' }, { idempotencyKey: 'the-form' })
    expect(lastCall().init.headers.get('idempotency-key')).toBe('the-form')
    serverAnswers(200, { keys: [], next: null })
    await call(listKeys, { communityId: community })
    expect(lastCall().init.headers.get('idempotency-key')).toBeNull()
  })

  it('makes a proper key in browsers without randomUUID', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    serverAnswers(200, { ok: true })
    await call(lendKey, { communityId: community, keyId: 'k', to: '李' })
    expect(z.uuid().safeParse(lastCall().init.headers.get('idempotency-key')).success).toBe(true)
  })
})

describe('files', () => {
  it('sends one file as multipart under its own name', async () => {
    serverAnswers(200, { id: 'i1' })
    await upload(importHouses, { communityId: community }, { blob: new Blob(['x']), name: '房屋.xlsx' })
    const form = lastCall().init.body as FormData
    expect((form.get('file') as File).name).toBe('房屋.xlsx')
    expect(lastCall().init.headers.get('content-type')).toBeNull()
    expect(lastCall().init.headers.get('idempotency-key')).not.toBeNull()
  })

  it('takes the name of a downloaded file from the answer', async () => {
    serverAnswers(200, 'bytes', {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('钥匙.xlsx')}`,
    })
    const file = await download({ ...listKeys, produces: 'file' }, { communityId: community })
    expect(file.name).toBe('钥匙.xlsx')
    expect(await file.blob.text()).toBe('bytes')
  })
})
