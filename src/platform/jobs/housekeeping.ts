import { sql } from 'kysely'
import type { Job } from '../app/define-module.ts'
import { sealAudit } from '../audit/seal.ts'

/** Seals the audit's new entries into their chains, each minute. */
export const sealJob: Job = {
  name: 'platform.seal-audit',
  cron: '* * * * *',
  run: ({ database }) => sealAudit(database),
}

/** Forgets idempotency keys after seven days; those about money are kept for ever. */
export const forgetKeysJob: Job = {
  name: 'platform.forget-idempotency-keys',
  cron: '17 19 * * *',
  run: async ({ database, log }) => {
    const forgotten = await database.maintain(async (tx) => {
      const now = await database.now(tx)
      const week = new Date(now.getTime() - 7 * 86_400_000)
      return sql`delete from platform.idempotency_key where not for_ever and at < ${week}`.execute(tx)
    })
    log(`forgot ${forgotten.numAffectedRows ?? 0n} idempotency keys`)
  },
}

export const platformJobs: readonly Job[] = [sealJob, forgetKeysJob]
