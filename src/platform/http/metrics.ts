import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './database.ts'
import { isLoopback } from './loopback.ts'
import { refuse } from './refusals.ts'

/** Counting further would cost more than it tells. */
const MOST_COUNTED = 10_000

/** `GET /metrics` for Prometheus, for this machine only: durations by route, connections in use, facts that wait. */
export const offerMetrics = (app: FastifyInstance, database: Database): void => {
  const registry = new Registry()
  const durations = new Histogram({
    name: 'liren_request_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'liren_pool_connections',
    help: 'Database connections of the application, and calls that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'used' }, database.app.totalCount - database.app.idleCount)
      this.set({ state: 'idle' }, database.app.idleCount)
      this.set({ state: 'waited-for' }, database.app.waitingCount)
    },
  })
  new Gauge({
    name: 'liren_outbox_waiting',
    help: `Announced facts that wait for their subscribers, counted up to ${MOST_COUNTED}`,
    registers: [registry],
    async collect() {
      const { rows } = await database.maintenance.query<{ waiting: number }>(
        `select count(*)::int as waiting from (select from platform.outbox_event limit ${MOST_COUNTED}) as event`,
      )
      this.set(rows[0]?.waiting ?? 0)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isFromThisMachine(request)) throw refuse('not-found')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** What a proxy on this machine hands on comes from somewhere else. */
const isFromThisMachine = ({ socket, headers }: FastifyRequest): boolean =>
  isLoopback(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
