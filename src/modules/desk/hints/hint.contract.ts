import { z } from 'zod'
import { paragraphs } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { codesOf, receptionNames } from '../words.ts'

const inCommunity = z.object({ communityId })
export const hintId = idOf('HintId')
export type HintId = z.output<typeof hintId>

const kind = z.enum(codesOf(receptionNames))

export const hint = z.object({
  id: hintId,
  buildingId: idOf('BuildingId').nullable(),
  /** `3栋`; empty where it is for every building. */
  buildingName: z.string(),
  kind: kind.nullable(),
  classCode: z.string().nullable(),
  /** `投诉 · 停车`; empty where it is for every kind. */
  subjectName: z.string(),
  body: z.string(),
  validFrom: businessDate,
  /** The last day; null without end. */
  validUntil: businessDate.nullable(),
  version: z.int(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
})
export type Hint = z.output<typeof hint>

export const listHints = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/hints',
  right: 'desk.see-receptions',
  summary: '话务提示',
  params: inCommunity,
  query: z.strictObject({
    q: z.string().trim().max(60).optional(),
    /** `now`: only what holds today. */
    status: z.enum(['now', 'all']).default('all'),
    kind: kind.optional(),
    buildingId: idOf('BuildingId').optional(),
  }),
  output: z.object({ hints: z.array(hint) }),
})

/** What whoever registers something should know: of the house's building, of the kind, of the class. */
export const hintsFor = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/hints/current',
  right: 'desk.receive',
  summary: '当前提示',
  params: inCommunity,
  query: z.strictObject({
    houseId: idOf('HouseId').optional(),
    kind: kind.optional(),
    class: z.string().max(40).optional(),
  }),
  output: z.object({ hints: z.array(hint.pick({ id: true, body: true, subjectName: true, buildingName: true })) }),
})

const period = {
  body: paragraphs({ name: '提示内容', most: 500 }),
  validFrom: businessDate,
  validUntil: businessDate.nullable(),
}

export const addHint = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/hints',
  right: 'desk.set-hints',
  summary: '新建提示',
  params: inCommunity,
  body: z.strictObject({
    buildingId: idOf('BuildingId').nullable().default(null),
    kind: kind.nullable().default(null),
    classCode: z.string().max(40).nullable().default(null),
    ...period,
  }),
  output: hint,
  refusals: ['desk.hint-period', 'desk.hint-class', 'desk.area-unknown'],
})

export const changeHint = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/hints/{hintId}',
  right: 'desk.set-hints',
  summary: '修改提示',
  params: z.object({ communityId, hintId }),
  body: z.strictObject({ version: z.int().min(1), ...period }),
  output: hint,
  refusals: ['desk.hint-not-found', 'desk.hint-changed', 'desk.hint-period'],
})

export const removeHint = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/hints/{hintId}/remove',
  right: 'desk.set-hints',
  summary: '删除提示',
  params: z.object({ communityId, hintId }),
  body: z.strictObject({ version: z.int().min(1) }),
  output: hint,
  refusals: ['desk.hint-not-found', 'desk.hint-changed'],
})

/** Every version of a hint, the newest first. */
export const readHintVersions = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/hints/{hintId}/versions',
  right: 'desk.see-receptions',
  summary: '提示的历次内容',
  params: z.object({ communityId, hintId }),
  output: z.object({
    versions: z.array(
      hint.pick({ version: true, body: true, validFrom: true, validUntil: true }).extend({
        removed: z.boolean(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
})
