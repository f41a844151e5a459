import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { leasesOf } from './lease.store.ts'

export const listLeases = reading(contract.listLeases, async ({ tx, communityId }, filter) => {
  const some = await leasesOf(tx, { ...filter, communityId, limit: filter.limit + 1 })
  const leases = some.slice(0, filter.limit)
  return { leases, next: some.length > filter.limit ? (leases.at(-1)?.id ?? null) : null }
})
