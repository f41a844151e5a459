import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { countedFrom, liable, terms, termUnits, warranty } from './words.ts'

export * from './words.ts'

const inCommunity = z.object({ communityId })

const term = {
  termAmount: z.int('期限须为整数').min(1, '期限至少为 1').max(100, '期限最多 100'),
  termUnit: z.enum(termUnits),
}
const partFacts = {
  name: line({ name: '部位名称', most: 40 }),
  position: z.int().min(0, '顺序从 0 开始').max(999, '顺序最大 999').default(200),
  ...term,
}

/** A part of the building and how long the developer answers for it. */
export const part = z.object({
  code: z.string(),
  name: z.string(),
  position: z.int(),
  termAmount: z.int(),
  termUnit: z.enum(termUnits),
  /** Not offered any more; orders that named it keep it. */
  retired: z.boolean(),
  /** 0 while the community has not changed the default. */
  version: z.int(),
})
export type Part = z.output<typeof part>

/** A day of the year, `11-15`. */
const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '请按 11-15 的样子填写月和日')
  .refine(isDayOfYear, '没有这一天')

function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number)
  return day <= ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

const settingFacts = {
  terms,
  countedFrom,
  heatingFrom: monthDay,
  heatingUntil: monthDay,
  coolingFrom: monthDay,
  coolingUntil: monthDay,
}
export const warrantySetting = z.object({ ...settingFacts, version: z.int() })
export type WarrantySetting = z.output<typeof warrantySetting>

export const readWarranty = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/warranty',
  right: 'work-orders.see',
  summary: '保修部位与期限',
  params: inCommunity,
  query: z.strictObject({
    /** With the parts that are retired. */
    all: z.stringbool().optional(),
  }),
  output: z.object({ parts: z.array(part), setting: warrantySetting }),
})

export const setWarranty = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/warranty',
  right: 'work-orders.set-categories',
  summary: '设置保修规则',
  params: inCommunity,
  body: z.strictObject({ version: z.int().min(0), ...settingFacts }),
  output: warrantySetting,
  refusals: ['work-orders.setting-changed'],
})

export const createPart = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/warranty/parts',
  right: 'work-orders.set-categories',
  summary: '新增保修部位',
  params: inCommunity,
  body: z.strictObject(partFacts),
  output: part,
})

export const setPart = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/warranty/parts/{code}',
  right: 'work-orders.set-categories',
  summary: '设置保修部位',
  params: z.object({ communityId, code: z.string().regex(/^[a-z0-9-]{1,40}$/, '代码只用小写字母、数字和连字符') }),
  body: z.strictObject({ version: z.int().min(0), ...partFacts, retired: z.boolean().default(false) }),
  output: part,
  refusals: ['work-orders.part-changed'],
})

export const warrantyDecision = z.object({
  part: z.string().nullable(),
  partName: z.string(),
  completedOn: businessDate.nullable(),
  deliveredOn: businessDate.nullable(),
  warranty,
  until: businessDate.nullable(),
  why: z.string(),
  liable,
})

export type WarrantyDecision = z.output<typeof warrantyDecision>

/** What the warranty of a part comes to today at a place, before anything is logged. */
export const checkWarranty = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/warranty/check',
  right: 'work-orders.log',
  summary: '判定保修',
  params: inCommunity,
  query: z.strictObject({
    category: z.string().min(1).max(40),
    /** Left out: as the category says. */
    part: z.string().max(40).optional(),
    houseId: idOf('HouseId').optional(),
    publicAreaId: idOf('PublicAreaId').optional(),
    facilityId: idOf('FacilityId').optional(),
  }),
  output: warrantyDecision,
  refusals: ['work-orders.no-such-category', 'work-orders.no-such-part'],
})
