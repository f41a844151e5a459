import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../../kernel/id.ts'
import { everyField } from '../form-fields.ts'

export const zoneId = idOf('ZoneId')
export type ZoneId = z.output<typeof zoneId>

/** A zone (片区) with its steward (管家): the unit of patrols, visits and collection targets. */
export const zone = z.object({
  id: zoneId,
  name: z.string(),
  stewardId: staffId.nullable(),
  stewardName: z.string(),
  buildingCount: z.int(),
  houseCount: z.int(),
  version: z.int(),
})
export type Zone = z.output<typeof zone>

const facts = {
  name: line({ name: '片区名称', most: 40 }),
  stewardId: staffId.nullable().default(null),
}

export const listZones = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/zones',
  right: 'estate.read',
  summary: '片区',
  params: z.object({ communityId }),
  output: z.object({ zones: z.array(zone) }),
})

export const createZone = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/zones',
  right: 'estate.manage',
  summary: '新建片区',
  params: z.object({ communityId }),
  body: z.strictObject(facts),
  output: zone,
  refusals: ['estate.already-there', 'estate.steward-unknown'],
})

export const changeZone = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/zones/{zoneId}',
  right: 'estate.manage',
  summary: '修改片区',
  params: z.object({ communityId, zoneId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: zone,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.already-there', 'estate.steward-unknown'],
})

export const removeZone = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/zones/{zoneId}',
  right: 'estate.manage',
  summary: '删除片区',
  params: z.object({ communityId, zoneId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})
