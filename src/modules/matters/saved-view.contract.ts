import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, type Id, idOf, staffId } from '../../kernel/id.ts'

const viewId = idOf('ViewId')
export type ViewId = Id<'ViewId'>

/** What of the address a view keeps, by the names that the page has for it. */
export const keptByViews = [
  'q',
  'kind',
  'state',
  'status',
  'priority',
  'due',
  'breached',
  'assignee',
  'building',
  'zone',
  'openedFrom',
  'openedTo',
  'sort',
  'layout',
  'by',
  'columns',
] as const

const asks = z
  .partialRecord(z.enum(keptByViews), z.string().min(1).max(400))
  .meta({ description: '视图记下的筛选、排序、版式和列，与地址栏里的写法相同' })
export type Asks = z.output<typeof asks>

const view = z.object({
  id: viewId,
  name: z.string(),
  /** Offered to everybody in the community. */
  shared: z.boolean(),
  mine: z.boolean(),
  ownerId: staffId,
  ownerName: z.string(),
  asks,
  version: z.int(),
})
export type SavedView = z.output<typeof view>

const name = line({ name: '视图名称', most: 20 })
const refusals = [
  'matters.no-such-view',
  'matters.view-changed',
  'matters.view-name-taken',
  'matters.may-not-share-views',
] as const

export const listViews = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/matter-views',
  right: 'matters.see',
  summary: '事项视图',
  params: z.object({ communityId }),
  output: z.object({
    /** My own, then those of the community, each by name. */
    views: z.array(view),
    /** With which the page opens for me. */
    defaultId: viewId.nullable(),
  }),
})

export const saveView = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matter-views',
  right: 'matters.see',
  summary: '保存事项视图',
  params: z.object({ communityId }),
  body: z.strictObject({ name, shared: z.boolean().default(false), asks }),
  output: view,
  refusals: ['matters.view-name-taken', 'matters.may-not-share-views', 'matters.too-many-views'],
})

const oneView = z.object({ communityId, viewId })

export const changeView = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/matter-views/{viewId}',
  right: 'matters.see',
  summary: '修改事项视图',
  params: oneView,
  body: z.strictObject({ version: z.int().min(1), name, shared: z.boolean(), asks }),
  output: view,
  refusals,
})

export const deleteView = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matter-views/{viewId}/delete',
  right: 'matters.see',
  summary: '删除事项视图',
  params: oneView,
  body: z.strictObject({ version: z.int().min(1) }),
  output: view,
  refusals: ['matters.no-such-view', 'matters.view-changed', 'matters.may-not-share-views'],
})

/** Takes the deleting back. */
export const restoreView = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matter-views/{viewId}/restore',
  right: 'matters.see',
  summary: '恢复删除的事项视图',
  params: oneView,
  body: z.strictObject({ version: z.int().min(1) }),
  output: view,
  refusals,
})

/** With which view the page opens for me; null takes up the usual one again. */
export const setDefaultView = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/default-matter-view',
  right: 'matters.see',
  summary: '设置默认的事项视图',
  params: z.object({ communityId }),
  body: z.strictObject({ viewId: viewId.nullable() }),
  output: z.object({ defaultId: viewId.nullable() }),
  refusals: ['matters.no-such-view'],
})
