import { z } from 'zod'
import { line, paragraphs } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../kernel/id.ts'
import { phoneText } from '../../kernel/phone.ts'
import { optionalLine, optionalParagraphs } from '../estate/contract.ts'
import { assignee, matterDetail, matterId, matterRow, version } from '../matters/contract.ts'
import { classNames, gradeNames, oneOf, outcomeNames, satisfactionNames } from './words.ts'

const inCommunity = z.object({ communityId })
const oneCallback = z.object({ communityId, matterId })
const callbackClass = oneOf(classNames)
export const satisfaction = oneOf(satisfactionNames)
const grade = oneOf(gradeNames)

/** One line of the list. Phones are masked here. */
export const callbackRow = matterRow.extend({
  class: callbackClass,
  className: z.string(),
  /** The repair, complaint or incident it is about. */
  aboutId: matterId.nullable(),
  aboutNumber: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  callee: z.string(),
  phone: z.string(),
  technician: z.string(),
  missed: z.int(),
  callAgainAt: z.iso.datetime().nullable(),
  recordedAt: z.iso.datetime().nullable(),
  recordedById: staffId.nullable(),
  recordedBy: z.string(),
  satisfaction: satisfaction.nullable(),
  workQuality: grade.nullable(),
  attitude: grade.nullable(),
  opinion: z.string(),
  problem: z.boolean(),
  rectificationNumber: z.string(),
  /** Past its deadline, now or once. */
  breached: z.boolean(),
})
export type CallbackRow = z.output<typeof callbackRow>

export const attempt = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string(),
  outcome: oneOf(outcomeNames),
  callAgainAt: z.iso.datetime().nullable(),
  note: z.string(),
})

export const callbackDetail = z.object({
  matter: matterDetail,
  callback: z.object({
    class: callbackClass,
    houseId: idOf('HouseId').nullable(),
    missed: z.int(),
    /** So many calls unanswered, and it may be ended as not reached. */
    unreachedAfter: z.int(),
    callAgainAt: z.iso.datetime().nullable(),
    recordedAt: z.iso.datetime().nullable(),
    recordedBy: z.string(),
    satisfaction: satisfaction.nullable(),
    workQuality: grade.nullable(),
    attitude: grade.nullable(),
    opinion: z.string(),
    problem: z.boolean(),
    endReason: z.string(),
    /** What it is about, with what was done. */
    about: z
      .object({
        id: matterId,
        kind: z.string(),
        kindName: z.string(),
        number: z.string(),
        title: z.string(),
        state: z.string(),
        stateName: z.string(),
        finishedAt: z.iso.datetime().nullable(),
        result: z.string(),
        technicianId: staffId.nullable(),
        technician: z.string(),
      })
      .nullable(),
    rectification: z.object({ id: matterId, number: z.string(), stateName: z.string() }).nullable(),
    attempts: z.array(attempt),
  }),
})
export type CallbackDetail = z.output<typeof callbackDetail>

const asked = {
  /** A number or the beginning of one, of the callback or of what it is about; a name, an opinion. */
  q: z.string().trim().max(60).optional(),
  class: callbackClass.optional(),
  state: z.string().max(40).optional(),
  status: z.enum(['open', 'closed', 'all']).default('all'),
  /** `today`: owed until 24:00 of today or overdue, and those with an appointment until then. */
  due: z.enum(['today', 'overdue']).optional(),
  satisfaction: satisfaction.optional(),
  problem: z.stringbool().optional(),
  breached: z.stringbool().optional(),
  technicianId: staffId.optional(),
  houseId: idOf('HouseId').optional(),
  recordedFrom: businessDate.optional(),
  recordedTo: businessDate.optional(),
  sort: z.enum(['clock', 'newest', 'oldest']).default('clock'),
}

export const listCallbacks = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callbacks',
  right: 'callbacks.see',
  summary: '回访列表',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(callbackRow), next: z.string().nullable() }),
})

/** For badges: each counted up to a hundred. */
export const countCallbacks = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callbacks/counts',
  right: 'callbacks.see',
  summary: '回访数量',
  params: inCommunity,
  output: z.object({ open: z.int(), dueToday: z.int(), overdue: z.int(), appointed: z.int() }),
})

/** The phone is whole for whoever handles the open callback, and that is noted; masked for all others. */
export const readCallback = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/callbacks/{matterId}',
  right: 'callbacks.see',
  summary: '回访详情',
  params: oneCallback,
  output: callbackDetail,
  refusals: ['matters.not-found'],
})

/** A callback nobody planned: to hear how a household fares, or about something that was finished. */
export const planCallback = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/callbacks',
  right: 'callbacks.record',
  summary: '临时回访',
  params: inCommunity,
  body: z.strictObject({
    houseId: idOf('HouseId'),
    title: line({ name: '回访事由', most: 80 }),
    aboutMatterId: matterId.nullable().default(null),
    callee: optionalLine({ name: '回访对象', most: 60 }),
    phone: z.union([phoneText, z.literal('')]).default(''),
  }),
  output: callbackDetail,
  refusals: ['matters.place-not-found', 'matters.not-found', 'callbacks.not-a-finished-matter'],
})

const step = <const B extends z.ZodRawShape>(
  verb: string,
  o: { summary: string; right?: string; body: B; refusals?: string[] },
) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/callbacks/{matterId}/${verb}`,
    right: o.right ?? 'callbacks.record',
    summary: o.summary,
    params: oneCallback,
    body: z.strictObject({ version, ...o.body }),
    output: callbackDetail,
    refusals: ['matters.not-found', 'matters.changed-meanwhile', 'transition.not-permitted', ...(o.refusals ?? [])],
  })

const note = optionalParagraphs({ name: '说明', most: 500 })
const reason = paragraphs({ name: '原因', most: 500 })

/** Something is not as it should be: a notice to whoever did the work, and the work done again where that is wanted. */
export const problemFound = z.strictObject({
  wrong: paragraphs({ name: '存在问题', most: 1000 }),
  demand: optionalParagraphs({ name: '整改要求', most: 1000 }),
  /** Left out: the technician who did it, or all of them where nobody is named. */
  to: assignee.nullable().default(null),
  deadline: businessDate,
  rework: z.enum(['none', 'redo']).default('none'),
})
export type ProblemFound = z.output<typeof problemFound>

export const recordCallback = step('record', {
  summary: '记录回访',
  body: {
    satisfaction,
    workQuality: grade.nullable().default(null),
    attitude: grade.nullable().default(null),
    opinion: optionalParagraphs({ name: '住户意见', most: 1000 }),
    problem: problemFound.nullable().default(null),
    /** Where all is well: the finished repair is closed in the same step. */
    closes: z.enum(['none', 'repair']).default('none'),
  },
  refusals: ['callbacks.opinion-missing', 'quality.deadline-passed', 'matters.not-a-colleague'],
})
export const missCallback = step('miss', {
  summary: '回访未接通',
  body: { outcome: z.enum(['no-answer', 'wrong-number']), note },
})
export const appointCallback = step('appoint', {
  summary: '约时间再打',
  body: { at: z.iso.datetime({ offset: true }), note },
  refusals: ['callbacks.appointment-passed'],
})
export const refuseCallback = step('refuse', { summary: '拒绝回访', body: { note } })
export const giveUpCallback = step('give-up', {
  summary: '回访未联系上',
  body: { reason },
  refusals: ['callbacks.too-few-attempts', 'callbacks.must-be-called'],
})
export const cancelCallback = step('cancel', { summary: '取消回访', right: 'callbacks.manage', body: { reason } })
