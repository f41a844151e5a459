import type { OutsideContext } from '../../platform/http/use-case.ts'
import { beginAttempt } from './attempt.ts'
import { verifyPassword } from './password.ts'
import { refuse } from './refusals.ts'
import { type StaffForSignIn, staffById } from './sign-in.store.ts'

/**
 * Proves that the person at the keyboard knows the password of the session; guesses are throttled like sign-ins.
 * @throws access.wrong-password, access.too-many-attempts
 */
export const ownPassword = async (
  context: Pick<OutsideContext, 'database' | 'actor' | 'ip' | 'requestId'>,
  password: string,
): Promise<StaffForSignIn> => {
  const { database, actor, ip, requestId } = context
  const staff = await database.run({ kind: 'none', write: false }, (tx) => staffById(tx, actor.staffId))
  if (!staff) throw refuse('staff-not-found')
  const attempt = await beginAttempt(database, { loginName: staff.loginName, ip, requestId })
  if (!(await verifyPassword(staff.passwordHash, password))) throw refuse('wrong-password')
  await attempt.succeed()
  return staff
}
