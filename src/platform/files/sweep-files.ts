import type { Job } from '../app/define-module.ts'
import type { ContentStore } from './content-store.ts'
import { unusedAmong } from './file.store.ts'

const DAY_MS = 86_400_000

/** Takes away contents that no row came to point to: uploads that were refused or cut off after the file was kept. */
export const sweepFiles = (store: ContentStore): Job => ({
  name: 'platform.sweep-files',
  cron: '43 19 * * *',
  run: async ({ database, log, signal }) => {
    const before = new Date(Date.now() - DAY_MS)
    let swept = 0
    let batch: string[] = []
    const sweep = async () => {
      const unused = await database.maintain((tx) => unusedAmong(tx, batch))
      for (const hash of unused) await store.remove(hash, { keptBefore: before })
      swept += unused.length
      batch = []
    }
    for await (const { hash, keptAt } of store.all()) {
      if (signal?.aborted) return
      if (keptAt < before) batch.push(hash)
      if (batch.length >= 1000) await sweep()
    }
    await sweep()
    log(`swept ${swept} files`)
  },
})
