import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { partiesOf } from './party.store.ts'

export const listParties = reading(contract.listParties, async ({ tx, communityId, today }, filter) => {
  const some = await partiesOf(tx, { ...filter, communityId, today, limit: filter.limit + 1 })
  const parties = some.slice(0, filter.limit)
  return { parties, next: some.length > filter.limit ? (parties.at(-1)?.id ?? null) : null }
})
