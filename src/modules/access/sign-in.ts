import { createHash } from 'node:crypto'
import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import type { Database } from '../../platform/http/database.ts'
import { type OutsideContext, outside } from '../../platform/http/use-case.ts'
import { type Attempt, beginAttempt } from './attempt.ts'
import * as contract from './contract.ts'
import { firstPasswordExpired } from './password.rules.ts'
import { randomToken, verifyNobody, verifyPassword } from './password.ts'
import { refuse } from './refusals.ts'
import { addSession, signedInOf } from './session.store.ts'
import * as store from './sign-in.store.ts'
import * as totps from './totp.store.ts'
import { stepOfCode } from './totp.ts'

/**
 * Signs a person in. The password is checked outside of any transaction (it takes time on purpose). The answer and
 * the time are the same for an unknown name, a wrong password and a disabled account (case 36).
 */
export const signIn = outside(contract.signIn, async (context, input) => {
  if (!context.secure) throw refuse('insecure-connection')
  const { database, ip, requestId } = context
  const attempt = await beginAttempt(database, { loginName: input.loginName, ip, requestId })
  const staff = await database.run({ kind: 'none', write: false }, (tx) => store.staffByLoginName(tx, input.loginName))
  const right =
    staff && !staff.disabled
      ? await verifyPassword(staff.passwordHash, input.password)
      : await verifyNobody(input.password)
  if (!staff || !right) throw refuse('sign-in-refused')
  await refuseExpiredFirstPassword(database, staff)
  if (staff.hasTotp) await demandTotp(database, { staff, attempt, totp: input.totp })
  await attempt.succeed()
  const token = randomToken()
  await begin(context, { staff, token })
  context.keepSession(token)
  return database.run({ kind: 'company' }, (tx) => signedInOf(tx, staff.id, context.slots.rightsOf))
})

const refuseExpiredFirstPassword = async (database: Database, staff: store.StaffForSignIn): Promise<void> => {
  const now = await database.run({ kind: 'none', write: false }, database.now)
  if (firstPasswordExpired(staff, now)) throw refuse('first-password-expired')
}

const demandTotp = async (
  database: Database,
  o: { staff: store.StaffForSignIn; attempt: Attempt; totp: string | undefined },
): Promise<void> => {
  const code = o.totp ?? ''
  if (code === '') {
    await o.attempt.withdraw()
    throw refuse('totp-needed')
  }
  const staffId = o.staff.id
  const accepted = await database.run({ kind: 'none', write: true }, async (tx) => {
    const { secret, lastStep } = await totps.totpOfStaff(tx, staffId)
    const step = secret === null ? undefined : stepOfCode({ secret, code, lastStep, now: await database.now(tx) })
    return step !== undefined && totps.takeStep(tx, { staffId, step })
  })
  if (!accepted) throw refuse('wrong-totp')
}

const begin = (
  context: OutsideContext<typeof contract.signIn>,
  o: { staff: store.StaffForSignIn; token: string },
): Promise<void> => {
  const { id: staffId } = o.staff
  const actor = { kind: 'staff', staffId } as const
  return auditedTransaction({ ...context, actor, act: contract.signIn.summary }, async ({ tx, audit }) => {
    await addSession(tx, {
      staffId,
      tokenHash: createHash('sha256').update(o.token).digest('hex'),
      ip: context.ip,
      userAgent: context.userAgent.slice(0, 300),
    })
    audit({ subject: { kind: 'staff', id: staffId } })
  })
}
