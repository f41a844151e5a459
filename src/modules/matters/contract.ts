import { z } from 'zod'
import { paragraphs } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import * as shape from './shapes.ts'
import { flavourNames } from './words.ts'

export { changePriority, extendClock, pauseClock, resumeClock } from './adjust.contract.ts'
export { attachFile, retractFile } from './attachment.contract.ts'
export {
  readArrangementState,
  readYearArrangement,
  setYearArrangement,
  type YearArrangement,
} from './calendar/arrangement.contract.ts'
export {
  type ArrangedDay,
  compareDays,
  type DayChange,
  missingHolidays,
  type ReadClause,
  readArrangement,
  writeArrangement,
} from './calendar/arrangement.rules.ts'
export { type ClockRuleRow, listClockRules, setClockRule } from './clock-rule.contract.ts'
export { type ClockRule, clockRule, clockRules } from './clock-rule.ts'
export { demandHolder, type Held, holderName, liesWith } from './holder.rules.ts'
export { type Board, type BoardColumn, boardBy, countedTo, listMatters, readBoard } from './list.contract.ts'
export { type ByHand, kindName, kindOf, matterKind, matterKinds, reasonsByHand, stateName } from './matter-kind.ts'
export {
  type Asks,
  changeView,
  deleteView,
  keptByViews,
  listViews,
  restoreView,
  type SavedView,
  saveView,
  setDefaultView,
  type ViewId,
} from './saved-view.contract.ts'
export {
  type Assignee,
  type Attachment,
  assignee,
  channel,
  type MatterDetail,
  type MatterId,
  type MatterRow,
  matterDetail,
  matterId,
  matterRow,
  type Place,
  type Priority,
  place,
  priority,
} from './shapes.ts'
export { type TaskAction, type TaskState, taskProcess } from './task.process.ts'
export { boardNames, channelNames, dueNames, flavourNames, priorityNames, roleName } from './words.ts'

/** The version on the caller's screen; another one in the database means that somebody changed the matter meanwhile. */
export const version = z.int().min(1)

/** Made by the form or the phone: the same record sent twice is one record, for ever. */
export const recordId = z.uuid().optional()

const inCommunity = z.object({ communityId })
const oneMatter = z.object({ communityId, matterId: shape.matterId })

export const myMatters = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/my-matters',
  right: 'matters.see',
  summary: '我的事项',
  params: inCommunity,
  query: z.strictObject({ after: z.string().max(200).optional() }),
  output: z.object({ rows: z.array(shape.matterRow), next: z.string().nullable() }),
})

/** For badges: counted up to a hundred, so that it costs the same however many there are. */
export const countMyMatters = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/my-matters/count',
  right: 'matters.see',
  summary: '我的事项数',
  params: inCommunity,
  output: z.object({ open: z.int().max(100), breached: z.int().max(100) }),
})

/** What nobody took on in time, the longest wait first; `waiting` counts them up to a hundred. */
export const unacceptedMatters = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/unaccepted-matters',
  right: 'matters.see-unaccepted',
  summary: '无人接单',
  params: inCommunity,
  output: z.object({ rows: z.array(shape.matterRow), waiting: z.int().max(100) }),
})

export const readMatter = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/matters/{matterId}',
  right: 'matters.see',
  summary: '事项详情',
  params: oneMatter,
  output: shape.matterDetail,
})

export const commentOnMatter = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/comments',
  right: 'matters.comment',
  summary: '跟进事项',
  params: oneMatter,
  body: z.strictObject({
    id: recordId,
    /** `comment` stays inside; `word` is what the resident was told. */
    kind: z.enum(['comment', 'word']).default('comment'),
    body: paragraphs({ name: '内容', most: 4000 }),
  }),
  output: shape.matterDetail,
})

export const editMatter = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/matters/{matterId}',
  right: 'matters.edit',
  summary: '修改事项',
  params: oneMatter,
  body: z.strictObject({
    version,
    title: shape.title.optional(),
    description: z.string().max(4000).optional(),
  }),
  output: shape.matterDetail,
  refusals: ['matters.changed-meanwhile', 'matters.closed'],
})

export const assignMatter = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/{matterId}/assign',
  right: 'matters.assign',
  summary: '指派事项',
  params: oneMatter,
  body: z.strictObject({ version, to: shape.assignee, note: z.string().max(2000).default('') }),
  output: shape.matterDetail,
  refusals: ['matters.changed-meanwhile', 'matters.not-a-colleague', 'transition.not-permitted'],
})

/** Many at once: each is decided by itself, and the answer says what became of it. */
export const assignMatters = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/matters/assign',
  right: 'matters.assign',
  summary: '批量指派事项',
  params: inCommunity,
  body: z.strictObject({
    matters: z
      .array(z.strictObject({ id: shape.matterId, version }))
      .min(1)
      .max(200),
    to: shape.assignee,
    note: z.string().max(2000).default(''),
  }),
  output: z.object({
    results: z.array(z.object({ id: z.uuid(), number: z.string(), assigned: z.boolean(), why: z.string() })),
  }),
  refusals: ['matters.not-a-colleague'],
})

export const createTask = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/tasks',
  right: 'matters.create-task',
  summary: '派任务',
  params: inCommunity,
  body: z.strictObject({
    title: shape.title,
    description: z.string().max(4000).default(''),
    flavour: z.enum(Object.keys(flavourNames) as [keyof typeof flavourNames]).default('assigned'),
    /** The other department, or the authority that is assisted. */
    counterpart: z.string().trim().max(60).default(''),
    to: shape.assignee,
    dueOn: businessDate,
    place: shape.place.default({ kind: 'none' }),
    priority: shape.priority.default('normal'),
  }),
  output: shape.matterDetail,
  refusals: ['matters.not-a-colleague', 'matters.place-not-found', 'matters.due-in-the-past'],
})

const taskStep = <const B extends z.ZodRawShape>(verb: string, summary: string, right: string, fields: B) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/tasks/{matterId}/${verb}`,
    right,
    summary,
    params: oneMatter,
    body: z.strictObject({ id: recordId, ...fields }),
    output: shape.matterDetail,
    refusals: ['matters.not-yours', 'matters.changed-meanwhile', 'matters.guarded', 'transition.not-permitted'],
  })

export const acceptTask = taskStep('accept', '接收任务', 'matters.do-task', {})
export const refuseTask = taskStep('refuse', '退回任务', 'matters.do-task', { reason: shape.reason })
export const finishTask = taskStep('finish', '办结任务', 'matters.do-task', {
  result: paragraphs({ name: '办理结果', most: 4000 }),
  /** Who answered for the other department or the authority. */
  answeredBy: z.string().trim().max(60).default(''),
})
export const cancelTask = taskStep('cancel', '撤销任务', 'matters.create-task', { version, reason: shape.reason })
