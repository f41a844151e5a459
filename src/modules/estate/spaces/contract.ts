import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { area } from '../../../kernel/decimal.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { everyField, optionalLine, optionalParagraphs } from '../form-fields.ts'

export const spaceId = idOf('SpaceId')
export type SpaceId = z.output<typeof spaceId>

export const spaceKind = z.enum(['parking', 'storage', 'other'])
export const spaceKindNames: Readonly<Record<z.output<typeof spaceKind>, string>> = {
  parking: '车位',
  storage: '储藏间',
  other: '其他',
}

/** 权属: who may let it, and to whom its income belongs. */
export const spaceOwnership = z.enum(['unknown', 'sold', 'developer', 'civil-defence', 'common', 'other'])
export const spaceOwnershipNames: Readonly<Record<z.output<typeof spaceOwnership>, string>> = {
  unknown: '未登记',
  sold: '业主产权',
  developer: '开发商产权',
  'civil-defence': '人防',
  common: '业主共有',
  other: '其他',
}

/** A parking or storage space. */
export const space = z.object({
  id: spaceId,
  number: z.string(),
  kind: spaceKind,
  place: z.string(),
  area: area.nullable(),
  ownership: spaceOwnership,
  note: z.string(),
  version: z.int(),
})
export type Space = z.output<typeof space>

const facts = {
  number: line({ name: '车位编号', most: 30 }),
  kind: spaceKind.default('parking'),
  place: optionalLine({ name: '位置', most: 100 }),
  area: area.nullable().default(null),
  ownership: spaceOwnership.default('unknown'),
  note: optionalParagraphs({ name: '备注', most: 500 }),
}

export const listSpaces = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/spaces',
  right: 'estate.read',
  summary: '车位与储藏间',
  params: z.object({ communityId }),
  query: z.strictObject({
    kind: spaceKind.optional(),
    /** A part of the number or of the place. */
    q: z.string().trim().max(60).optional(),
    sort: sortBy('number', 'place', 'area'),
    /** The last space of the page before. */
    after: spaceId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ spaces: z.array(space), next: spaceId.nullable() }),
})

export const createSpace = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/spaces',
  right: 'estate.manage',
  summary: '新建车位或储藏间',
  params: z.object({ communityId }),
  body: z.strictObject(facts),
  output: space,
  refusals: ['estate.already-there'],
})

export const changeSpace = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/spaces/{spaceId}',
  right: 'estate.manage',
  summary: '修改车位或储藏间',
  params: z.object({ communityId, spaceId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }),
  output: space,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.already-there'],
})

export const removeSpace = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/spaces/{spaceId}',
  right: 'estate.manage',
  summary: '删除车位或储藏间',
  params: z.object({ communityId, spaceId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})
