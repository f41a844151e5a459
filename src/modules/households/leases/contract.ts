import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { everyField, houseId, optionalLine, optionalParagraphs } from '../../estate/contract.ts'
import { partyId } from '../parties/contract.ts'

export const leaseId = idOf('LeaseId')
export type LeaseId = z.output<typeof leaseId>

/** A row of the lease register (租约登记, §12.4.4): tenants, period, address, interior renovation, other. */
export const lease = z.object({
  id: leaseId,
  houseId,
  spelling: z.string(),
  /** Address as people say it: `3栋2单元1501`. */
  address: z.string(),
  /** Empty for the whole house, else the part: `主卧`. */
  part: z.string(),
  from: businessDate,
  /** The first day it no longer runs. */
  until: businessDate,
  tenants: z.array(z.object({ partyId, name: z.string() })),
  interiorRenovation: z.string(),
  note: z.string(),
  endedEarlyOn: businessDate.nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
  version: z.int(),
})
export type Lease = z.output<typeof lease>

const facts = {
  part: optionalLine({ name: '出租部位', most: 30 }),
  from: businessDate,
  until: businessDate,
  tenants: z.array(partyId).min(1, '请选择承租人').max(50, '承租人最多 50 个'),
  interiorRenovation: optionalParagraphs({ name: '室内装修情况', most: 500 }),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}
const faults = [
  'households.not-found',
  'households.period-turned',
  'households.lease-too-long',
  'households.lease-overlap',
  'households.tenant-twice',
]

export const listLeases = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/leases',
  right: 'households.read',
  summary: '租约登记',
  params: z.object({ communityId }),
  query: z.strictObject({
    houseId: houseId.optional(),
    /** Only the leases that run on this day. */
    on: businessDate.optional(),
    /** The beginning of a house's spelling, or of the name of a tenant. */
    q: z.string().trim().max(60).optional(),
    /** The newest first where nothing else is said. */
    sort: sortBy('from', 'until', 'address').default('-from'),
    after: leaseId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ leases: z.array(lease), next: leaseId.nullable() }),
})

export const recordLease = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/houses/{houseId}/leases',
  right: 'households.manage',
  summary: '登记租约',
  params: z.object({ communityId, houseId }),
  body: z.strictObject(facts),
  output: lease,
  refusals: faults,
})

export const correctLease = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/leases/{leaseId}',
  right: 'households.manage',
  summary: '更正或续签租约',
  params: z.object({ communityId, leaseId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: lease,
  refusals: [...faults, 'households.changed-meanwhile'],
})

export const endLease = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/leases/{leaseId}/end',
  right: 'households.manage',
  summary: '提前终止租约',
  params: z.object({ communityId, leaseId }),
  body: z.strictObject({ version: z.int(), on: businessDate, reason: line({ name: '终止原因', most: 200 }) }),
  output: lease,
  refusals: [
    'households.not-found',
    'households.changed-meanwhile',
    'households.lease-over',
    'households.period-turned',
  ],
})
