import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { buildingId } from '../buildings/contract.ts'
import { everyField, optionalParagraphs } from '../form-fields.ts'
import { zoneId } from '../zones/contract.ts'

export const publicAreaId = idOf('PublicAreaId')
export type PublicAreaId = z.output<typeof publicAreaId>

export const publicAreaKind = z.enum([
  'lobby',
  'stairs',
  'corridor',
  'garage',
  'garden',
  'roof',
  'gate',
  'road',
  'other',
])
export const publicAreaKindNames: Readonly<Record<z.output<typeof publicAreaKind>, string>> = {
  lobby: '大堂',
  stairs: '楼梯间',
  corridor: '走廊',
  garage: '车库',
  garden: '园林绿化',
  roof: '屋面',
  gate: '出入口',
  road: '道路',
  other: '其他',
}

export const publicArea = z.object({
  id: publicAreaId,
  name: z.string(),
  buildingId: buildingId.nullable(),
  building: z.string(),
  zoneId: zoneId.nullable(),
  zoneName: z.string(),
  kind: publicAreaKind,
  note: z.string(),
  version: z.int(),
})
export type PublicArea = z.output<typeof publicArea>

const facts = {
  name: line({ name: '公共区域名称', most: 60 }),
  buildingId: buildingId.nullable().default(null),
  zoneId: zoneId.nullable().default(null),
  kind: publicAreaKind.default('other'),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}

export const listPublicAreas = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/public-areas',
  right: 'estate.read',
  summary: '公共区域',
  params: z.object({ communityId }),
  output: z.object({ publicAreas: z.array(publicArea) }),
})

export const createPublicArea = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/public-areas',
  right: 'estate.manage',
  summary: '新建公共区域',
  params: z.object({ communityId }),
  body: z.strictObject(facts),
  output: publicArea,
  refusals: ['estate.already-there', 'estate.not-found'],
})

export const changePublicArea = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/public-areas/{publicAreaId}',
  right: 'estate.manage',
  summary: '修改公共区域',
  params: z.object({ communityId, publicAreaId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: publicArea,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.already-there'],
})

export const removePublicArea = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/public-areas/{publicAreaId}',
  right: 'estate.manage',
  summary: '删除公共区域',
  params: z.object({ communityId, publicAreaId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})
