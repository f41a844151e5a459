import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { rolesIn, setRolesIn } from './staff.store.ts'

/** Sets what a person is in one community; it counts from the person's next request (case 37). */
export const assignRoles = useCase(contract.assignRoles, async ({ tx, audit }, { communityId, staffId, roles }) => {
  const before = await rolesIn(tx, { communityId, staffId })
  const after = await setRolesIn(tx, { communityId, staffId, roles })
  audit({
    subject: { kind: 'staff', id: staffId },
    fields: [
      ...after.filter((r) => !before.includes(r)).map((r) => `roles:+${r}`),
      ...before.filter((r) => !after.includes(r)).map((r) => `roles:-${r}`),
    ],
  })
  return { roles: after }
})
