import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { housesOf } from './house.store.ts'

export const listHouses = reading(contract.listHouses, async ({ tx, communityId }, filter) => {
  const found = await housesOf(tx, { ...filter, communityId, limit: filter.limit + 1 })
  const houses = found.slice(0, filter.limit)
  return { houses, next: found.length > filter.limit ? (houses.at(-1)?.id ?? null) : null }
})
