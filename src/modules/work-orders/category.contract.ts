import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import { priority } from '../matters/contract.ts'

const inCommunity = z.object({ communityId })

/** How soon the callback is owed after the repair (§12.3.4.2). */
export const callbackClassNames = { safety: '安全设施', leak: '渗漏', other: '其他' } as const
export const callbackClass = z.enum(['safety', 'leak', 'other']).meta({ description: '回访类别' })
export type CallbackClass = z.output<typeof callbackClass>

export const minutes = z.int().min(1, '至少 1 分钟').max(43_200, '最多 30 天')

/** A part of the building by its code; null: the category says nothing about the warranty. */
export const partCode = z.string().min(1).max(40)

/** What a person sets about a category. */
const facts = {
  name: line({ name: '类别名称', most: 20 }),
  position: z.int().min(0, '顺序从 0 开始').max(999, '顺序最大 999').default(50),
  priority,
  onSiteMinutes: minutes,
  /** `always`: day and night; `reception`: only reception hours count. */
  onSiteHours: z.enum(['always', 'reception']),
  emergencyOnSiteMinutes: minutes,
  finishMinutes: minutes,
  callbackClass: callbackClass.default('other'),
  part: partCode.nullable().default(null),
}

/** A category of repairs: how urgent it is, within what time somebody must be there and be done, when it is called back. */
export const category = z.object({
  code: z.string(),
  name: z.string(),
  position: z.int(),
  priority,
  onSiteMinutes: minutes,
  onSiteHours: z.enum(['always', 'reception']),
  emergencyOnSiteMinutes: minutes,
  finishMinutes: minutes,
  callbackClass,
  part: z.string().nullable(),
  /** Not offered for new repairs any more. */
  retired: z.boolean(),
  /** 0 while the community has not changed the default. */
  version: z.int(),
})
export type Category = z.output<typeof category>

export const listCategories = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/repair-categories',
  right: 'work-orders.see',
  summary: '报修类别',
  params: inCommunity,
  query: z.strictObject({
    /** With those that are retired. */
    all: z.stringbool().optional(),
  }),
  output: z.object({ categories: z.array(category) }),
})

export const createCategory = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/repair-categories',
  right: 'work-orders.set-categories',
  summary: '新增报修类别',
  params: inCommunity,
  body: z.strictObject(facts),
  output: category,
  refusals: ['work-orders.no-such-part'],
})

export const setCategory = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/repair-categories/{code}',
  right: 'work-orders.set-categories',
  summary: '设置报修类别',
  params: z.object({ communityId, code: z.string().regex(/^[a-z0-9-]{1,40}$/, '代码只用小写字母、数字和连字符') }),
  body: z.strictObject({ version: z.int().min(0), ...facts, retired: z.boolean().default(false) }),
  output: category,
  refusals: ['work-orders.category-changed', 'work-orders.no-such-part'],
})
