import { Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/http/database.ts'
import { firstPasswordExpired } from './password.rules.ts'
import { hashPassword, randomPassword } from './password.ts'
import { staffByLoginName } from './sign-in.store.ts'
import { addStaff, setPassword } from './staff.store.ts'

const LOGIN_NAME = 'admin'

/**
 * Makes the login `admin` on an installation that has none. A password given by the operator stands as it is; else
 * a random one is made and answered, to be shown once and changed at the first sign-in. When that one expired
 * unused, a new one is made. Answers undefined when there is nothing to show.
 */
export const createFirstAdministrator = async (
  database: Database,
  o: { password?: string } = {},
): Promise<{ loginName: string; password: string } | undefined> => {
  const found = await database.run({ kind: 'none', write: false }, async (tx) => ({
    staff: await staffByLoginName(tx, LOGIN_NAME),
    now: await database.now(tx),
  }))
  if (found.staff && !firstPasswordExpired(found.staff, found.now)) return undefined
  const password = o.password ?? randomPassword()
  const passwordHash = await hashPassword(password)
  const { now } = found
  const mustChange = o.password === undefined
  const { staff } = found
  const made = staff
    ? await database.run({ kind: 'none', write: true }, (tx) =>
        setPassword(tx, { id: staff.id, passwordHash, mustChange, now, from: staff.passwordHash }),
      )
    : await add(database, { passwordHash, mustChangePassword: mustChange, now })
  return made && mustChange ? { loginName: LOGIN_NAME, password } : undefined
}

/** False when another process that started at the same time was faster. */
const add = async (
  database: Database,
  o: { passwordHash: string; mustChangePassword: boolean; now: Date },
): Promise<boolean> => {
  try {
    await database.run({ kind: 'none', write: true }, (tx) =>
      addStaff(tx, { ...o, loginName: LOGIN_NAME, name: '系统管理员', phone: '', companyRoles: ['administrator'] }),
    )
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'access.login-name-taken') return false
    throw error
  }
}
