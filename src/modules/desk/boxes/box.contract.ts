import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, staffId } from '../../../kernel/id.ts'

const inCommunity = z.object({ communityId })

export const boxOpening = z.object({
  id: z.uuid(),
  /** Which box, as people call it: `大堂意见箱`. */
  box: z.string(),
  openedAt: z.iso.datetime(),
  openedOn: businessDate,
  openedBy: z.string(),
  /** How many letters were in it; 0 where it was empty. */
  letters: z.int(),
  note: z.string(),
})
export type BoxOpening = z.output<typeof boxOpening>

/** §12.2.0: each opening of the owners' contact box is recorded, also when it was empty. */
export const recordBoxOpening = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/box-openings',
  right: 'desk.receive',
  summary: '登记意见箱开箱',
  params: inCommunity,
  body: z.strictObject({
    box: line({ name: '意见箱', most: 40 }),
    /** Left out: now. */
    openedAt: z.iso.datetime({ offset: true }).optional(),
    letters: z.int('件数须为整数').min(0, '件数不能为负').max(999, '最多 999 件'),
    note: z.string().trim().max(500).default(''),
  }),
  output: boxOpening,
  refusals: ['desk.opened-in-the-future'],
})

const asked = {
  q: z.string().trim().max(40).optional(),
  openedBy: staffId.optional(),
  from: businessDate.optional(),
  to: businessDate.optional(),
  sort: z.enum(['openedAt', '-openedAt']).default('-openedAt'),
}

export const listBoxOpenings = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/box-openings',
  right: 'desk.see-receptions',
  summary: '意见箱开箱记录',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    rows: z.array(boxOpening),
    next: z.string().nullable(),
    /** Boxes opened in the last ninety days, and whether each was opened today. */
    boxes: z.array(z.object({ box: z.string(), openedToday: z.boolean() })),
  }),
})
