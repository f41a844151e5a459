import { vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { fen } from '../../../kernel/money.ts'

/** Two endpoints and a server that only answers, for the tests of the client. */

export const community = '0c9e5a52-6f0a-4f4e-9d43-3f7f2a6f1a10'

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/keys',
  right: 'keys.see',
  summary: '钥匙',
  params: z.object({ communityId: z.uuid() }),
  query: z.strictObject({
    q: z.string().optional(),
    state: z.array(z.string()).optional(),
    limit: z.number().default(50),
  }),
  output: z.object({ keys: z.array(z.object({ deposit: fen })), next: z.string().nullable() }),
})

export const lendKey = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/keys/{keyId}/lend',
  right: 'keys.lend',
  summary: '借出钥匙',
  params: z.object({ communityId: z.uuid(), keyId: z.string() }),
  body: z.strictObject({ to: z.string(), note: z.string().optional(), deposit: fen.optional() }),
  output: z.object({ ok: z.boolean() }),
  refusals: ['keys.lent'],
})

interface Seen {
  readonly url: string
  readonly init: RequestInit & { headers: Headers }
}

export const seen: Seen[] = []

export const serverAnswers = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  vi.stubGlobal('fetch', async (url: string, init: Seen['init']) => {
    seen.push({ url, init })
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
  })
}

export const lastCall = (): Seen => {
  const last = seen[seen.length - 1]
  if (last === undefined) throw new Error('nothing was sent')
  return last
}
