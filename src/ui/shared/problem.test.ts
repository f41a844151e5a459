import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { hostile } from '../../kernel/clause.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { call, onSignedOut } from './client.ts'
import { isProblem, Problem, timedOut, unreachable } from './problem.ts'
import { community, lendKey, listKeys, seen, serverAnswers } from './testing/fake-server.ts'

const wrongPassword = endpoint({
  method: 'POST',
  path: '/api/session',
  right: 'public',
  summary: '登录',
  body: z.strictObject({ password: z.string() }),
  output: z.object({}),
})

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return error
  throw new Error(`expected a problem, got ${String(error)}`)
}

beforeEach(() => {
  seen.length = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what went wrong, in one sentence', () => {
  it('shows the sentence of a refusal with its facts and fields', async () => {
    serverAnswers(
      409,
      {
        type: 'urn:liren:refusal:keys.lent',
        title: '已借给王师傅',
        status: 409,
        code: 'keys.lent',
        detail: '这把钥匙已借给王师傅，请先归还。',
        facts: { holder: '王师傅' },
        fields: [{ path: 'to', message: '请换一把' }],
      },
      { 'retry-after': '3' },
    )
    const problem = await problemOf(call(lendKey, { communityId: community, keyId: 'k', to: '李' }))
    expect(problem).toMatchObject({
      status: 409,
      code: 'keys.lent',
      message: '这把钥匙已借给王师傅，请先归还。',
      facts: { holder: '王师傅' },
      fields: [{ path: 'to', message: '请换一把' }],
      retryAfter: 3,
      outcomeUnknown: false,
    })
    expect(isProblem(problem, 'keys.lent')).toBe(true)
  })

  it('has a Chinese sentence for answers that are not ours', async () => {
    for (const status of [403, 404, 413, 429, 500, 502, 503]) {
      serverAnswers(status, '<html>nginx</html>')
      const problem = await problemOf(call(listKeys, { communityId: community }))
      expect(problem.detail, String(status)).toMatch(/[\u4e00-\u9fff]{5}/)
      expect(problem.code).toBe(`http.${status}`)
    }
  })

  it('names the number to quote when the server itself has failed', async () => {
    serverAnswers(500, {
      title: '系统出错了，刚才的操作没有保存。',
      detail: '编号 7f3',
      status: 500,
      code: 'platform.fault',
    })
    const problem = await problemOf(call(listKeys, { communityId: community }))
    expect(problem.detail).toBe('系统出错了，刚才的操作没有保存。（编号 7f3）')
  })

  it(`${hostile(23)} keeps the form usable when nothing could be reached`, async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    const problem = await problemOf(call(lendKey, { communityId: community, keyId: 'k', to: '李' }))
    expect(problem).toMatchObject({ status: 0, code: unreachable, outcomeUnknown: true })
    expect(problem.detail).toContain('不会重复')
  })

  it('gives up after a minute and says that the outcome is not known', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, init: RequestInit) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
        }),
    )
    const waiting = problemOf(call(lendKey, { communityId: community, keyId: 'k', to: '李' }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await waiting).code).toBe(timedOut)
  })

  it('lets a page that was left end its own reads silently', async () => {
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      const stopped = new DOMException('stopped', 'AbortError')
      return new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(stopped)))
    })
    const left = new AbortController()
    const reading = call(listKeys, { communityId: community }, { signal: left.signal })
    left.abort()
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('when the session is over', () => {
  const listen = () => {
    const told = vi.fn()
    const stop = onSignedOut(told)
    return { told, stop }
  }

  it('asks for the sign-in', async () => {
    const { told, stop } = listen()
    serverAnswers(401, { title: '请先登录', detail: '请先登录', status: 401, code: 'platform.not-signed-in' })
    await problemOf(call(listKeys, { communityId: community }))
    expect(told).toHaveBeenCalledOnce()
    stop()
    await problemOf(call(listKeys, { communityId: community }))
    expect(told).toHaveBeenCalledOnce()
  })

  it('but a wrong password at the sign-in itself is only a wrong password', async () => {
    const { told, stop } = listen()
    serverAnswers(401, { title: '不正确', detail: '不正确', status: 401, code: 'access.sign-in-refused' })
    await problemOf(call(wrongPassword, { password: 'x' }))
    expect(told).not.toHaveBeenCalled()
    stop()
  })
})
