import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { encode, locales } from 'zod/v4'
import type { FileAnswer } from '../../kernel/endpoint.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { keepUpload } from '../files/keep-upload.ts'
import type { LiveHub } from '../live/live-hub.ts'
import { offerLive } from '../live/offer-live.ts'
import { answerErrors } from './answer-errors.ts'
import { createLogger, type Logger } from './log.ts'
import { isLoopback } from './loopback.ts'
import { offerMetrics } from './metrics.ts'
import { invalidInput } from './problem.ts'
import { refuse } from './refusals.ts'
import { type Call, identify, type Runner, runHandler } from './run.ts'
import { keepSessionCookie, sessionTokenOf } from './session-cookie.ts'
import type { Handler, OutsideContext, UploadedFile } from './use-case.ts'

export interface ServerOptions {
  readonly runner: Runner
  readonly handlers: readonly Handler[]
  readonly version: string
  /** Tells open pages what was committed; a server without pages needs none. */
  readonly live?: LiveHub
  /** How often an open page is looked after; 25 seconds unless told. */
  readonly liveBeatMs?: number
  readonly logger?: Logger
  /** Key and certificate: then the server speaks HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Addresses of the proxy whose X-Forwarded-* headers are believed. */
  readonly trustProxy?: string
  /** Requests a minute and address; the whole office may share one. */
  readonly requestsPerMinute?: number
}

/** Builds the HTTP server: every endpoint bound from its contract, problem details, security headers, the API document. */
export const createServer = async (o: ServerOptions): Promise<FastifyInstance> => {
  z.config(locales.zhCN())
  const app = Fastify({
    loggerInstance: o.logger ?? createLogger({ level: 'silent' }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    trustProxy: o.trustProxy ?? false,
    genReqId: () => crypto.randomUUID(),
    ...(o.tls ? { https: { ...o.tls, minVersion: 'TLSv1.2' as const } } : {}),
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookie)
  await app.register(helmet, securityHeaders(o.tls !== undefined))
  await app.register(rateLimit, {
    max: o.requestsPerMinute ?? 1200,
    timeWindow: 60_000,
    errorResponseBuilder: () => refuse('too-many'),
    allowList: (r) => !r.url.startsWith('/api/'),
  })
  await app.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 100_000 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '里仁 Liren', version: o.version } },
    transform: jsonSchemaTransform,
  })
  answerErrors(app)
  offerMetrics(app, o.runner.database)
  await app.register(async (scope) => {
    for (const handler of o.handlers) bind(scope as unknown as FastifyInstance, o.runner, handler)
    if (o.live)
      offerLive(scope as unknown as FastifyInstance, {
        runner: o.runner,
        hub: o.live,
        credentialOf,
        beatMs: o.liveBeatMs,
      })
    scope.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  })
  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await o.runner.database.app.query('select 1')
    return { ready: true, version: o.version }
  })
  return app
}

/** What the document says of an answer that is a file. */
const aFile = { description: '文件', content: { '*/*': { schema: z.file() } } }

const bind = (app: FastifyInstance, runner: Runner, handler: Handler): void => {
  const { contract } = handler
  const upload = contract.upload
  app.route({
    method: contract.method,
    url: contract.path.replaceAll('{', ':').replaceAll('}', ''),
    ...(upload ? { bodyLimit: upload.maxBytes + 1_048_576 } : {}),
    // Ids in the path are read first; the rest only once the caller is known to be allowed.
    validatorCompiler: (route) =>
      route.httpPart === 'params' ? validatorCompiler(route as never) : (value: unknown) => ({ value }),
    schema: {
      operationId: `${contract.method.toLowerCase()} ${contract.path}`,
      summary: contract.summary,
      description: `权限：${contract.right}`,
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body && !upload ? { body: contract.body } : {}),
      ...(upload
        ? { consumes: ['multipart/form-data'], body: z.object({ ...contract.body?.shape, file: z.file() }) }
        : {}),
      response: { 200: contract.produces === 'file' ? aFile : contract.output },
    },
    handler: async (request, reply) => {
      refuseCrossSite(request)
      // A stranger's file is not even read.
      if (upload)
        await identify(runner, contract, { credential: credentialOf(request), communityId: communityOf(request) })
      const { body, file } = upload ? await readUpload(request, handler) : { body: request.body, file: undefined }
      const call: Call = {
        communityId: communityOf(request),
        parse: () => ({
          ...parsed(contract.body, body ?? {}),
          ...parsed(contract.query, request.query),
          ...(request.params as object),
        }),
        file: file && upload?.keep ? await keepUpload(runner.files, file) : file,
        credential: credentialOf(request),
        request,
        reply,
        encode: (answer) => JSON.stringify(encode(contract.output, answer as never)),
      }
      const answered =
        handler.kind === 'outside'
          ? { value: await runOutside(runner, handler, call) }
          : await runHandler(runner, handler as never, call)
      reply.header('cache-control', 'no-store')
      if (contract.produces === 'file' && 'value' in answered) return sendFile(reply, answered.value as FileAnswer)
      reply.header('content-type', 'application/json; charset=utf-8').serializer((text: unknown) => text as string)
      return reply.send('json' in answered ? answered.json : call.encode(answered.value))
    },
  })
}

const runOutside = async (runner: Runner, handler: Handler & { kind: 'outside' }, call: Call): Promise<unknown> => {
  const { request, reply } = call
  const known =
    handler.contract.right === 'public'
      ? undefined
      : await identify(runner, handler.contract, {
          credential: call.credential,
          communityId: call.communityId,
        })
  const context: OutsideContext = {
    actor: known?.actor as never,
    communityId: call.communityId as never,
    communityIds: known?.communityIds ?? [],
    file: call.file as never,
    files: runner.files,
    folders: runner.folders,
    slots: runner.slots,
    requestId: request.id,
    ip: request.ip,
    database: runner.database,
    secure: isSecure(request),
    userAgent: request.headers['user-agent'] ?? '',
    keepSession: (token) => keepSessionCookie(reply, { token, secure: request.protocol === 'https' }),
  }
  return handler.run(context, call.parse() as never)
}

const communityOf = (request: FastifyRequest): CommunityId | undefined =>
  (request.params as { communityId?: CommunityId }).communityId

/** HTTPS, or plain HTTP that never leaves this machine. */
const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https' || isLoopback(request.ip)

const credentialOf = (request: FastifyRequest): Call['credential'] => {
  const bearer = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return { kind: 'api-key', hash: createHash('sha256').update(bearer).digest('hex') }
  const token = sessionTokenOf(request)
  return token ? { kind: 'session', hash: createHash('sha256').update(token).digest('hex') } : undefined
}

/** A write with a cookie must come from our own pages: the browser says where it comes from. */
const refuseCrossSite = (request: FastifyRequest): void => {
  if (request.method === 'GET' || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refuse('cross-site')
  const origin = request.headers.origin
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.host) throw refuse('cross-site')
}

const readUpload = async (
  request: FastifyRequest,
  handler: Handler,
): Promise<{ body: unknown; file: UploadedFile }> => {
  const most = handler.contract.upload?.maxBytes ?? 0
  const part = await request.file({ limits: { fileSize: most } })
  if (!part) throw refuse('file-missing')
  const tooLarge = () => refuse('file-too-large', { megabytes: most / 1024 ** 2 })
  const bytes = await part.toBuffer().catch((error: { code?: string; message?: string }) => {
    if (error.code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge()
    // The sender broke off.
    throw error.message === 'Unexpected end of form' ? refuse('unreadable-body') : error
  })
  // A file cut off at the end of a chunk is not told as an error.
  if (part.file.truncated) throw tooLarge()
  const texts = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, field.value]] : [],
    ),
  )
  return { body: texts, file: { name: part.filename, bytes } }
}

/** Body and query as their schemas read them; what a schema does not name is refused with the field. */
const parsed = (schema: z.ZodObject | undefined, value: unknown): Record<string, unknown> => {
  if (!schema) return {}
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalidInput(result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
}

const sendFile = (reply: FastifyReply, file: FileAnswer): FastifyReply =>
  reply
    .header('content-type', file.mediaType)
    .header('cache-control', file.inline ? 'private, max-age=300' : 'no-store')
    .header(
      'content-disposition',
      `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(file.body)

const securityHeaders = (https: boolean): Parameters<typeof helmet>[1] => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // antd writes its styles into the page at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'no-referrer' },
})
