import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { area, Decimal } from '../../../kernel/decimal.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { sortBy } from '../../../kernel/list-column.ts'
import { buildingId, entranceId } from '../buildings/contract.ts'
import { everyField, optionalLine, optionalParagraphs } from '../form-fields.ts'
import { houseId } from './house-id.ts'
import { houseKind, occupancy, useManner, useStatus } from './words.ts'

export { type HouseId, houseId } from './house-id.ts'
export * from './words.ts'

/** A house with every field of the title register (§12.4.3). Areas are decimal text in m². */
export const house = z.object({
  id: houseId,
  buildingId,
  building: z.string(),
  buildingName: z.string(),
  entranceId: entranceId.nullable(),
  entrance: z.string().nullable(),
  number: z.string(),
  /** `3-2-1501` */
  spelling: z.string(),
  /** `3栋2单元1501` */
  name: z.string(),
  floor: z.int().nullable(),
  kind: houseKind,
  /** 户型: `三室两厅`. */
  layout: z.string(),
  builtArea: area.nullable(),
  usableArea: area.nullable(),
  landArea: area.nullable(),
  useStatus,
  occupancy,
  attachedFacilities: z.string(),
  garageUse: z.string(),
  note: z.string(),
  deliveredOn: businessDate.nullable(),
  version: z.int(),
})
export type House = z.output<typeof house>

const facts = {
  buildingId,
  entranceId: entranceId.nullable().default(null),
  number: z.string().trim().min(1, '请填写房号').max(20, '房号最多 20 个字'),
  floor: z.int('楼层须为整数').min(-10, '楼层最低 -10').max(200, '楼层最高 200').nullable().default(null),
  kind: houseKind.default('residence'),
  layout: optionalLine({ name: '户型', most: 40 }),
  builtArea: area.nullable().default(null),
  usableArea: area.nullable().default(null),
  landArea: area.nullable().default(null),
  occupancy: occupancy.default('vacant'),
  attachedFacilities: optionalParagraphs({ name: '附属设施', most: 500 }),
  garageUse: optionalLine({ name: '车库使用情况', most: 200 }),
  note: optionalParagraphs({ name: '备注', most: 1000 }),
  deliveredOn: businessDate.nullable().default(null),
}
const usableWithinBuilt = {
  error: '套内面积不能大于建筑面积，请核对',
  path: ['usableArea'],
}
const areasAgree = (f: { builtArea: string | null; usableArea: string | null }): boolean =>
  f.builtArea === null || f.usableArea === null || new Decimal(f.usableArea).lte(f.builtArea)

export const listHouses = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/houses',
  right: 'estate.read',
  summary: '房屋',
  params: z.object({ communityId }),
  query: z.strictObject({
    buildingId: buildingId.optional(),
    kind: houseKind.optional(),
    useStatus: useStatus.optional(),
    occupancy: occupancy.optional(),
    /** Any spelling or its beginning: `3-2-15`, `3栋`, `1501`. */
    q: z.string().max(60).optional(),
    sort: sortBy('spelling', 'builtArea', 'usableArea', 'deliveredOn'),
    /** The last house of the page before. */
    after: houseId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ houses: z.array(house), next: houseId.nullable() }),
})

export const showHouse = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/houses/{houseId}',
  right: 'estate.read',
  summary: '房屋资料',
  params: z.object({ communityId, houseId }),
  output: house,
  refusals: ['estate.not-found'],
})

export const createHouse = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/houses',
  right: 'estate.manage',
  summary: '新建房屋',
  params: z.object({ communityId }),
  body: z.strictObject({ ...facts, useStatus: useStatus.default('unknown') }).refine(areasAgree, usableWithinBuilt),
  output: house,
  refusals: ['estate.not-found', 'estate.already-there', 'estate.entrance-elsewhere', 'estate.code-unreadable'],
})

/** The use status is not among these: it changes by `changeUse`, which keeps when and how. */
export const changeHouse = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/houses/{houseId}',
  right: 'estate.manage',
  summary: '修改房屋资料',
  params: z.object({ communityId, houseId }),
  body: z.strictObject({ version: z.int(), ...everyField(facts) }).refine(areasAgree, usableWithinBuilt),
  output: house,
  refusals: [
    'estate.not-found',
    'estate.changed-meanwhile',
    'estate.already-there',
    'estate.entrance-elsewhere',
    'estate.code-unreadable',
  ],
})

export const removeHouse = endpoint({
  method: 'DELETE',
  path: '/api/communities/{communityId}/houses/{houseId}',
  right: 'estate.manage',
  summary: '删除房屋',
  params: z.object({ communityId, houseId }),
  output: z.object({}),
  refusals: ['estate.not-found', 'estate.still-used'],
})

/** §12.4.1: a change of use, with its time and manner. */
export const changeUse = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/houses/{houseId}/change-use',
  right: 'estate.change-use',
  summary: '登记房屋用途变更',
  params: z.object({ communityId, houseId }),
  body: z.strictObject({
    version: z.int(),
    on: businessDate,
    useStatus,
    manner: useManner,
    note: optionalLine({ name: '说明', most: 200 }),
  }),
  output: house,
  refusals: ['estate.not-found', 'estate.changed-meanwhile', 'estate.use-unchanged'],
})

export const useChange = z.object({
  id: z.uuid(),
  on: businessDate,
  from: useStatus,
  to: useStatus,
  manner: useManner,
  note: z.string(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})
export type UseChange = z.output<typeof useChange>

export const listUseChanges = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/houses/{houseId}/use-changes',
  right: 'estate.read',
  summary: '房屋用途变更记录',
  params: z.object({ communityId, houseId }),
  output: z.object({ useChanges: z.array(useChange) }),
  refusals: ['estate.not-found'],
})
