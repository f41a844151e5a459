import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { titlesOf } from './title.store.ts'

export const listTitles = reading(contract.listTitles, async ({ tx, communityId }, filter) => {
  const some = await titlesOf(tx, { ...filter, communityId, limit: filter.limit + 1 })
  const titles = some.slice(0, filter.limit)
  return { titles, next: some.length > filter.limit ? (titles.at(-1)?.id ?? null) : null }
})
