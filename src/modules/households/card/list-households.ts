import { reading } from '../../../platform/http/use-case.ts'
import { houseName } from '../../estate/contract.ts'
import * as contract from './contract.ts'
import { householdsOf } from './household.store.ts'

export const listHouseholds = reading(contract.listHouseholds, async ({ tx, communityId, today }, filter) => {
  const some = await householdsOf(tx, { ...filter, communityId, today, limit: filter.limit + 1 })
  const households = some
    .slice(0, filter.limit)
    .map(({ building, entrance, number, ...row }) => ({ ...row, name: houseName({ building, entrance, number }) }))
  return { households, next: some.length > filter.limit ? (households.at(-1)?.houseId ?? null) : null }
})
