import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { vehiclesOf } from './vehicle.store.ts'

export const listVehicles = reading(contract.listVehicles, async ({ tx, communityId }, filter) => {
  const some = await vehiclesOf(tx, { ...filter, communityId, limit: filter.limit + 1 })
  const vehicles = some.slice(0, filter.limit)
  return { vehicles, next: some.length > filter.limit ? (vehicles.at(-1)?.plate ?? null) : null }
})
