import { acrossCommunities } from '../../platform/database/reach.ts'
import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import { outside } from '../../platform/http/use-case.ts'
import type { StaffMember } from './contract.ts'
import * as contract from './contract.ts'
import { hashPassword, randomPassword } from './password.ts'
import { addStaff, memberOf } from './staff.store.ts'

/** Outside of a transaction for the slow hash, and so that no stored answer keeps the first password. */
export const createStaff = outside(contract.createStaff, async (context, input) => {
  const firstPassword = randomPassword()
  const passwordHash = await hashPassword(firstPassword)
  const act = contract.createStaff.summary
  const staff = await auditedTransaction({ ...context, act }, async ({ tx, now, audit }) => {
    const id = await addStaff(tx, { ...input, passwordHash, mustChangePassword: true, now })
    audit({ subject: { kind: 'staff', id }, fields: input.companyRoles.map((role) => `companyRoles:+${role}`) })
    return acrossCommunities(tx, (across) => memberOf(across, id))
  })
  return { staff: staff as StaffMember, firstPassword }
})
