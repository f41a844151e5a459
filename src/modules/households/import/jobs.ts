import type { Job } from '../../../platform/app/define-module.ts'
import { forgetOldFiles, silentWorks } from '../../../platform/import/import.store.ts'
import { workOn } from '../../../platform/import/work.ts'

const KEPT_DAYS = 30

/** Takes up imports whose work fell silent: the server stopped in the middle of them. */
const resumeImports: Job = {
  name: 'households.resume-imports',
  cron: '* * * * *',
  run: async ({ database, log }) => {
    for (const one of await database.maintain(silentWorks)) {
      log(`taking up import ${one.importId}`)
      await workOn({ ...one, database, requestId: `job ${one.importId}` })
    }
  },
}

/** Forgets the files of old imports; who, when, which and how many stay. */
const forgetFiles: Job = {
  name: 'households.forget-import-files',
  cron: '40 18 * * *',
  run: ({ database }) =>
    database.maintain(async (tx) => {
      const now = await database.now(tx)
      await forgetOldFiles(tx, new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    }),
}

export const importJobs: readonly Job[] = [resumeImports, forgetFiles]
