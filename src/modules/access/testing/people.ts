import { createHash } from 'node:crypto'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import type { Database } from '../../../platform/http/database.ts'
import type { Role } from '../contract.ts'
import { foundCommunity } from '../create-community.ts'
import { hashPassword, randomToken } from '../password.ts'
import { addSession } from '../session.store.ts'
import { addStaff, setRolesIn } from '../staff.store.ts'

/** For tests: a community. */
export const testCommunity = async (
  database: Database,
  o: { code?: string; name?: string } = {},
): Promise<CommunityId> => {
  const code = o.code ?? `T${crypto.randomUUID().slice(0, 8)}`
  const { id } = await database.run({ kind: 'none', write: true }, async (tx) =>
    foundCommunity(tx, {
      code,
      name: o.name ?? `小区 ${code}`,
      kind: 'residential',
      address: '',
      servicePhone: '',
      complaintPhone: '',
      emergencyPhone: '',
      now: await database.now(tx),
    }),
  )
  return id
}

export interface TestPerson {
  readonly id: StaffId
  readonly loginName: string
}

/** For tests: a member of staff with roles in communities or company-wide; can sign in only where a password is given. */
export const testStaff = async (
  database: Database,
  o: {
    loginName?: string
    name?: string
    password?: string
    companyRoles?: readonly Role[]
    in?: readonly { communityId: CommunityId; roles: readonly Role[] }[]
  } = {},
): Promise<TestPerson> => {
  const loginName = o.loginName ?? `u-${crypto.randomUUID().slice(0, 8)}`
  const passwordHash = o.password === undefined ? 'none' : await hashPassword(o.password)
  const id = await database.run({ kind: 'none', write: true }, async (tx) =>
    addStaff(tx, {
      loginName,
      name: o.name ?? loginName,
      phone: '',
      companyRoles: o.companyRoles ?? [],
      passwordHash,
      mustChangePassword: false,
      now: await database.now(tx),
    }),
  )
  for (const { communityId, roles } of o.in ?? []) {
    await database.run({ kind: 'community', communityId, write: true }, (tx) =>
      setRolesIn(tx, { communityId, staffId: id, roles }),
    )
  }
  return { id, loginName }
}

/** For tests: a new session of a person, as the headers of a request. */
export const testSession = async (database: Database, staffId: StaffId): Promise<{ cookie: string }> => {
  const token = randomToken()
  const tokenHash = createHash('sha256').update(token).digest('hex')
  await database.run({ kind: 'none', write: true }, (tx) =>
    addSession(tx, { staffId, tokenHash, ip: '127.0.0.1', userAgent: 'test' }),
  )
  return { cookie: `liren-local=${token}` }
}
