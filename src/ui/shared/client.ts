import type { AnswerOf, CallOf, Endpoint, Method } from '../../kernel/endpoint.ts'
import { callParts } from './call-parts.ts'
import { networkProblem, notUnderstood, Problem, problemFrom, timedOut, unreachable } from './problem.ts'
import { learnServerTime } from './server-clock.ts'

export type Surface = 'console' | 'field' | 'resident'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Made when the form opens and kept until the write succeeded: pressing twice does the thing once. */
  readonly idempotencyKey?: string | undefined
}

const patience = { read: 30_000, write: 60_000, upload: 300_000 }

let surface: Surface = 'console'
const signedOutListeners = new Set<() => void>()

/** Said once at start: which of the three surfaces calls. */
export const setSurface = (mine: Surface): void => {
  surface = mine
}

/** Calls back when the server no longer knows the session; returns the way to stop listening. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener)
  return () => void signedOutListeners.delete(listener)
}

/** A random UUID; `crypto.randomUUID` is missing in Safari before 15.4. */
export const newKey = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * Calls an endpoint by its contract: the input is split into path, query and JSON body, the answer is parsed by
 * `contract.output`. Throws a `Problem` for every refusal and fault.
 */
export const call = <const E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  options: CallOptions = {},
): Promise<AnswerOf<E>> => {
  const { url, body } = callParts(contract, input as Record<string, unknown>)
  const headers = headersOf(contract.method, options)
  if (body === undefined) return exchange(contract, url, { headers }, options.signal)
  headers.set('content-type', 'application/json')
  return exchange(contract, url, { headers, body: JSON.stringify(body, wireNumber) }, options.signal)
}

/** As `call`, with one file: sent as multipart under the name `file`, the rest of the body as text fields before it. */
export const upload = <const E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  file: File | { readonly blob: Blob; readonly name: string },
  options: CallOptions = {},
): Promise<AnswerOf<E>> => {
  const { url, body } = callParts(contract, input as Record<string, unknown>)
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) {
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value, wireNumber))
  }
  if ('blob' in file) form.append('file', file.blob, file.name)
  else form.append('file', file, file.name)
  const headers = headersOf(contract.method, options)
  return exchange(contract, url, { headers, body: form }, options.signal, patience.upload)
}

/**
 * Calls an endpoint that answers with a file (an export, a document); the page saves it with `saveFile`. `onBytes` hears
 * how many have come so far. A file that breaks off on its way is a problem, never half a file.
 */
export const download = async <const E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  options: CallOptions & { readonly onBytes?: (bytes: number) => void } = {},
): Promise<{ readonly name: string; readonly blob: Blob }> => {
  const { url, body } = callParts(contract, input as Record<string, unknown>)
  const headers = headersOf(contract.method, options)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const sent = body === undefined ? { headers } : { headers, body: JSON.stringify(body, wireNumber) }
  const answer = await answered(contract, url, sent, options.signal, patience.upload)
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const type = answer.headers.get('content-type') ?? ''
  return { name: decodeURIComponent(named ?? '下载'), blob: await blobOf(answer, type, options) }
}

const blobOf = async (
  answer: Response,
  type: string,
  { signal, onBytes }: { readonly signal?: AbortSignal | undefined; readonly onBytes?: (bytes: number) => void },
): Promise<Blob> => {
  if (answer.body === null) return answer.blob()
  const reader = answer.body.getReader()
  const cancel = () => void reader.cancel().catch(() => {})
  signal?.addEventListener('abort', cancel)
  const chunks: BlobPart[] = []
  let bytes = 0
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      chunks.push(step.value)
      bytes += step.value.byteLength
      onBytes?.(bytes)
    }
  } catch {
    throw networkProblem(unreachable)
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
  if (signal?.aborted) throw new DOMException('cancelled', 'AbortError')
  return new Blob(chunks, { type })
}

/** Hands a file to the browser's downloads. */
export const saveFile = ({ name, blob }: { readonly name: string; readonly blob: Blob }): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const isWrite = (method: Method): boolean => method !== 'GET'

const headersOf = (method: Method, options: CallOptions): Headers => {
  const headers = new Headers({ accept: 'application/json', 'x-liren': surface })
  if (isWrite(method)) headers.set('idempotency-key', options.idempotencyKey ?? newKey())
  return headers
}

/** Money is an integer number of fen on the wire. */
const wireNumber = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

const exchange = async <const E extends Endpoint>(
  contract: E,
  url: string,
  init: Sent,
  signal: AbortSignal | undefined,
  limit: number = isWrite(contract.method) ? patience.write : patience.read,
): Promise<AnswerOf<E>> => parse(contract, await bodyOf(await answered(contract, url, init, signal, limit)))

interface Sent {
  readonly headers: Headers
  readonly body?: string | FormData
}

/** The successful answer to one request; everything else is thrown as a problem. */
const answered = async (
  contract: Endpoint,
  url: string,
  init: Sent,
  signal: AbortSignal | undefined,
  limit: number,
): Promise<Response> => {
  const answer = await send(url, { method: contract.method, credentials: 'same-origin', ...init }, signal, limit)
  learnServerTime(answer.headers.get('date'))
  if (answer.ok) return answer
  const problem = await problemFrom(answer)
  if (sessionIsGone(contract, problem)) for (const listener of signedOutListeners) listener()
  throw problem
}

/** A 401 that the contract itself announces (a wrong current password) says nothing about the session. */
const sessionIsGone = (contract: Endpoint, problem: Problem): boolean =>
  problem.status === 401 && contract.right !== 'public' && !(contract.refusals ?? []).includes(problem.code)

const send = async (
  url: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
  limit: number,
): Promise<Response> => {
  const stop = new AbortController()
  const cancel = () => stop.abort()
  let late = false
  const timer = setTimeout(() => {
    late = true
    stop.abort()
  }, limit)
  if (signal?.aborted) stop.abort()
  signal?.addEventListener('abort', cancel)
  try {
    return await fetch(url, { ...init, signal: stop.signal })
  } catch (error) {
    if (signal?.aborted) throw error
    throw networkProblem(late ? timedOut : unreachable)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

const bodyOf = async (answer: Response): Promise<unknown> => {
  const written = await answer.text().catch(() => Promise.reject(networkProblem(unreachable)))
  if (written === '') return {}
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

const parse = <const E extends Endpoint>(contract: E, body: unknown): AnswerOf<E> => {
  const parsed = contract.output.safeParse(body)
  if (parsed.success) return parsed.data as AnswerOf<E>
  throw new Problem({
    title: '页面与服务器版本不一致',
    status: 0,
    code: notUnderstood,
    detail: isWrite(contract.method)
      ? '已经提交，但页面是旧版本，看不懂服务器的回答。请刷新页面（F5）查看结果，不要重复提交。'
      : '服务器已更新，请刷新页面（F5）后再试。',
    facts: { call: `${contract.method} ${contract.path}`, issues: parsed.error.issues },
  })
}
