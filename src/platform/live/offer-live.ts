import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { type CommunityId, communityId } from '../../kernel/id.ts'
import type { Credential } from '../http/identity.ts'
import { identify, type Runner } from '../http/run.ts'
import type { LiveEvent } from './announce.ts'
import type { LiveHub } from './live-hub.ts'

const events = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/events',
  right: 'signed-in',
  summary: '实时变化',
  params: z.object({ communityId }),
  output: z.object({}),
})

/** Says now and then that the line stands, and looks whether the session still does. */
const BEAT_MS = 25_000

/**
 * Server-sent events of one community: what was committed, by name and id. Ends with the session, with the last role in
 * the community, and when the server stops; the page then asks again by itself.
 */
export const offerLive = (
  app: FastifyInstance,
  o: {
    runner: Runner
    hub: LiveHub
    credentialOf: (request: FastifyRequest) => Credential | undefined
    beatMs?: number | undefined
  },
): void => {
  const { runner, hub } = o
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })
  app.get(
    '/api/communities/:communityId/events',
    { schema: { hide: true, params: events.params } },
    async (request, reply) => {
      const { communityId: where } = request.params as { communityId: CommunityId }
      const credential = o.credentialOf(request)
      const who = await identify(runner, events, { credential, communityId: where })
      const { raw } = reply
      const leave = await hub.subscribe(where, (event) => {
        if (event.to === undefined || event.to === who.actor?.staffId) raw.write(written(event))
      })
      reply.hijack()
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // The line is used for nothing else afterwards: a server that stops need not wait for it.
        connection: 'close',
        // A proxy that gathers answers would keep the events back.
        'x-accel-buffering': 'no',
      })
      raw.write('retry: 3000\n\n')
      const beat = setInterval(() => {
        void identify(runner, events, { credential, communityId: where }).then(() => raw.write(': beat\n\n'), end)
      }, o.beatMs ?? BEAT_MS)
      const end = () => {
        clearInterval(beat)
        leave()
        open.delete(end)
        raw.end()
      }
      open.add(end)
      raw.on('close', end)
      return reply
    },
  )
}

const written = ({ names, payload }: LiveEvent): string =>
  `data: ${JSON.stringify({ names, payload: payload ?? {} })}\n\n`
