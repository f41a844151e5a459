import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import { admitLease } from './admit-lease.ts'
import * as contract from './contract.ts'
import { leaseById, lockLease, saveLease } from './lease.store.ts'

export const correctLease = useCase(contract.correctLease, async ({ tx, communityId, audit, tell }, input) => {
  const { leaseId } = input
  const theirs = sameVersion('租约', { theirs: await lockLease(tx, { communityId, leaseId }), yours: input })
  const facts = await admitLease(tx, { communityId, form: input })
  await saveLease(tx, { communityId, leaseId, address: theirs.address, facts })
  tell({ name: 'households.lease-changed', payload: { houseId: theirs.houseId, leaseId } })
  audit({ subject: { kind: 'lease', id: leaseId }, fields: changedFields(theirs, facts) })
  return found('租约', await leaseById(tx, { communityId, leaseId }))
})
