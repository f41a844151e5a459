import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import { outside } from '../../platform/http/use-case.ts'
import { isCommonPassword } from './common-passwords.ts'
import * as contract from './contract.ts'
import { ownPassword } from './own-password.ts'
import { weaknessOf } from './password.rules.ts'
import { hashPassword } from './password.ts'
import { refuse } from './refusals.ts'
import { endSessionsOf } from './session.store.ts'
import { setPassword } from './staff.store.ts'

/** Changes one's own password; every other session of the person ends. */
export const changePassword = outside(contract.changePassword, async (context, input) => {
  const { staffId, sessionId } = context.actor
  const { loginName, passwordHash: from } = await ownPassword(context, input.currentPassword)
  const reason = weaknessOf({ password: input.newPassword, loginName, isCommon: isCommonPassword })
  if (reason !== undefined) throw refuse('weak-password', { reason })
  if (input.newPassword.normalize('NFC') === input.currentPassword.normalize('NFC')) {
    throw refuse('weak-password', { reason: '与当前密码相同' })
  }
  const passwordHash = await hashPassword(input.newPassword)
  const act = contract.changePassword.summary
  await auditedTransaction({ ...context, act }, async ({ tx, now, audit }) => {
    const set = await setPassword(tx, { id: staffId, passwordHash, mustChange: false, now, from })
    // Reset by an administrator in between: the password that was typed is no longer the current one.
    if (!set) throw refuse('wrong-password')
    await endSessionsOf(tx, { staffId, now, except: sessionId })
    audit({ subject: { kind: 'staff', id: staffId } })
  })
  return {}
})
