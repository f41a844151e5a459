import type { FieldFault } from '../../kernel/refusal.ts'

/** The wire form of an error: RFC 9457 problem details with our code, facts and fields. */
interface ProblemInit {
  readonly type?: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly fields?: readonly FieldFault[]
  readonly retryAfter?: number | undefined
}

/** Codes of the problems that arise in the browser itself, before or after the server. */
export const unreachable = 'network.unreachable'
export const timedOut = 'network.timed-out'
export const notUnderstood = 'client.answer-not-understood'

/**
 * What went wrong with a call, ready to show: `message` (the same as `detail`) is one Chinese sentence that says what
 * happened and what to do next. `status` is 0 when no answer came.
 */
export class Problem extends Error {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldFault[]
  /** Seconds after which the same call may be sent again, where the server named them. */
  readonly retryAfter: number | undefined

  constructor(init: ProblemInit) {
    super(init.detail)
    this.name = 'Problem'
    this.type = init.type ?? 'about:blank'
    this.title = init.title
    this.status = init.status
    this.detail = init.detail
    this.code = init.code
    this.facts = init.facts ?? {}
    this.fields = init.fields ?? []
    this.retryAfter = init.retryAfter
  }

  /** True when the call may have reached the server without us knowing: only the same key makes a second try safe. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code)

/** Turns whatever was thrown into a problem, so that pages have one thing to show. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem({
        title: '页面出错',
        status: 0,
        code: 'client.fault',
        detail: '页面出了差错，请刷新后再试；仍不行请把这句话告诉管理员。',
        facts: { message: error instanceof Error ? error.message : String(error) },
      })

export const networkProblem = (code: typeof unreachable | typeof timedOut): Problem =>
  new Problem({
    title: '连不上服务器',
    status: 0,
    code,
    detail:
      code === timedOut
        ? '服务器很久没有回应，不确定是否已经办成。填写的内容还在，请再点一次，不会重复办理。'
        : '连不上服务器，请检查网络。填写的内容还在，网络恢复后再点一次，不会重复办理。',
  })

const sentenceByStatus: Readonly<Record<number, string>> = {
  401: '登录已过期，请重新登录。',
  403: '您没有办这件事的权限，请找主管。',
  404: '没有找到，可能已被删除，或不在您负责的小区。',
  413: '文件太大，请压缩后再传。',
  429: '操作太频繁，请稍等再试。',
  503: '系统正忙，请稍后再试。',
}

/** Reads an answer that is not a success; any body is accepted, a foreign one gets a sentence by its status. */
export const problemFrom = async (answer: Response): Promise<Problem> => {
  const body = await readJson(answer)
  const detail = sentenceOf(body) ?? sentenceByStatus[answer.status]
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return new Problem({
    type: text(body['type']) ?? 'about:blank',
    title: text(body['title']) ?? '没有办成',
    status: answer.status,
    code: text(body['code']) ?? `http.${answer.status}`,
    detail: detail ?? '系统出了差错，没有办成。请稍后再试；仍不行请告诉管理员。',
    facts: isRecord(body['facts']) ? body['facts'] : {},
    fields: Array.isArray(body['fields']) ? body['fields'].filter(isFieldFault) : [],
    retryAfter: Number.isFinite(wait) ? wait : undefined,
  })
}

/** A fault of the server puts the sentence into the title and the number to quote into the detail. */
const sentenceOf = (body: Record<string, unknown>): string | undefined => {
  const title = text(body['title'])
  const detail = text(body['detail'])
  if (body['code'] === 'platform.fault' && title !== undefined && detail !== undefined) return `${title}（${detail}）`
  return detail ?? title
}

const readJson = async (answer: Response): Promise<Record<string, unknown>> => {
  try {
    const body: unknown = await answer.json()
    return isRecord(body) ? body : {}
  } catch {
    return {}
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFieldFault = (value: unknown): value is FieldFault =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'
