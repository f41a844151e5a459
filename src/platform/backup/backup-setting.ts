import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Tx } from '../database/tx.ts'

const NAME = 'last-backup'

const recorded = z.object({
  /** When the last attempt ended, and why it failed where it did. */
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  /** The last that succeeded. */
  doneAt: z.iso.datetime().nullable(),
  folder: z.string().nullable(),
  bytes: z.number().nullable(),
  seconds: z.number().nullable(),
})

export type LastBackup = z.output<typeof recorded>

export type BackupOutcome =
  | { readonly folder: string; readonly bytes: number; readonly seconds: number }
  | { readonly reason: string }

/** Notes how a backup went; a failure leaves what is known of the last success. */
export const recordBackup = async (client: pg.Client, outcome: BackupOutcome): Promise<void> => {
  const done = 'folder' in outcome
  await client.query(
    `insert into platform.setting as s (name, value, changed_at)
       select '${NAME}', jsonb_build_object('at', t.at, 'reason', $1::text, 'doneAt', case when $2 then t.at end,
              'folder', $3::text, 'bytes', $4::bigint, 'seconds', $5::float8), t.now
         from (select now, to_char(now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
                 from clock_timestamp() as now) t
     on conflict (name) do update set changed_at = excluded.changed_at, value = case when $2 then excluded.value
       else s.value || jsonb_build_object('at', excluded.value -> 'at', 'reason', excluded.value -> 'reason') end`,
    done
      ? [null, true, outcome.folder, Math.round(outcome.bytes), outcome.seconds]
      : [outcome.reason, false, null, null, null],
  )
}

export interface BackupState {
  readonly last: LastBackup | undefined
  /** The first start of this installation. */
  readonly startedAt: Date | undefined
}

/** How the last backup went. Any role may read it. */
export const backupState = async (tx: Tx): Promise<BackupState> => {
  const { rows } = await sql<{ name: string; value: unknown; changed_at: Date }>`
    select name, value, changed_at from platform.setting where name in (${NAME}, 'started')`.execute(tx)
  const last = recorded.safeParse(rows.find((row) => row.name === NAME)?.value)
  return { last: last.data, startedAt: rows.find((row) => row.name === 'started')?.changed_at }
}
