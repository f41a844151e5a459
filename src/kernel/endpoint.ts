import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call: anyone, anyone signed in, or a holder of the named right (`keys.lend`). */
export type Right = 'public' | 'signed-in' | (string & {})

/**
 * One HTTP endpoint, declared once in a module's `contract.ts` and read by the server (validation, rights,
 * OpenAPI), by the typed client and by the forms. Paths name parameters as `{houseId}`.
 *
 * The path decides the scope: `/api/communities/{communityId}/…` runs inside one community,
 * `/api/company/…` reads across the communities the caller holds the right in, anything else has no community.
 */
export interface Endpoint {
  readonly method: Method
  readonly path: `/api/${string}`
  readonly right: Right
  /** One Chinese phrase: what the call does; shown in the API document and the audit. */
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  readonly output: z.ZodType
  /** Codes of the refusals that the call may answer with, beside those of sign-in and validation. */
  readonly refusals?: readonly string[]
  /** `required` on money: a call without an Idempotency-Key is refused with 400. */
  readonly idempotency?: 'required'
  /**
   * The call is multipart/form-data with one part `file` of at most so many bytes; body fields travel as its text parts.
   * `keep`: the file is looked at, photos are drawn anew, and it lies on the disk before the use case begins.
   */
  readonly upload?: { readonly maxBytes: number; readonly keep?: true }
  /** The answer is a file (name, media type, bytes) instead of JSON; `output` then describes nothing. */
  readonly produces?: 'file'
  /** Overrides what the path says: reads across communities although the path is a fixed name (`GET /api/communities`). */
  readonly scope?: 'company'
}

/** A file as a use case answers it. */
export interface FileAnswer {
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array | NodeJS.ReadableStream
  /** It may be shown in the page (a photo that was drawn anew); everything else is only ever saved. */
  readonly inline?: true
}

export const endpoint = <const E extends Endpoint>(declared: E): E => declared

// An empty body is typed as a record of nothing, which would swallow the keys of path and query.
type Keyed<T> = string extends keyof T ? unknown : T
type Parsed<S> = S extends z.ZodType ? Keyed<z.output<S>> : unknown
type Sent<S> = S extends z.ZodType ? Keyed<z.input<S>> : unknown

/** What the use case receives: path, query and body merged (their names must not collide). */
export type InputOf<E extends Endpoint> = Parsed<E['params']> & Parsed<E['query']> & Parsed<E['body']>

/** What a caller passes: the same, before defaults and coercion. */
export type CallOf<E extends Endpoint> = Sent<E['params']> & Sent<E['query']> & Sent<E['body']>

/** What the use case returns. */
export type OutputOf<E extends Endpoint> = E['produces'] extends 'file' ? FileAnswer : z.output<E['output']>

/** What the caller gets: the same after the wire (money again a bigint, instants still text). */
export type AnswerOf<E extends Endpoint> = z.output<E['output']>

export type Scope = 'community' | 'company' | 'none'

/** The scope an endpoint runs in, read from its path. */
export const scopeOf = (e: Pick<Endpoint, 'path' | 'scope'>): Scope => {
  if (e.scope) return e.scope
  if (e.path.startsWith('/api/communities/{communityId}')) return 'community'
  if (e.path.startsWith('/api/company/')) return 'company'
  return 'none'
}
