import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { houseOf, housesOf, housesQuery } from './house.store.ts'
import * as list from './house-list.ts'

export const listHouses = reading(contract.listHouses, async ({ tx }, asked) => {
  const found = await housesOf(tx, { ...asked, limit: asked.limit + 1 })
  const { page, next } = pageOf(found, { limit: asked.limit, cursor: ({ id }) => id })
  return { houses: page, next }
})

export const exportHouses = exporting(list.exportHouses, (_, asked) => ({ query: housesQuery(asked), row: houseOf }))
