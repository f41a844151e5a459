import type { AddressInfo } from 'node:net'
import { createApp } from '../src/app/server.ts'

/** The subject of an HTTP measure: the whole of Liren on the given database. */
process.once('message', async ({ url }: { url: string }) => {
  const app = await createApp({ url, requestsPerMinute: 100_000_000 })
  await app.http.listen({ host: '127.0.0.1', port: 0 })
  process.send?.({ port: (app.http.server.address() as AddressInfo).port })
  // How much processor time it has used, in microseconds.
  process.on('message', () => process.send?.(process.cpuUsage()))
})
