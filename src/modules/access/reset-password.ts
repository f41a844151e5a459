import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import { outside } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { hashPassword, randomPassword } from './password.ts'
import { refuse } from './refusals.ts'
import { endSessionsOf } from './session.store.ts'
import { setPassword } from './staff.store.ts'

/** Gives a person a new first password; all their sessions end at once. */
export const resetPassword = outside(contract.resetPassword, async (context, { staffId }) => {
  const firstPassword = randomPassword()
  const passwordHash = await hashPassword(firstPassword)
  const act = contract.resetPassword.summary
  await auditedTransaction({ ...context, act }, async ({ tx, now, audit }) => {
    const set = await setPassword(tx, { id: staffId, passwordHash, mustChange: true, now })
    if (!set) throw refuse('staff-not-found')
    await endSessionsOf(tx, { staffId, now })
    audit({ subject: { kind: 'staff', id: staffId } })
  })
  return { firstPassword }
})
