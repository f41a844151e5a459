import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type FieldFault, Refusal } from '../../kernel/refusal.ts'
import { isDatabaseError } from '../database/constraint.ts'
import { refuse } from './refusals.ts'

/** The body of every error answer: RFC 9457 problem details with our code, facts and field faults. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly fields?: readonly FieldFault[]
  readonly requestId: string
}

/** What an error means to the caller. Faults of ours say nothing of their inside. */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error
  // Only path ids are checked by the framework: one that is no id leads nowhere, and guessing learns nothing.
  if (hasZodFastifySchemaValidationErrors(error)) return refuse('not-found')
  if (isDatabaseError(error)) return databaseRefusal(error.code)
  if (isConnectionLoss(error)) return refuse('database-away')
  const code = (error as FastifyError | undefined)?.code ?? ''
  if (code === 'ENOSPC') return refuse('disk-full')
  return frameworkRefusals[code]?.()
}

export const problemOf = (refusal: Refusal, requestId: string): ProblemBody => ({
  type: `urn:liren:refusal:${refusal.code}`,
  title: refusal.message,
  status: refusal.status,
  detail: refusal.message,
  code: refusal.code,
  ...(Object.keys(refusal.facts).length > 0 ? { facts: refusal.facts } : {}),
  ...(refusal.fields.length > 0 ? { fields: refusal.fields } : {}),
  requestId,
})

/** A fault of ours: the caller learns only the request's id, the log the rest. */
export const faultOf = (requestId: string): ProblemBody => ({
  type: 'urn:liren:fault',
  title: '系统出错了，刚才的操作没有保存。请重试；若仍出错，把编号告诉管理员。',
  status: 500,
  detail: `编号 ${requestId}`,
  code: 'platform.fault',
  requestId,
})

/** The input does not fit its schema: each field with its own sentence. */
export const invalidInput = (fields: readonly FieldFault[]): Refusal => {
  const base = refuse('invalid-input')
  return new Refusal({ code: base.code, status: base.status, sentence: base.message, fields })
}

const databaseRefusal = (code: string): Refusal | undefined => {
  if (code === '55P03' || code === '57014' || code === '40001' || code === '40P01') return refuse('busy')
  if (code === '53100') return refuse('disk-full')
  if (code === '23505' || code === '23P01' || code === '23503' || code === '23514') return refuse('conflict')
  if (code.startsWith('08') || code.startsWith('57P') || code.startsWith('53')) return refuse('database-away')
  return undefined
}

const isConnectionLoss = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code
  return (
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    code === 'ETIMEDOUT' ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect|connection timeout/i.test(
      error.message,
    )
  )
}

const frameworkRefusals: Readonly<Record<string, () => Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => refuse('too-large'),
  FST_REQ_FILE_TOO_LARGE: () => refuse('too-large'),
  FST_FILES_LIMIT: () => refuse('too-large'),
  FST_PARTS_LIMIT: () => refuse('too-large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => refuse('wrong-media-type'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => refuse('wrong-media-type'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => refuse('unreadable-body'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => refuse('unreadable-body'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => refuse('unreadable-body'),
}
