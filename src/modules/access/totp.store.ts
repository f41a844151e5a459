import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'

export interface TotpState {
  readonly secret: string | null
  readonly pending: string | null
  readonly lastStep: bigint | null
}

export const totpOfStaff = async (tx: Tx, id: StaffId): Promise<TotpState> => {
  const { rows } =
    await sql<TotpState>`select totp_secret as secret, totp_pending as pending, totp_last_step as "lastStep"
    from access.staff where id = ${id}`.execute(tx)
  return rows[0] as TotpState
}

/** Uses up a step; false when another sign-in was faster with the same or a later one. */
export const takeStep = async (tx: Tx, o: { staffId: StaffId; step: bigint }): Promise<boolean> => {
  const used = await sql`update access.staff set totp_last_step = ${o.step}
    where id = ${o.staffId} and (totp_last_step is null or totp_last_step < ${o.step})`.execute(tx)
  return used.numAffectedRows === 1n
}

export const keepPending = async (tx: Tx, o: { staffId: StaffId; secret: string }): Promise<void> => {
  await sql`update access.staff set totp_pending = ${o.secret} where id = ${o.staffId}`.execute(tx)
}

export const confirmPending = async (tx: Tx, o: { staffId: StaffId; step: bigint }): Promise<void> => {
  await sql`update access.staff
    set totp_secret = totp_pending, totp_pending = null, totp_last_step = ${o.step}, version = version + 1
    where id = ${o.staffId} and totp_pending is not null`.execute(tx)
}
