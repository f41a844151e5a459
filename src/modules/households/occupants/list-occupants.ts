import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { occupantsQuery } from './occupant.store.ts'
import * as list from './occupant-list.ts'

export const listOccupants = reading(contract.listOccupants, async ({ tx }, asked) => {
  const { rows } = await occupantsQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, { limit: asked.limit, cursor: ({ id }) => id })
  return { occupants: page, next }
})

export const exportOccupants = exporting(list.exportOccupants, (_, asked) => ({
  query: occupantsQuery(asked),
  row: (occupant: contract.Occupant) => occupant,
}))
