import { z } from 'zod'
import { line, paragraphs } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { assignee, channel, matterDetail, matterId, matterRow, recordId, version } from '../../matters/contract.ts'
import { paperMention } from '../../papers/contract.ts'
import { answerWayNames, causeKindNames, codesOf, satisfactionNames, severityNames, validityNames } from '../words.ts'

export {
  type ComplaintAction,
  type ComplaintState,
  complaintProcess,
} from './complaint.process.ts'

const inCommunity = z.object({ communityId })
const oneComplaint = z.object({ communityId, matterId })
const severity = z.enum(codesOf(severityNames))
const satisfaction = z.enum(codesOf(satisfactionNames))
const department = z.string().trim().max(20, '责任部门最多 20 个字')

/** What is known of a complaint when it is registered, beside who said what. */
export const complaintToOpen = z.strictObject({
  class: z.string().min(1, '请选择投诉类别').max(40),
  severity: severity.default('ordinary'),
  /** Left out: as the class says. */
  department: department.optional(),
  /** An earlier complaint about the same trouble. */
  repeatOf: matterId.nullable().default(null),
  /** Left out: the customer service; a serious one lies with the manager whatever is chosen here. */
  to: assignee.optional(),
})
export type ComplaintToOpen = z.output<typeof complaintToOpen>

/** A clock of a complaint as lists show it. */
const standing = z.object({
  dueAt: z.iso.datetime().nullable(),
  metAt: z.iso.datetime().nullable(),
  breachedAt: z.iso.datetime().nullable(),
})

export const complaintRow = matterRow.extend({
  classCode: z.string(),
  className: z.string(),
  severity,
  department: z.string(),
  channel,
  channelName: z.string(),
  callerName: z.string(),
  validity: z.enum(codesOf(validityNames)).nullable(),
  satisfaction: satisfaction.nullable(),
  repeat: z.boolean(),
  reopened: z.int(),
  handled: standing.nullable(),
  replied: standing.nullable(),
})
export type ComplaintRow = z.output<typeof complaintRow>

const mention = z.object({
  matterId,
  number: z.string(),
  title: z.string(),
  registeredAt: z.iso.datetime(),
  stateName: z.string(),
})
export type ComplaintMention = z.output<typeof mention>

export const complaintDetail = z.object({
  matter: matterDetail,
  complaint: z.object({
    classCode: z.string(),
    className: z.string(),
    severity,
    department: z.string(),
    repeatOf: mention.nullable(),
    /** Later complaints that were linked to this one. */
    repeats: z.array(mention),
    takenBy: z.string(),
    firstAnswer: z.string(),
    answerWay: z.enum(codesOf(answerWayNames)).nullable(),
    answeredAt: z.iso.datetime().nullable(),
    answeredBy: z.string(),
    validity: z.enum(codesOf(validityNames)).nullable(),
    causeKind: z.enum(codesOf(causeKindNames)).nullable(),
    cause: z.string(),
    action: z.string(),
    result: z.string(),
    explanation: z.string(),
    resolvedAt: z.iso.datetime().nullable(),
    handledBy: z.string(),
    satisfaction: satisfaction.nullable(),
    opinion: z.string(),
    reopened: z.int(),
  }),
  papers: z.array(paperMention),
})
export type ComplaintDetail = z.output<typeof complaintDetail>

const asked = {
  /** A number or its beginning, a word of the title or of what was said, the caller's name. */
  q: z.string().trim().max(60).optional(),
  status: z.enum(['open', 'closed', 'all']).default('all'),
  state: z.string().max(40).optional(),
  class: z.string().max(40).optional(),
  severity: severity.optional(),
  channel: channel.optional(),
  satisfaction: satisfaction.optional(),
  /** Past a deadline, now or once. */
  breached: z.stringbool().optional(),
  repeat: z.stringbool().optional(),
  buildingId: idOf('BuildingId').optional(),
  from: businessDate.optional(),
  to: businessDate.optional(),
  sort: z.enum(['registered', '-registered', 'clock']).default('-registered'),
}

export const listComplaints = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaints',
  right: 'desk.see-complaints',
  summary: '投诉台账',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(complaintRow), next: z.string().nullable() }),
})

/** Open complaints whose next deadline is past or within four hours; counted up to a hundred. */
export const countUrgentComplaints = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaints/urgent-count',
  right: 'desk.see-complaints',
  summary: '临期投诉数',
  params: inCommunity,
  output: z.object({ urgent: z.int().max(100) }),
})

/** Earlier complaints that this one may repeat: the same house, the same class, within the days of the class. */
export const similarComplaints = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaints/similar',
  right: 'desk.see-complaints',
  summary: '相似投诉',
  params: inCommunity,
  query: z.strictObject({ houseId: idOf('HouseId'), class: z.string().max(40) }),
  output: z.object({ complaints: z.array(mention) }),
})

export const readComplaint = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaints/{matterId}',
  right: 'desk.see-complaints',
  summary: '投诉详情',
  params: oneComplaint,
  output: complaintDetail,
})

const step = <const B extends z.ZodRawShape>(
  verb: string,
  o: { summary: string; right?: string; body: B; refusals?: string[] },
) =>
  endpoint({
    method: 'POST',
    path: `/api/communities/{communityId}/complaints/{matterId}/${verb}`,
    right: o.right ?? 'desk.do-complaints',
    summary: o.summary,
    params: oneComplaint,
    body: z.strictObject(o.body),
    output: complaintDetail,
    refusals: ['matters.not-found', 'matters.not-yours', 'transition.not-permitted', ...(o.refusals ?? [])],
  })

const reason = paragraphs({ name: '原因', most: 500 })
const atDesk = 'desk.receive'
const upToDate = ['matters.changed-meanwhile']

export const takeComplaint = step('take', {
  summary: '受理投诉',
  body: { id: recordId },
  refusals: ['matters.record-used'],
})

export const answerComplaint = step('answer', {
  summary: '答复业主',
  body: {
    id: recordId,
    answer: paragraphs({ name: '答复内容', most: 2000 }),
    way: z.enum(codesOf(answerWayNames)).default('phone'),
  },
  refusals: ['matters.record-used'],
})

export const classifyComplaint = step('classify', {
  summary: '改投诉类别',
  right: atDesk,
  body: { version, class: z.string().min(1, '请选择投诉类别').max(40), severity, department, reason },
  refusals: [...upToDate, 'desk.no-such-class'],
})

export const extendComplaint = step('extend', {
  summary: '投诉延期',
  right: 'desk.extend-complaints',
  body: { version, until: z.iso.datetime({ offset: true }), reason },
  refusals: [...upToDate, 'desk.nothing-to-extend', 'clock.already-extended', 'clock.extension-not-later'],
})

/** What was the cause, what was done, with what result, and what was explained to the owner (§13.5). */
export const resolveComplaint = step('resolve', {
  summary: '记录处理结果',
  body: {
    version,
    validity: z.enum(codesOf(validityNames)),
    causeKind: z.enum(codesOf(causeKindNames)),
    cause: paragraphs({ name: '原因分析', most: 2000 }),
    action: paragraphs({ name: '处理措施', most: 2000 }),
    result: paragraphs({ name: '处理结果', most: 2000 }),
    explanation: z.string().max(2000).default(''),
  },
  refusals: upToDate,
})

export const closeComplaint = step('close', {
  summary: '关闭投诉',
  right: atDesk,
  body: {
    version,
    satisfaction: z.enum(['satisfied', 'acceptable', 'unreachable']),
    opinion: z.string().max(2000).default(''),
  },
  refusals: [...upToDate, 'desk.unanswered', 'desk.unreachable-needs-supervisor', 'desk.opinion-missing'],
})

export const reopenComplaint = step('reopen', {
  summary: '投诉重办',
  right: atDesk,
  body: { version, opinion: paragraphs({ name: '业主意见', most: 2000 }), to: assignee.optional() },
  refusals: [...upToDate, 'matters.not-a-colleague'],
})

export const cancelComplaint = step('cancel', {
  summary: '撤诉',
  right: atDesk,
  body: { version, reason },
  refusals: upToDate,
})

/** Issues the complaint record as it stands, to print, sign and file. */
export const printComplaint = step('print', { summary: '打印投诉处理记录', body: {} })

/** A class of complaints: who is usually responsible, and how far back an earlier one counts as the same trouble. */
export const complaintClass = z.object({
  code: z.string(),
  name: z.string(),
  position: z.int(),
  department: z.string(),
  repeatDays: z.int(),
  /** 0 while the community has not changed the default. */
  version: z.int(),
})
export type ComplaintClass = z.output<typeof complaintClass>

export const listComplaintClasses = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaint-classes',
  right: 'desk.see-complaints',
  summary: '投诉类别',
  params: inCommunity,
  output: z.object({ classes: z.array(complaintClass) }),
})

export const setComplaintClass = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/complaint-classes/{code}',
  right: 'desk.set-classes',
  summary: '设置投诉类别',
  params: z.object({ communityId, code: z.string().regex(/^[a-z0-9-]{1,40}$/, '代码只用小写字母、数字和连字符') }),
  body: z.strictObject({
    version: z.int().min(0),
    name: line({ name: '类别名称', most: 20 }),
    position: z.int().min(0).max(999).default(50),
    department,
    repeatDays: z.int('天数须为整数').min(0, '天数不能为负').max(730, '最多 730 天'),
  }),
  output: complaintClass,
  refusals: ['desk.class-changed'],
})
