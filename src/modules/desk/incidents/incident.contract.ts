import { z } from 'zod'
import { line, paragraphs } from '../../../kernel/chinese-text.ts'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'
import { phoneText } from '../../../kernel/phone.ts'
import { matterDetail, matterId, matterRow, version } from '../../matters/contract.ts'
import { callRow, callTimes } from '../calls/call.contract.ts'
import { codesOf, incidentKindNames } from '../words.ts'

export { type IncidentAction, incidentProcess } from './incident.process.ts'

const inCommunity = z.object({ communityId })
const oneIncident = z.object({ communityId, matterId })
const kind = z.enum(codesOf(incidentKindNames))

/** A building, or one entrance of it. */
const area = z.strictObject({ buildingId: idOf('BuildingId'), entranceId: idOf('EntranceId').nullable().default(null) })

const instant = z.iso.datetime({ offset: true })
const facts = {
  /** What whoever takes the calls says: cause, since when, until when, what to do. */
  script: paragraphs({ name: '答复话术', most: 1000 }),
  expectedUntil: instant.nullable().default(null),
}

export const incidentRow = matterRow.extend({
  incidentKind: kind,
  incidentName: z.string(),
  wholeCommunity: z.boolean(),
  /** `3栋、5栋2单元`, or the whole community. */
  areaName: z.string(),
  beginsAt: z.iso.datetime(),
  expectedUntil: z.iso.datetime().nullable(),
  /** Announced before it began. */
  planned: z.boolean(),
  endedAt: z.iso.datetime().nullable(),
  callers: z.int(),
})
export type IncidentRow = z.output<typeof incidentRow>

export const incidentDetail = z.object({
  matter: matterDetail,
  incident: incidentRow
    .pick({
      incidentKind: true,
      incidentName: true,
      wholeCommunity: true,
      areaName: true,
      beginsAt: true,
      expectedUntil: true,
      planned: true,
      endedAt: true,
      callers: true,
    })
    .extend({ script: z.string(), result: z.string() }),
  /** Who rang about it, the latest first; phones whole while it is open, for whoever rings back. */
  calls: z.array(callRow),
})
export type IncidentDetail = z.output<typeof incidentDetail>

export const openIncident = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/incidents',
  right: 'desk.manage-incidents',
  summary: '登记突发事件',
  params: inCommunity,
  body: z.strictObject({
    kind,
    title: line({ name: '事件名称', most: 60 }),
    wholeCommunity: z.boolean().default(false),
    areas: z.array(area).max(200).default([]),
    /** Left out: now. Later than now: a planned outage, shown as such until it begins. */
    beginsAt: instant.optional(),
    ...facts,
  }),
  output: incidentDetail,
  refusals: ['desk.area-missing', 'desk.area-unknown', 'desk.incident-period'],
})

export const updateIncident = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/incidents/{matterId}/update',
  right: 'desk.manage-incidents',
  summary: '更新突发事件',
  params: oneIncident,
  body: z.strictObject({ version, ...facts }),
  output: incidentDetail,
  refusals: ['matters.not-found', 'matters.changed-meanwhile', 'transition.not-permitted', 'desk.incident-period'],
})

/** It is over: what callers are told answers all of them, and the callbacks are planned from here in bulk. */
export const closeIncident = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/incidents/{matterId}/close',
  right: 'desk.manage-incidents',
  summary: '突发事件恢复',
  params: oneIncident,
  body: z.strictObject({ version, result: paragraphs({ name: '恢复情况', most: 1000 }) }),
  output: incidentDetail,
  refusals: ['matters.not-found', 'matters.changed-meanwhile', 'transition.not-permitted'],
})

export const cancelIncident = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/incidents/{matterId}/cancel',
  right: 'desk.manage-incidents',
  summary: '撤销突发事件',
  params: oneIncident,
  body: z.strictObject({ version, reason: paragraphs({ name: '原因', most: 500 }) }),
  output: incidentDetail,
  refusals: ['matters.not-found', 'matters.changed-meanwhile', 'transition.not-permitted'],
})

/** One key for one more caller: a call, and no matter of its own. */
export const logIncidentCall = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/incidents/{matterId}/calls',
  right: 'desk.receive',
  summary: '突发事件来电',
  params: oneIncident,
  body: z.strictObject({
    ...callTimes,
    phone: z.union([phoneText, z.literal('')]).default(''),
    callerName: z.string().trim().max(60).default(''),
    houseId: idOf('HouseId').nullable().default(null),
    partyId: idOf('PartyId').nullable().default(null),
    /** What was said beyond the incident itself. */
    content: z.string().trim().max(500).default(''),
  }),
  output: z.object({ call: callRow, callers: z.int() }),
  refusals: [
    'matters.not-found',
    'matters.place-not-found',
    'matters.party-not-found',
    'desk.incident-over',
    'desk.call-in-the-future',
  ],
})

export const readIncident = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/incidents/{matterId}',
  right: 'desk.see-receptions',
  summary: '突发事件详情',
  params: oneIncident,
  output: incidentDetail,
})

const asked = {
  q: z.string().trim().max(60).optional(),
  kind: kind.optional(),
  status: z.enum(['open', 'over', 'all']).default('all'),
  from: businessDate.optional(),
  to: businessDate.optional(),
  sort: z.enum(['beginsAt', '-beginsAt']).default('-beginsAt'),
}

export const listIncidents = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/incidents',
  right: 'desk.see-receptions',
  summary: '突发事件台账',
  params: inCommunity,
  query: z.strictObject({
    ...asked,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ rows: z.array(incidentRow), next: z.string().nullable() }),
})
