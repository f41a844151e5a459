import { z } from 'zod'
import { paragraphs } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, staffId } from '../../kernel/id.ts'
import { optionalParagraphs } from '../estate/contract.ts'
import { assignee, matterDetail, matterId, matterRow, place, recordId, version } from '../matters/contract.ts'
import { paperMention } from '../papers/contract.ts'
import { type SubjectKind, subjectNames } from './words.ts'

export {
  addresseeActions,
  type RectificationAction,
  type RectificationState,
  rectificationProcess,
} from './rectification.process.ts'
export { mayCheck } from './rectification.rules.ts'
export { type SubjectKind, subjectNames } from './words.ts'

const inCommunity = z.object({ communityId })
const oneNotice = z.object({ communityId, matterId })
const subjectKind = z.enum(Object.keys(subjectNames) as [SubjectKind, ...SubjectKind[]])

/** What stands on a notice: what it is about, what is wrong, what is to be done, by whom, until when. */
const said = {
  wrong: paragraphs({ name: '存在问题', most: 1000 }),
  demand: optionalParagraphs({ name: '整改要求', most: 1000 }),
  to: assignee,
  deadline: businessDate,
}

/** The thing that is to be put right, in the words people use for it. */
export const subject = z.strictObject({
  kind: subjectKind,
  name: z.string().trim().min(1, '请写明整改对象').max(80),
  /** Where the thing is a matter itself: the repair, the complaint. */
  matterId: matterId.nullable().default(null),
})

/** One line of the list. */
export const rectificationRow = matterRow.extend({
  subjectKind,
  subjectName: z.string(),
  wrong: z.string(),
  /** Name of whom it is addressed to. */
  to: z.string(),
  deadline: businessDate,
  issuedAt: z.iso.datetime().nullable(),
  repliedAt: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  checkedBy: z.string(),
  sentBack: z.int(),
  /** Past a deadline, now or once. */
  breached: z.boolean(),
})
export type RectificationRow = z.output<typeof rectificationRow>

export const rectificationDetail = z.object({
  matter: matterDetail,
  notice: z.object({
    subjectKind,
    subjectName: z.string(),
    subjectMatterId: matterId.nullable(),
    subjectNumber: z.string(),
    wrong: z.string(),
    demand: z.string(),
    to: assignee,
    toName: z.string(),
    deadline: businessDate,
    issuedAt: z.iso.datetime().nullable(),
    issuedBy: z.string(),
    acknowledgedAt: z.iso.datetime().nullable(),
    acknowledgedBy: staffId.nullable(),
    acknowledgedByName: z.string(),
    reply: z.string(),
    repliedAt: z.iso.datetime().nullable(),
    repliedBy: staffId.nullable(),
    repliedByName: z.string(),
    checkNote: z.string(),
    checkedAt: z.iso.datetime().nullable(),
    checkedByName: z.string(),
    sentBack: z.int(),
  }),
  papers: z.array(paperMention),
})
export type RectificationDetail = z.output<typeof rectificationDetail>

export const listRectifications = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/rectifications',
  right: 'quality.see',
  summary: '整改通知列表',
  params: inCommunity,
  query: z.strictObject({
    /** A number or the beginning of one, a word of what is wrong, the name of what it is about. */
    q: z.string().trim().max(60).optional(),
    state: z.string().max(40).optional(),
    status: z.enum(['open', 'closed', 'all']).default('all'),
    subjectKind: subjectKind.optional(),
    breached: z.stringbool().optional(),
    /** Those that lie with whoever asks, or with a role of theirs. */
    mine: z.stringbool().optional(),
    staffId: staffId.optional(),
    openedFrom: businessDate.optional(),
    openedTo: businessDate.optional(),
    sort: z.enum(['clock', 'newest', 'oldest']).default('clock'),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(rectificationRow), next: z.string().nullable() }),
})

/** For badges: each counted up to a hundred. */
export const countRectifications = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/rectifications/counts',
  right: 'quality.see',
  summary: '整改通知数量',
  params: inCommunity,
  output: z.object({ toIssue: z.int(), open: z.int(), toCheck: z.int(), overdue: z.int(), mine: z.int() }),
})

export const readRectification = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/rectifications/{matterId}',
  right: 'quality.see',
  summary: '整改通知详情',
  params: oneNotice,
  output: rectificationDetail,
})

export const createRectification = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/rectifications',
  right: 'quality.draft',
  summary: '开整改通知',
  params: inCommunity,
  body: z.strictObject({
    ...said,
    subject,
    place: place.default({ kind: 'none' }),
    /** `issue` takes the right to issue; a draft lies with the supervisor. */
    as: z.enum(['draft', 'issued']).default('draft'),
  }),
  output: rectificationDetail,
  refusals: [
    'quality.deadline-passed',
    'quality.may-not-issue',
    'matters.place-not-found',
    'matters.not-found',
    'matters.not-a-colleague',
  ],
})

const step = <const B extends z.ZodRawShape>(
  verb: string,
  o: { summary: string; right: string; body: B; refusals: string[] },
) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/rectifications/{matterId}/${verb}`,
    right: o.right,
    summary: o.summary,
    params: oneNotice,
    body: z.strictObject(o.body),
    output: rectificationDetail,
    refusals: ['matters.not-found', 'transition.not-permitted', ...o.refusals],
  })

const versioned = 'matters.changed-meanwhile'
const reason = paragraphs({ name: '原因', most: 500 })

/** Issues the notice as a numbered paper; what was drafted may still be put better here. */
export const issueRectification = step('issue', {
  summary: '签发整改通知',
  right: 'quality.issue',
  body: { version, ...said },
  refusals: [versioned, 'quality.deadline-passed', 'matters.not-a-colleague'],
})
export const cancelRectification = step('cancel', {
  summary: '撤销整改通知',
  right: 'quality.issue',
  body: { version, reason },
  refusals: [versioned],
})
export const acknowledgeRectification = step('acknowledge', {
  summary: '签收整改通知',
  right: 'quality.reply',
  body: { id: recordId },
  refusals: ['matters.not-yours', 'matters.record-used'],
})
export const replyToRectification = step('reply', {
  summary: '回复整改',
  right: 'quality.reply',
  body: { id: recordId, reply: paragraphs({ name: '整改情况', most: 2000 }) },
  refusals: ['matters.not-yours', 'matters.record-used'],
})
export const passRectification = step('pass', {
  summary: '整改复查合格',
  right: 'quality.check',
  body: { version, note: optionalParagraphs({ name: '复查意见', most: 1000 }) },
  refusals: [versioned, 'quality.own-work'],
})
export const sendBackRectification = step('send-back', {
  summary: '退回重改',
  right: 'quality.check',
  body: { version, reason, deadline: businessDate },
  refusals: [versioned, 'quality.own-work', 'quality.deadline-passed'],
})
