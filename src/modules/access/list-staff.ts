import { pageOf } from '../../platform/database/keyset.ts'
import { exporting } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { staffQuery } from './staff.store.ts'
import * as list from './staff-list.ts'

export const listStaff = reading(contract.listStaff, async ({ tx }, asked) => {
  const { rows } = await staffQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const { page, next } = pageOf(rows, { limit: asked.limit, cursor: ({ loginName }) => loginName.toLowerCase() })
  return { staff: page, next }
})

export const exportStaff = exporting(list.exportStaff, (_, asked) => ({
  query: staffQuery(asked),
  row: (staff: contract.StaffMember) => staff,
}))
