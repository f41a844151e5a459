import { sql } from 'kysely'
import type { Job } from '../../platform/app/define-module.ts'

/** Forgets failed sign-ins after a week and sessions half a year after their end. */
export const tidySessions: Job = {
  name: 'access.tidy-sessions',
  cron: '20 19 * * *',
  run: ({ database }) =>
    database.maintain(async (tx) => {
      const now = (await database.now(tx)).getTime()
      await sql`delete from access.sign_in_failure where at < ${new Date(now - 7 * 86_400_000)}`.execute(tx)
      await sql`delete from access.session where expires_at < ${new Date(now - 183 * 86_400_000)}`.execute(tx)
    }),
}
