import { startEmbedded } from '../platform/database/embedded/index.ts'
import type { Settings } from './settings.ts'

/** Runs `work` on the installation's database: the one named by DATABASE_URL, else the embedded one, which is started or adopted and left as it was. */
export const withDatabaseOf = async <T>(settings: Settings, work: (url: string) => Promise<T>): Promise<T> => {
  if (settings.databaseUrl) return work(settings.databaseUrl)
  const embedded = await startEmbedded({ dataFolder: settings.dataFolder, log: (line) => console.error(line) })
  try {
    return await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}
