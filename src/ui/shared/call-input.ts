import type { z } from 'zod'
import type { Endpoint } from '../../kernel/endpoint.ts'

/**
 * What a page passes to a call: `CallOf`, but an empty body (`z.strictObject({})`, for zod a record that holds nothing)
 * adds nothing instead of forbidding the path's parameters.
 */
export type CallInput<E extends Endpoint> = Sent<E['params']> & Sent<E['query']> & Sent<E['body']>

type Sent<S> = S extends z.ZodType ? Open<z.input<S>> : unknown
type Open<T> = string extends keyof T ? unknown : T
