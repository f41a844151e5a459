import { createServer } from 'node:http'
import pg from 'pg'
import type { FloorRoutes } from './floor.ts'

/**
 * The floor of an HTTP measure: a bare node:http handler that sends prepared SQL as the owner of the database and
 * answers the rows as JSON. No rights, no row-level security, no validation. Told by its parent what to send.
 */
process.once('message', ({ url, routes }: { url: string; routes: FloorRoutes }) => {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  const turns = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const route = routes[path]
    if (!route) return response.writeHead(404).end()
    const turn = (turns.get(path) ?? 0) + 1
    turns.set(path, turn)
    try {
      const rows = await route_(pool, route, turn)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows))
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
})

const route_ = async (pool: pg.Pool, route: FloorRoutes[string], turn: number): Promise<unknown> => {
  if (route.kind === 'inserts') return insertOnce(pool, route)
  if (route.session) await pool.query(route.session)
  const values = route.values[turn % route.values.length] as unknown[]
  return (await pool.query({ name: route.name, text: route.text, values })).rows
}

/** The recorded writes of one call again, with fresh ids and numbers wherever two recorded calls differed. */
const insertOnce = async (
  pool: pg.Pool,
  route: Extract<FloorRoutes[string], { kind: 'inserts' }>,
): Promise<unknown> => {
  const fresh = new Map(
    route.fresh.map((old) => [old, /^[0-9a-f-]{36}$/.test(old) ? crypto.randomUUID() : `F-${crypto.randomUUID()}`]),
  )
  const renew = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    let text = value
    for (const [old, now] of fresh) if (text.includes(old)) text = text.replaceAll(old, now)
    return text
  }
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const { name, text, values } of route.statements) await client.query({ name, text, values: values.map(renew) })
    await client.query('commit')
  } finally {
    client.release()
  }
  return { ok: true }
}
