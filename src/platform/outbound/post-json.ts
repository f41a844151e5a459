import { mayCall } from './allowed-origins.ts'

/** Why a call out of the house brought no answer to read. */
export type PostFault =
  | 'not-allowed'
  | 'timeout'
  | 'unreachable'
  | 'redirected'
  | 'too-many'
  | 'server-fault'
  | 'client-fault'
  | 'too-large'
  | 'no-json'

export type PostAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly fault: PostFault }

const MOST_BYTES = 64 * 1024

/**
 * Sends JSON to another system and reads its JSON answer: only where `mayCall` allows it, no redirect followed, one
 * time limit for the whole, at most 64 kB read. Never throws, and no answer of it carries the address, which holds a key.
 */
export const postJson = async (
  url: string,
  o: { body: unknown; hosts: readonly string[]; timeoutMs: number },
): Promise<PostAnswer> => {
  if (!mayCall(url, { hosts: o.hosts })) return { ok: false, fault: 'not-allowed' }
  const limit = AbortSignal.timeout(o.timeoutMs)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(o.body),
      redirect: 'manual',
      signal: limit,
    })
    const fault = faultOf(answer.status)
    if (fault !== undefined && fault !== 'client-fault') {
      await answer.body?.cancel()
      return { ok: false, fault }
    }
    const body = read(await textOf(answer))
    // Some systems explain a 4xx in JSON; where they do not, the status is all there is.
    return fault === undefined || body.ok ? body : { ok: false, fault }
  } catch {
    return { ok: false, fault: limit.aborted ? 'timeout' : 'unreachable' }
  }
}

const faultOf = (status: number): PostFault | undefined => {
  if (status >= 200 && status < 300) return undefined
  if (status >= 300 && status < 400) return 'redirected'
  if (status === 429) return 'too-many'
  return status >= 500 ? 'server-fault' : 'client-fault'
}

/** The text of an answer; undefined where it is longer than anybody's answer should be. */
const textOf = async (answer: Response): Promise<string | undefined> => {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength
    // Leaving the loop ends the stream.
    if (bytes > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const read = (text: string | undefined): PostAnswer => {
  if (text === undefined) return { ok: false, fault: 'too-large' }
  try {
    return { ok: true, body: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, fault: 'no-json' }
  }
}
