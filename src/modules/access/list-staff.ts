import { reading } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { staffList } from './staff.store.ts'

export const listStaff = reading(contract.listStaff, async ({ tx }, { q, after, limit }) => {
  const staff = await staffList(tx, { q: q?.trim() ?? '', after: after ?? '', limit: limit + 1 })
  const page = staff.slice(0, limit)
  return { staff: page, next: staff.length > limit ? (page.at(-1)?.loginName.toLowerCase() ?? null) : null }
})
