import { rm } from 'node:fs/promises'
import { ensureCluster, readSecret } from './cluster.ts'
import { urlOf } from './connect.ts'
import { choosePlace } from './place.ts'
import { bringUp, endServer } from './server.ts'

export interface ThrowAwayServer {
  readonly url: string
  /** Ends the server at once, whoever is connected, and removes its folder. */
  end(): Promise<void>
}

/** A server whose data nobody needs after a crash: it never waits for the disk. For tests and measurements. */
export const startThrowAway = async (o: {
  folder: string
  settings?: Readonly<Record<string, string>>
}): Promise<ThrowAwayServer> => {
  const log = () => {}
  const place = await choosePlace({ dataFolder: o.folder, log })
  await ensureCluster(place)
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Statistics and plans change only when a test says so.
    autovacuum: 'off',
    max_wal_size: '1GB',
    max_connections: '200',
    ...o.settings,
  }
  const server = await bringUp({ place, settings, log })
  await server.held.end()
  return {
    url: urlOf({ secret: await readSecret(place), port: server.port }),
    end: () => endThrowAway(o.folder),
  }
}

/** Ends and removes a throw-away server by its folder, also one whose starter was killed. */
export const endThrowAway = async (folder: string): Promise<void> => {
  await endServer(await choosePlace({ dataFolder: folder, log: () => {} }), 'immediate')
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
