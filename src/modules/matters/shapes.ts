import { z } from 'zod'
import { line, paragraphs } from '../../kernel/chinese-text.ts'
import { type Id, idOf, staffId } from '../../kernel/id.ts'
import { role } from '../access/contract.ts'
import { channelNames, priorityNames } from './words.ts'

export const matterId = idOf('MatterId')
export type MatterId = Id<'MatterId'>

const keysOf = <const T extends Record<string, string>>(names: T) => Object.keys(names) as [keyof T & string]

export const channel = z.enum(keysOf(channelNames)).meta({ description: '来源渠道' })
export type Channel = keyof typeof channelNames

export const priority = z.enum(keysOf(priorityNames)).meta({ description: '紧急程度' })
export type Priority = keyof typeof priorityNames

const placeIds = {
  house: idOf('HouseId'),
  'public-area': idOf('PublicAreaId'),
  facility: idOf('FacilityId'),
  space: idOf('SpaceId'),
}

/** Where it is: a house, a public area, a facility, a space, or no place at all. */
export const place = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('house'), id: placeIds.house }),
    z.strictObject({ kind: z.literal('public-area'), id: placeIds['public-area'] }),
    z.strictObject({ kind: z.literal('facility'), id: placeIds.facility }),
    z.strictObject({ kind: z.literal('space'), id: placeIds.space }),
  ])
  .meta({ description: '位置：房屋、公共区域、设施、车位，或无' })
export type Place = z.output<typeof place>

/** The place of a matter with the name people use for it. */
export const namedPlace = z.object({
  kind: z.enum(['none', 'house', 'public-area', 'facility', 'space']),
  id: z.uuid().nullable(),
  name: z.string(),
})

/** Who it lies with: one person, or everybody who holds a role. */
export const assignee = z
  .union([z.strictObject({ staffId }), z.strictObject({ role })])
  .meta({ description: '承办：某位员工，或某个岗位' })
export type Assignee = z.output<typeof assignee>

export const namedAssignee = z.object({
  staffId: staffId.nullable(),
  role: z.string().nullable(),
  /** `李师傅`, or `维修技工（待接单）` where it lies with a role. */
  name: z.string(),
})

export const title = line({ name: '标题', most: 100 })
export const reason = paragraphs({ name: '原因', most: 500 })

/** One row of a list of matters. Phones are not in it. */
export const matterRow = z.object({
  id: matterId,
  kind: z.string(),
  kindName: z.string(),
  number: z.string(),
  state: z.string(),
  stateName: z.string(),
  title: z.string(),
  place: namedPlace,
  priority,
  assignee: namedAssignee.nullable(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** The next deadline; null where no clock runs. */
  dueAt: z.iso.datetime().nullable(),
  /** `到场时限` */
  dueName: z.string(),
  version: z.int(),
})
export type MatterRow = z.output<typeof matterRow>

export const clockRow = z.object({
  rule: z.string(),
  name: z.string(),
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  metAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  breachedAt: z.iso.datetime().nullable(),
  /** The calendar does not reach the deadline: reckoned as if no holiday came. */
  calendarAssumed: z.boolean(),
  /** The wait until somebody takes the matter on. */
  forAcceptance: z.boolean(),
  /** Why it stands still; null while it runs. */
  paused: z.string().nullable(),
  /** Reasons for which it may stand still. */
  pauseReasons: z.array(z.string()),
  /** The time it was extended to, with the reason. */
  extended: z.object({ until: z.iso.datetime(), reason: z.string() }).nullable(),
  extendable: z.boolean(),
})

export const entryKinds = [
  'opened',
  'moved',
  'assigned',
  'edited',
  'comment',
  'word',
  'breach',
  'unaccepted',
  'extended',
  'paused',
  'resumed',
  'retargeted',
  'attached',
  'retracted',
  'reckoned',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** A file of a matter. Links are made for the caller alone and are good for some minutes; null where it was taken back. */
export const attachmentRow = z.object({
  id: z.uuid(),
  kind: z.enum(['photo', 'document']),
  name: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** `完工照片`, or nothing. */
  purpose: z.string(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  retractedBy: z.string(),
  retractedAt: z.iso.datetime().nullable(),
  retractReason: z.string(),
  link: z.string().nullable(),
  smallLink: z.string().nullable(),
})
export type Attachment = z.output<typeof attachmentRow>

export const entryRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(entryKinds),
  /** `派工`, `内部备注`, `告知住户` … */
  title: z.string(),
  author: z.string(),
  toState: z.string().nullable(),
  assignee: z.string().nullable(),
  body: z.string(),
  /** When the phone says it happened, for records made without signal. */
  claimedAt: z.iso.datetime().nullable(),
})

/** A matter with everything about it. The phone is whole for who handles it while it is open, else masked. */
export const matterDetail = matterRow.extend({
  description: z.string(),
  channel,
  channelName: z.string(),
  callerName: z.string(),
  callerPhone: z.string(),
  openedBy: z.string(),
  assignedAt: z.iso.datetime().nullable(),
  /** Set where the matter is a task. */
  task: z
    .object({
      flavour: z.string(),
      counterpart: z.string(),
      result: z.string(),
      answeredBy: z.string(),
      refusalReason: z.string(),
    })
    .nullable(),
  clocks: z.array(clockRow),
  attachments: z.array(attachmentRow),
  timeline: z.array(entryRow),
})
export type MatterDetail = z.output<typeof matterDetail>
