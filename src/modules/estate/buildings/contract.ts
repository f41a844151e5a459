import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { everyField, optionalLine, optionalParagraphs } from '../form-fields.ts'
import { zoneId } from '../zones/contract.ts'

export const buildingId = idOf('BuildingId')
export type BuildingId = z.output<typeof buildingId>

export const entranceId = idOf('EntranceId')
export type EntranceId = z.output<typeof entranceId>

export const buildingKind = z.enum(['residential', 'office', 'commercial', 'villa', 'dormitory', 'garage', 'other'])
export type BuildingKind = z.output<typeof buildingKind>

export const buildingKindNames: Readonly<Record<BuildingKind, string>> = {
  residential: '住宅',
  office: '写字楼',
  commercial: '商业',
  villa: '别墅',
  dormitory: '宿舍',
  garage: '车库',
  other: '其他',
}

export const entrance = z.object({
  id: entranceId,
  buildingId,
  /** `2` of 2 单元. */
  code: z.string(),
  floors: z.int().nullable(),
  hasLift: z.boolean().nullable(),
  houseCount: z.int(),
  version: z.int(),
})
export type Entrance = z.output<typeof entrance>

/** A building with the facts that staff must be able to explain (§10.4): structure, pipes, facilities. */
export const building = z.object({
  id: buildingId,
  /** `3` of 3 栋. */
  code: z.string(),
  name: z.string(),
  zoneId: zoneId.nullable(),
  zoneName: z.string(),
  kind: buildingKind,
  floors: z.int().nullable(),
  structure: z.string(),
  completedOn: businessDate.nullable(),
  deliveredOn: businessDate.nullable(),
  pipes: z.string(),
  facilitiesNote: z.string(),
  entrances: z.array(entrance),
  houseCount: z.int(),
  version: z.int(),
})
export type Building = z.output<typeof building>

const code = (name: string) => z.string().trim().min(1, `请填写${name}`).max(20, `${name}最多 20 个字`)
const floors = z.int('层数须为整数').min(1, '层数至少 1').max(200, '层数最多 200').nullable().default(null)

const buildingFacts = {
  code: code('楼栋编号'),
  name: optionalLine({ name: '楼栋名称', most: 40 }),
  zoneId: zoneId.nullable().default(null),
  kind: buildingKind.default('residential'),
  floors,
  structure: optionalLine({ name: '建筑结构', most: 200 }),
  completedOn: businessDate.nullable().default(null),
  deliveredOn: businessDate.nullable().default(null),
  pipes: optionalParagraphs({ name: '管线情况', most: 2000 }),
  facilitiesNote: optionalParagraphs({ name: '设施设备情况', most: 2000 }),
}
const entranceFacts = { code: code('单元编号'), floors, hasLift: z.boolean().nullable().default(null) }

export const listBuildings = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/buildings',
  right: 'estate.read',
  summary: '楼栋',
  params: z.object({ communityId }),
  output: z.object({ buildings: z.array(building) }),
})

export const createBuilding = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/buildings',
  right: 'estate.manage',
  summary: '新建楼栋',
  params: z.object({ communityId }),
  body: z.strictObject(buildingFacts),
  output: building,
  refusals: ['estate.already-there', 'estate.not-found', 'estate.code-unreadable'],
})

/** Another code gives every house of the building its new spelling. */
export const changeBuilding = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/buildings/{buildingId}',
  right: 'estate.manage',
  summary: '修改楼栋',
  params: z.object({ communityId, buildingId }),
  body: z.strictObject({ version: z.int(), ...everyField(buildingFacts) }),
  output: building,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.already-there', 'estate.code-unreadable'],
})

export const removeBuilding = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/buildings/{buildingId}',
  right: 'estate.manage',
  summary: '删除楼栋',
  params: z.object({ communityId, buildingId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})

export const createEntrance = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/buildings/{buildingId}/entrances',
  right: 'estate.manage',
  summary: '新建单元',
  params: z.object({ communityId, buildingId }),
  body: z.strictObject(entranceFacts),
  output: entrance,
  refusals: ['estate.not-found', 'estate.already-there', 'estate.code-unreadable'],
})

export const changeEntrance = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/entrances/{entranceId}',
  right: 'estate.manage',
  summary: '修改单元',
  params: z.object({ communityId, entranceId }),
  body: z.strictObject({ version: z.int(), ...everyField(entranceFacts) }),
  output: entrance,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.already-there', 'estate.code-unreadable'],
})

export const removeEntrance = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/entrances/{entranceId}',
  right: 'estate.manage',
  summary: '删除单元',
  params: z.object({ communityId, entranceId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})
