import type { FastifyInstance } from 'fastify'
import { faultOf, problemOf, refusalOf } from './problem.ts'
import { refuse } from './refusals.ts'

/** Errors leave as problem details; what is no refusal is a fault of ours: the log learns it, the caller its number. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    reply.header('cache-control', 'no-store').type('application/problem+json')
    if (!refusal) {
      request.log.error({ err: error, route: request.routeOptions.url }, 'fault')
      return reply.status(500).serializer(JSON.stringify).send(faultOf(request.id))
    }
    request.log.info(
      { route: request.routeOptions.url, code: refusal.code, fields: refusal.fields.map((f) => f.path) },
      'refused',
    )
    const waits = refusal.code === 'platform.busy' || refusal.status === 503 || refusal.status === 429
    if (waits && !reply.hasHeader('retry-after')) reply.header('retry-after', '3')
    // Somebody has to make room first; a phone keeps its photo until then.
    if (refusal.status === 507) reply.header('retry-after', '300')
    return reply.status(refusal.status).serializer(JSON.stringify).send(problemOf(refusal, request.id))
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .type('application/problem+json')
      .serializer(JSON.stringify)
      .send(problemOf(refuse('not-found'), request.id)),
  )
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        route: request.routeOptions.url,
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}
