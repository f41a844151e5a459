import type { StaffId } from '../../kernel/id.ts'
import { acrossCommunities } from '../../platform/database/reach.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { useCase } from '../../platform/http/use-case.ts'
import type { StaffMember } from './contract.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'
import { endSessionsOf } from './session.store.ts'
import { clearTotp, lockAdministrators, memberOf, saveStaff, setDisabled } from './staff.store.ts'

export const changeStaff = useCase(contract.changeStaff, async ({ tx, audit }, { staffId, ...input }) => {
  if (!input.companyRoles.includes('administrator')) await keepOneAdministrator(tx, staffId)
  const before = await member(tx, staffId)
  const saved = await saveStaff(tx, { ...input, id: staffId })
  const theirs = await member(tx, staffId)
  if (!saved) throw refuse('changed-meanwhile', { yours: input, theirs })
  audit({ subject: { kind: 'staff', id: staffId }, fields: changedFields(before, theirs) })
  return theirs
})

/** Disables an account; every session of the person ends at once. */
export const disableStaff = useCase(contract.disableStaff, async ({ tx, now, audit }, { staffId }) => {
  await keepOneAdministrator(tx, staffId)
  await setDisabled(tx, { id: staffId, at: now })
  await endSessionsOf(tx, { staffId, now })
  audit({ subject: { kind: 'staff', id: staffId } })
  return member(tx, staffId)
})

export const enableStaff = useCase(contract.enableStaff, async ({ tx, audit }, { staffId }) => {
  await setDisabled(tx, { id: staffId, at: null })
  audit({ subject: { kind: 'staff', id: staffId } })
  return member(tx, staffId)
})

/** For someone who lost the telephone with the authenticator. */
export const removeTotp = useCase(contract.removeTotp, async ({ tx, now, audit }, { staffId }) => {
  await clearTotp(tx, staffId)
  await endSessionsOf(tx, { staffId, now })
  audit({ subject: { kind: 'staff', id: staffId } })
  return member(tx, staffId)
})

const keepOneAdministrator = async (tx: Tx, staffId: StaffId): Promise<void> => {
  const administrators = await lockAdministrators(tx)
  if (administrators.length === 1 && administrators[0] === staffId) throw refuse('last-administrator')
}

const member = async (tx: Tx, id: StaffId): Promise<StaffMember> => {
  const found = await acrossCommunities(tx, (across) => memberOf(across, id))
  if (!found) throw refuse('staff-not-found')
  return found
}

const changedFields = (before: StaffMember, after: StaffMember): string[] => [
  ...(['name', 'phone'] as const).filter((field) => before[field] !== after[field]),
  ...after.companyRoles.filter((r) => !before.companyRoles.includes(r)).map((r) => `companyRoles:+${r}`),
  ...before.companyRoles.filter((r) => !after.companyRoles.includes(r)).map((r) => `companyRoles:-${r}`),
]
