import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../database/tx.ts'

const NAME = 'outbound'

/**
 * Whether anything may leave the house: text messages, e-mail, invoices, calls of other systems. Off after a restore,
 * until an administrator has confirmed that this is the installation which now works (case 41). Every channel asks
 * here, inside the transaction in which it sends.
 */
export const outboundAllowed = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ off: boolean }>`
    select value = '"off"'::jsonb as off from platform.setting where name = ${NAME}`.execute(tx)
  return rows[0]?.off !== true
}

/** Lets messages out again. Answers false when they were not held. */
export const allowOutbound = async (tx: Tx, now: Date): Promise<boolean> => {
  const changed = await sql`update platform.setting set value = '"on"'::jsonb, changed_at = ${now}
    where name = ${NAME} and value = '"off"'::jsonb`.execute(tx)
  return changed.numAffectedRows === 1n
}

/** Holds everything back; on the connection of a restore, as the owner. */
export const stopOutbound = async (client: pg.Client): Promise<void> => {
  await client.query(
    `insert into platform.setting (name, value, changed_at) values ('${NAME}', '"off"', clock_timestamp())
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
  )
}
