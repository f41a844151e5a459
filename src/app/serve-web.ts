import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { projectFolder } from '../platform/app/project-folder.ts'

/** Each surface of the web: its folder under `dist/web` and the path it is served at. */
const surfaces = [
  { folder: 'field', prefix: '/field/' },
  { folder: 'resident', prefix: '/resident/' },
  { folder: 'console', prefix: '/' },
] as const

/** Serves the built pages: assets for ever (their names carry a hash), the page itself never from a cache. */
export const serveWeb = async (app: FastifyInstance): Promise<void> => {
  for (const { folder, prefix } of surfaces) {
    const root = join(projectFolder(), 'dist/web', folder)
    if (!existsSync(join(root, 'index.html'))) continue
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: false,
      preCompressed: true,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    const page = readFileSync(join(root, 'index.html'))
    const sendPage = async (
      _: unknown,
      reply: { header: (n: string, v: string) => { type: (t: string) => { send: (b: Buffer) => unknown } } },
    ) => reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    if (prefix !== '/') app.get(prefix.slice(0, -1), { schema: { hide: true } }, (_, reply) => reply.redirect(prefix))
    app.get(prefix, { schema: { hide: true } }, sendPage as never)
    app.get(`${prefix}*`, { schema: { hide: true } }, async (request, reply) => {
      if (request.url.startsWith('/api/') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? ''))
        return reply.callNotFound()
      return sendPage(request, reply as never)
    })
  }
}
