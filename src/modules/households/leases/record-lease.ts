import { useCase } from '../../../platform/http/use-case.ts'
import { houseById } from '../../estate/index.ts'
import { periodInChinese } from '../period.ts'
import { refuse } from '../refusals.ts'
import { found } from '../same-version.ts'
import { admitLease } from './admit-lease.ts'
import * as contract from './contract.ts'
import * as store from './lease.store.ts'

export const recordLease = useCase(contract.recordLease, async (context, input) => {
  const { tx, communityId, actor, now, audit, tell } = context
  const { houseId } = input
  const house = found('房屋', await houseById(tx, { communityId, houseId }))
  const facts = await admitLease(tx, { communityId, form: input })
  const leaseId = await store.addLease(tx, { communityId, houseId, facts, recordedAt: now, recordedBy: actor.staffId })
  if (leaseId === undefined) {
    const other = await store.leaseWithin(tx, facts)
    throw refuse('lease-overlap', {
      house: house.name,
      part: other?.part ?? facts.part,
      who: other?.tenants.map((tenant) => tenant.name).join('、') ?? '',
      period: periodInChinese(other ?? facts.during),
    })
  }
  tell({ name: 'households.lease-recorded', payload: { houseId, leaseId, from: input.from, until: input.until } })
  audit({ subject: { kind: 'lease', id: leaseId }, detail: { houseId } })
  return found('租约', await store.leaseById(tx, { communityId, leaseId }))
})
