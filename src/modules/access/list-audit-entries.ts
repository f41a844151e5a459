import { exporting } from '../../platform/exports/index.ts'
import { reading } from '../../platform/http/use-case.ts'
import { communityAudit, communityAuditQuery, companyAudit, companyAuditQuery, entryOf } from './audit.store.ts'
import * as list from './audit-list.ts'
import * as contract from './contract.ts'

export const listAuditEntries = reading(contract.listAuditEntries, ({ tx }, { communityId, ...filter }) =>
  communityAudit(tx, communityId, filter),
)

export const listCompanyAuditEntries = reading(contract.listCompanyAuditEntries, ({ tx }, filter) =>
  companyAudit(tx, filter),
)

export const exportAudit = exporting(list.exportAudit, (_, { communityId, ...filter }) => ({
  query: communityAuditQuery(communityId, filter),
  row: entryOf,
}))

export const exportCompanyAudit = exporting(list.exportCompanyAudit, (_, filter) => ({
  query: companyAuditQuery(filter),
  row: entryOf,
}))
