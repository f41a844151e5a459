import { pageOf } from '../../../platform/database/keyset.ts'
import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { leaseOf, leasesOf, leasesQuery } from './lease.store.ts'
import * as list from './lease-list.ts'

export const listLeases = reading(contract.listLeases, async ({ tx }, asked) => {
  const found = await leasesOf(tx, { ...asked, limit: asked.limit + 1 })
  const { page, next } = pageOf(found, { limit: asked.limit, cursor: ({ id }) => id })
  return { leases: page, next }
})

export const exportLeases = exporting(list.exportLeases, (_, asked) => ({ query: leasesQuery(asked), row: leaseOf }))
