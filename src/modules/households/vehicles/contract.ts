import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { plateText } from '../../../kernel/plate.ts'
import { everyField, houseId, optionalLine, spaceId } from '../../estate/contract.ts'
import { partyId } from '../parties/contract.ts'

export const vehicleId = idOf('VehicleId')
export type VehicleId = z.output<typeof vehicleId>

export const vehicle = z.object({
  id: vehicleId,
  /** `粤B12345` */
  plate: z.string(),
  houseId: houseId.nullable(),
  spelling: z.string(),
  partyId: partyId.nullable(),
  partyName: z.string(),
  spaceId: spaceId.nullable(),
  spaceNumber: z.string(),
  kind: z.string(),
  brand: z.string(),
  colour: z.string(),
  note: z.string(),
  version: z.int(),
})
export type Vehicle = z.output<typeof vehicle>

const facts = {
  plate: plateText,
  houseId: houseId.nullable().default(null),
  partyId: partyId.nullable().default(null),
  spaceId: spaceId.nullable().default(null),
  kind: optionalLine({ name: '车型', most: 20 }),
  brand: optionalLine({ name: '品牌', most: 20 }),
  colour: optionalLine({ name: '颜色', most: 10 }),
  note: optionalLine({ name: '备注', most: 200 }),
}
const faults = ['households.not-found', 'households.plate-taken']

export const listVehicles = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/vehicles',
  right: 'households.read',
  summary: '车辆',
  params: z.object({ communityId }),
  query: z.strictObject({
    houseId: houseId.optional(),
    /** A part of the plate, the beginning of the owner's name or of the house's spelling, the number of the space. */
    q: z.string().trim().max(60).optional(),
    sort: sortBy('plate', 'house'),
    /** The last vehicle of the page before. */
    after: vehicleId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ vehicles: z.array(vehicle), next: vehicleId.nullable() }),
})

export const addVehicle = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/vehicles',
  right: 'households.manage',
  summary: '登记车辆',
  params: z.object({ communityId }),
  body: z.strictObject(facts),
  output: vehicle,
  refusals: faults,
})

export const changeVehicle = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/vehicles/{vehicleId}',
  right: 'households.manage',
  summary: '修改车辆',
  params: z.object({ communityId, vehicleId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: vehicle,
  refusals: [...faults, 'households.changed-meanwhile'],
})

export const removeVehicle = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/vehicles/{vehicleId}/remove',
  right: 'households.manage',
  summary: '注销车辆',
  params: z.object({ communityId, vehicleId }),
  body: z.strictObject({ version: z.int() }),
  output: z.object({}),
  refusals: ['households.not-found', 'households.changed-meanwhile'],
})
