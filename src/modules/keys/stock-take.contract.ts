import { z } from 'zod'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf } from '../../kernel/id.ts'
import { optionalLine, optionalParagraphs } from '../estate/contract.ts'
import { keyId } from './key.contract.ts'
import { foundNames, oneOf } from './words.ts'

export const stockTakeId = idOf('StockTakeId')
export type StockTakeId = z.output<typeof stockTakeId>

const found = oneOf(foundNames)

export const stockTake = z.object({
  id: stockTakeId,
  /** First day of its month. */
  month: businessDate,
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  finishedBy: z.string(),
  total: z.int(),
  counted: z.int(),
  missing: z.int(),
  note: z.string(),
})
export type StockTake = z.output<typeof stockTake>

export const stockTakeLine = z.object({
  keyId,
  number: z.string(),
  place: z.string(),
  cabinetName: z.string(),
  hook: z.int().nullable(),
  /** Where it was to be when the count began. */
  expected: z.enum(['stored', 'lent']),
  /** Who has it now. */
  borrowerName: z.string(),
  found: found.nullable(),
  note: z.string(),
})
export type StockTakeLine = z.output<typeof stockTakeLine>

const inCommunity = z.object({ communityId })
const onTake = z.object({ communityId, stockTakeId })

export const listStockTakes = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-stock-takes',
  right: 'keys.read',
  summary: '钥匙盘点',
  params: inCommunity,
  output: z.object({ stockTakes: z.array(stockTake) }),
})

export const startStockTake = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-stock-takes',
  right: 'keys.manage',
  summary: '开始钥匙盘点',
  params: inCommunity,
  body: z.strictObject({}),
  output: stockTake,
  refusals: ['keys.stock-take-exists'],
})

export const showStockTake = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/key-stock-takes/{stockTakeId}',
  right: 'keys.read',
  summary: '钥匙盘点明细',
  params: onTake,
  output: stockTake.extend({ lines: z.array(stockTakeLine) }),
  refusals: ['keys.stock-take-not-found'],
})

/** Records what was found, for one key or many at once; counted again it is corrected. */
export const countStockTake = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-stock-takes/{stockTakeId}/count',
  right: 'keys.manage',
  summary: '登记盘点结果',
  params: onTake,
  body: z.strictObject({
    lines: z
      .array(z.strictObject({ keyId, found, note: optionalLine({ name: '备注', most: 200 }) }))
      .min(1)
      .max(5000),
  }),
  output: stockTake,
  refusals: ['keys.stock-take-not-found', 'keys.stock-take-finished', 'keys.not-found'],
})

export const finishStockTake = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/key-stock-takes/{stockTakeId}/finish',
  right: 'keys.manage',
  summary: '结束钥匙盘点',
  params: onTake,
  body: z.strictObject({ note: optionalParagraphs({ name: '备注', most: 500 }) }),
  output: stockTake,
  refusals: ['keys.stock-take-not-found', 'keys.stock-take-finished', 'keys.not-all-counted'],
})
