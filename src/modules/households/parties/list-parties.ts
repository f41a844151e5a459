import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { partiesOf, partiesQuery, partyInListOf } from './party.store.ts'
import * as list from './party-list.ts'

export const listParties = reading(contract.listParties, async ({ tx, today }, asked) => {
  const found = await partiesOf(tx, { ...asked, today, limit: asked.limit + 1 })
  const { page, next } = pageOf(found, { limit: asked.limit, cursor: ({ id }) => id })
  return { parties: page, next }
})

export const exportParties = exporting(list.exportParties, ({ today }, asked) => ({
  query: partiesQuery({ ...asked, today }),
  row: partyInListOf,
}))
