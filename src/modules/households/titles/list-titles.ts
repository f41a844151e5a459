import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { titleOf, titlesOf, titlesQuery } from './title.store.ts'
import * as list from './title-list.ts'

export const listTitles = reading(contract.listTitles, async ({ tx }, asked) => {
  const found = await titlesOf(tx, { ...asked, limit: asked.limit + 1 })
  const { page, next } = pageOf(found, { limit: asked.limit, cursor: ({ id }) => id })
  return { titles: page, next }
})

export const exportTitles = exporting(list.exportTitles, (_, asked) => ({ query: titlesQuery(asked), row: titleOf }))
