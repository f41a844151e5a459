import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { decrypt, encrypt } from '../../platform/secrets/key-ring.ts'
import { keyRing } from '../../platform/secrets/open-key-ring.ts'

export interface TotpState {
  readonly secret: string | null
  readonly pending: string | null
  readonly lastStep: bigint | null
}

// Secrets lie encrypted in the database, each bound to its person.
const placeOf = (staffId: StaffId): string => `staff/${staffId}/totp`

const opened = (staffId: StaffId, cipher: string | null): string | null =>
  cipher === null ? null : decrypt(keyRing(), { cipher, place: placeOf(staffId) })

export const totpOfStaff = async (tx: Tx, staffId: StaffId): Promise<TotpState> => {
  const { rows } =
    await sql<TotpState>`select totp_secret as secret, totp_pending as pending, totp_last_step as "lastStep"
    from access.staff where id = ${staffId}`.execute(tx)
  const { secret, pending, lastStep } = rows[0] as TotpState
  return { secret: opened(staffId, secret), pending: opened(staffId, pending), lastStep }
}

/** Uses up a step; false when another sign-in was faster with the same or a later one. */
export const takeStep = async (tx: Tx, o: { staffId: StaffId; step: bigint }): Promise<boolean> => {
  const used = await sql`update access.staff set totp_last_step = ${o.step}
    where id = ${o.staffId} and (totp_last_step is null or totp_last_step < ${o.step})`.execute(tx)
  return used.numAffectedRows === 1n
}

export const keepPending = async (tx: Tx, o: { staffId: StaffId; secret: string }): Promise<void> => {
  const cipher = encrypt(keyRing(), { text: o.secret, place: placeOf(o.staffId) })
  await sql`update access.staff set totp_pending = ${cipher} where id = ${o.staffId}`.execute(tx)
}

export const confirmPending = async (tx: Tx, o: { staffId: StaffId; step: bigint }): Promise<void> => {
  await sql`update access.staff
    set totp_secret = totp_pending, totp_pending = null, totp_last_step = ${o.step}, version = version + 1
    where id = ${o.staffId} and totp_pending is not null`.execute(tx)
}
