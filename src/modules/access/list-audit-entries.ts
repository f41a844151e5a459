import { reading } from '../../platform/http/use-case.ts'
import { communityAudit, companyAudit } from './audit.store.ts'
import * as contract from './contract.ts'

export const listAuditEntries = reading(contract.listAuditEntries, ({ tx }, { communityId, ...filter }) =>
  communityAudit(tx, communityId, filter),
)

export const listCompanyAuditEntries = reading(contract.listCompanyAuditEntries, ({ tx }, filter) =>
  companyAudit(tx, filter),
)
