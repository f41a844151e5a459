import { z } from 'zod'
import { paragraphs } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { optionalParagraphs } from '../../estate/contract.ts'
import { assignee, matterId } from '../../matters/contract.ts'
import { callbackRow, satisfaction } from '../callback.contract.ts'
import { oneOf, verdictNames } from '../words.ts'

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份须写成 2026-04 的样子')
  .meta({ description: '月份', examples: ['2026-04'] })
const oneMonth = z.object({ communityId, month })

export const sampleRow = z.object({
  month,
  drawnAt: z.iso.datetime(),
  drawnBy: z.string(),
  /** How many callbacks were recorded in the month, and how many of them are sampled. */
  pool: z.int(),
  size: z.int(),
  checked: z.int(),
  agrees: z.int(),
  differs: z.int(),
  unreached: z.int(),
})
export type SampleRow = z.output<typeof sampleRow>

export const sampleItem = callbackRow.extend({
  position: z.int(),
  /** SHA-256 of seed and number; the smallest ones are drawn. */
  drawKey: z.string(),
  /** Drawn as one of the safety facilities or leaks, which a sample must hold. */
  must: z.boolean(),
  verdict: oneOf(verdictNames).nullable(),
  secondSatisfaction: satisfaction.nullable(),
  differs: z.string(),
  note: z.string(),
  checkedAt: z.iso.datetime().nullable(),
  checkedBy: z.string(),
  secondRectification: z.object({ id: matterId, number: z.string() }).nullable(),
  itemVersion: z.int(),
})
export type SampleItem = z.output<typeof sampleItem>

export const sampleDetail = sampleRow.extend({
  seed: z.string(),
  percent: z.int(),
  least: z.int(),
  items: z.array(sampleItem),
})
export type SampleDetail = z.output<typeof sampleDetail>

export const listSamples = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callback-samples',
  right: 'callbacks.see-samples',
  summary: '回访抽查列表',
  params: z.object({ communityId }),
  output: z.object({
    samples: z.array(sampleRow),
    /** The month that is to be sampled now, and how many callbacks it has; sampled already or not. */
    due: z.object({ month, pool: z.int(), drawn: z.boolean() }),
  }),
})

export const readSample = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callback-samples/{month}',
  right: 'callbacks.see-samples',
  summary: '回访抽查详情',
  params: oneMonth,
  output: sampleDetail,
  refusals: ['callbacks.no-such-sample'],
})

/** The sample with its results, and behind it the whole pool with the key of each: anyone can draw it again. */
export const downloadRegister = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callback-samples/{month}/register',
  right: 'callbacks.see-samples',
  summary: '下载抽查表和底册',
  params: oneMonth,
  output: z.object({}),
  produces: 'file',
  refusals: ['callbacks.no-such-sample'],
})

/** Draws the sample of a month that is over; drawn once, it stays. The first of each month does so by itself. */
export const drawSample = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/callback-samples/{month}/draw',
  right: 'callbacks.sample',
  summary: '抽取回访样本',
  params: oneMonth,
  body: z.strictObject({}),
  output: sampleDetail,
  refusals: ['callbacks.nothing-to-sample', 'callbacks.month-not-over'],
})

/** What the manager heard at the second call, against the first. */
export const checkSampled = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/callback-samples/{month}/items/{matterId}/check',
  right: 'callbacks.sample',
  summary: '记录回访抽查',
  params: oneMonth.extend({ matterId }),
  body: z.strictObject({
    itemVersion: z.int().min(1),
    verdict: oneOf(verdictNames),
    satisfaction: satisfaction.nullable().default(null),
    differs: optionalParagraphs({ name: '不一致之处', most: 1000 }),
    note: optionalParagraphs({ name: '说明', most: 1000 }),
    /** A difference may give rise to a notice. */
    rectification: z
      .strictObject({
        wrong: paragraphs({ name: '存在问题', most: 1000 }),
        demand: optionalParagraphs({ name: '整改要求', most: 1000 }),
        to: assignee,
        deadline: businessDate,
      })
      .nullable()
      .default(null),
  }),
  output: sampleDetail,
  refusals: [
    'callbacks.no-such-sample',
    'callbacks.own-callback',
    'callbacks.item-changed',
    'callbacks.differs-missing',
    'quality.deadline-passed',
    'matters.not-a-colleague',
  ],
})
