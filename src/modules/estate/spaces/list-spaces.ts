import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { spacesQuery } from './space.store.ts'
import * as list from './space-list.ts'

export const listSpaces = reading(contract.listSpaces, async ({ tx }, asked) => {
  const { rows } = await spacesQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, { limit: asked.limit, cursor: ({ id }) => id })
  return { spaces: page, next }
})

export const exportSpaces = exporting(list.exportSpaces, (_, asked) => ({
  query: spacesQuery(asked),
  row: (space: contract.Space) => space,
}))
