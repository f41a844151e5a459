import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { houseId, optionalLine } from '../../estate/contract.ts'
import { partyId } from '../parties/contract.ts'

export const occupantId = idOf('OccupantId')
export type OccupantId = z.output<typeof occupantId>

/** Someone who lives or works in the house (住户), by whatever right. */
export const occupant = z.object({
  id: occupantId,
  houseId,
  spelling: z.string(),
  partyId,
  name: z.string(),
  relation: z.string(),
  from: businessDate,
  until: businessDate.nullable(),
  version: z.int(),
})
export type Occupant = z.output<typeof occupant>

export const listOccupants = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/occupants',
  right: 'households.read',
  summary: '住户',
  params: z.object({ communityId }),
  query: z.strictObject({
    houseId: houseId.optional(),
    /** Only who lives there on this day. */
    on: businessDate.optional(),
    /** The beginning of a house's spelling or of a name. */
    q: z.string().trim().max(60).optional(),
    sort: sortBy('house', 'name', 'from', 'until'),
    /** The last occupant of the page before. */
    after: occupantId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ occupants: z.array(occupant), next: occupantId.nullable() }),
})

export const moveIn = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/houses/{houseId}/occupants',
  right: 'households.manage',
  summary: '登记住户入住',
  params: z.object({ communityId, houseId }),
  body: z.strictObject({
    partyId,
    relation: optionalLine({ name: '与业主关系', most: 20 }),
    from: businessDate,
    until: businessDate.nullable().default(null),
  }),
  output: occupant,
  refusals: ['households.not-found', 'households.period-turned', 'households.occupant-twice'],
})

export const moveOut = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/occupants/{occupantId}/move-out',
  right: 'households.manage',
  summary: '登记住户搬离',
  params: z.object({ communityId, occupantId }),
  body: z.strictObject({ version: z.int(), on: businessDate }),
  output: occupant,
  refusals: ['households.not-found', 'households.changed-meanwhile', 'households.period-turned'],
})

/** For an entry made by mistake; who lived there and left is kept by `moveOut`. */
export const removeOccupant = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/occupants/{occupantId}',
  right: 'households.manage',
  summary: '删除误登的住户',
  params: z.object({ communityId, occupantId }),
  output: z.object({}),
  refusals: ['households.not-found'],
})
