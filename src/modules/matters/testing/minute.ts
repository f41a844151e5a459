import type { App } from '../../../app/server.ts'
import { writeBreaches } from '../write-breaches.ts'

/** For tests: the job of the minute runs, and everything that hears of its breaches has acted. */
export const minuteGoesBy = async (app: App): Promise<void> => {
  await writeBreaches.run({ database: app.database, payload: {}, log: () => undefined })
  await app.settle()
}
