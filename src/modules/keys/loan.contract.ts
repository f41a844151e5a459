import { z } from 'zod'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import { keyId } from './key.contract.ts'
import { borrowerKindNames, oneOf } from './words.ts'

export const loanLine = z.object({
  id: z.uuid(),
  keyId,
  number: z.string(),
  place: z.string(),
  borrowerName: z.string(),
  borrowerKind: oneOf(borrowerKindNames),
  purpose: z.string(),
  lentAt: z.iso.datetime(),
  lentBy: z.string(),
  dueAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.string(),
  endedHow: z.enum(['returned', 'lost']).nullable(),
  condition: z.string(),
  overdue: z.boolean(),
  paperId: z.uuid().nullable(),
})
export type LoanLine = z.output<typeof loanLine>

/** The lending register of a period, newest first; printed as 钥匙借还登记表. */
export const listLoans = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-loans',
  right: 'keys.read',
  summary: '钥匙借还登记',
  params: z.object({ communityId }),
  query: z.strictObject({
    /** First and last day on which they were lent. */
    from: businessDate.optional(),
    until: businessDate.optional(),
    open: z.stringbool().optional(),
    q: z.string().trim().max(60).optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ loans: z.array(loanLine), next: z.uuid().nullable() }),
})
