import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { buildingId } from '../buildings/contract.ts'
import { everyField, optionalLine, optionalParagraphs } from '../form-fields.ts'
import { publicAreaId } from '../public-areas/contract.ts'

export const facilityId = idOf('FacilityId')
export type FacilityId = z.output<typeof facilityId>

export const facilityKind = z.enum([
  'lift',
  'fire',
  'water',
  'power',
  'access-control',
  'drainage',
  'air-conditioning',
  'other',
])
export const facilityKindNames: Readonly<Record<z.output<typeof facilityKind>, string>> = {
  lift: '电梯',
  fire: '消防',
  water: '给水',
  power: '供配电',
  'access-control': '门禁监控',
  drainage: '排水',
  'air-conditioning': '空调通风',
  other: '其他',
}

/** A shared facility (设施设备): where it is and what it is called on its plate. */
export const facility = z.object({
  id: facilityId,
  name: z.string(),
  buildingId: buildingId.nullable(),
  building: z.string(),
  publicAreaId: publicAreaId.nullable(),
  publicArea: z.string(),
  kind: facilityKind,
  serialNumber: z.string(),
  note: z.string(),
  version: z.int(),
})
export type Facility = z.output<typeof facility>

const facts = {
  name: line({ name: '设施名称', most: 60 }),
  buildingId: buildingId.nullable().default(null),
  publicAreaId: publicAreaId.nullable().default(null),
  kind: facilityKind.default('other'),
  serialNumber: optionalLine({ name: '出厂编号', most: 60 }),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}

export const listFacilities = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/facilities',
  right: 'estate.read',
  summary: '设施设备',
  params: z.object({ communityId }),
  query: z.strictObject({ kind: facilityKind.optional() }),
  output: z.object({ facilities: z.array(facility) }),
})

export const createFacility = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/facilities',
  right: 'estate.manage',
  summary: '新建设施设备',
  params: z.object({ communityId }),
  body: z.strictObject(facts),
  output: facility,
  refusals: ['estate.already-there', 'estate.not-found'],
})

export const changeFacility = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/facilities/{facilityId}',
  right: 'estate.manage',
  summary: '修改设施设备',
  params: z.object({ communityId, facilityId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: facility,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.already-there'],
})

export const removeFacility = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/facilities/{facilityId}',
  right: 'estate.manage',
  summary: '删除设施设备',
  params: z.object({ communityId, facilityId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})
