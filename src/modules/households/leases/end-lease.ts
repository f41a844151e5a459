import { formatDate } from '../../../kernel/dates.ts'
import { useCase } from '../../../platform/http/use-case.ts'
import { periodOf } from '../period.ts'
import { refuse } from '../refusals.ts'
import { found, sameVersion } from '../same-version.ts'
import * as contract from './contract.ts'
import { closeLease, leaseById, lockLease } from './lease.store.ts'

export const endLease = useCase(contract.endLease, async ({ tx, communityId, audit, tell }, input) => {
  const { leaseId, on, reason } = input
  const lease = sameVersion('租约', { theirs: await lockLease(tx, { communityId, leaseId }), yours: input })
  if (on >= lease.until) throw refuse('lease-over', { house: lease.address, until: formatDate(lease.until) })
  const note = [lease.note, `提前终止：${reason}`].filter((part) => part !== '').join('\n')
  await closeLease(tx, { communityId, leaseId, during: periodOf({ from: lease.from, until: on }, 'on'), note })
  tell({ name: 'households.lease-ended', payload: { houseId: lease.houseId, leaseId, on } })
  audit({ subject: { kind: 'lease', id: leaseId }, fields: ['until'], reason })
  return found('租约', await leaseById(tx, { communityId, leaseId }))
})
