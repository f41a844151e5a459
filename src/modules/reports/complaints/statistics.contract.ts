import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { matterId } from '../../matters/contract.ts'
import { type Counted, countedNames, type Facet, facetNames } from '../words.ts'

/** Days from the first to the last, both included; Monday to Sunday is a week. */
const period = { from: businessDate, to: businessDate }
/** Complaints received in the period that have one value of a facet; the facet `all` has one line. */
export const groupLine = z.object({
  facet: z.string(),
  value: z.string(),
  name: z.string(),
  received: z.int(),
  valid: z.int(),
  repeat: z.int(),
  handledBroken: z.int(),
  repliedBroken: z.int(),
  unsatisfied: z.int(),
})
export type GroupLine = z.output<typeof groupLine>

/** Hours from the registration: half of the complaints took at most `median`, nine in ten at most `p90`. */
const hours = z.object({ count: z.int(), median: z.number().nullable(), p90: z.number().nullable() })

const balance = z.object({ carried: z.int(), received: z.int(), closed: z.int(), open: z.int() })

/** The figures of a period, all from one set of rows. A signed summary keeps exactly this. */
export const statistics = z.object({
  from: businessDate,
  to: businessDate,
  /** Carried over + received − closed = open at the end. */
  balance,
  all: groupLine,
  groups: z.array(groupLine),
  hoursToAnswer: hours,
  hoursToResult: hours,
  /** The period before: the month before a whole month, otherwise as many days directly before. */
  before: z.object({ from: businessDate, to: businessDate, balance, all: groupLine }),
  /** Twelve weeks up to the end of the period, by the week of registration. */
  trend: z.array(z.object({ week: businessDate, received: z.int(), handledBroken: z.int(), unsatisfied: z.int() })),
})
export type Statistics = z.output<typeof statistics>

const inCommunity = z.object({ communityId })
const periodQuery = z.strictObject(period)
const refusals = ['reports.period']

export const readStatistics = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaint-statistics',
  right: 'reports.see-complaints',
  summary: '投诉统计',
  params: inCommunity,
  query: periodQuery,
  output: statistics,
  refusals,
})

/** The same over all communities in which the caller may see them; `community` is a facet here. */
export const readCompanyStatistics = endpoint({
  method: 'GET',
  path: '/api/company/complaint-statistics',
  right: 'reports.see-complaints',
  summary: '全公司投诉统计',
  query: periodQuery,
  output: statistics,
  refusals,
})

const facets = Object.fromEntries(Object.keys(facetNames).map((id) => [id, z.string().max(60).optional()])) as Record<
  Facet,
  z.ZodOptional<z.ZodString>
>

/** What makes the rows of a figure: what is counted, and a value for each facet that narrows it. */
const rowsAsked = {
  ...period,
  counted: z.enum(Object.keys(countedNames) as [Counted, ...Counted[]]).default('received'),
  ...facets,
  /** A number or the beginning of one, or a word of the title. */
  q: z.string().trim().max(60).optional(),
  sort: z.enum(['registered', '-registered', 'number', '-number']).default('registered'),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}

export const complaintLine = z.object({
  id: matterId,
  communityName: z.string(),
  number: z.string(),
  registeredAt: z.iso.datetime(),
  place: z.string(),
  title: z.string(),
  stateName: z.string(),
  closedAt: z.iso.datetime().nullable(),
  hoursToAnswer: z.number().nullable(),
  hoursToResult: z.number().nullable(),
  reopened: z.int(),
  /** The name of the value of each facet, in the words of the trade. */
  className: z.string(),
  severity: z.string(),
  building: z.string(),
  zone: z.string(),
  channel: z.string(),
  cause: z.string(),
  department: z.string(),
  validity: z.string(),
  repeat: z.string(),
  handled: z.string(),
  replied: z.string(),
  satisfaction: z.string(),
})
export type ComplaintLine = z.output<typeof complaintLine>

const page = z.object({ rows: z.array(complaintLine), next: z.uuid().nullable() })

/** The rows behind a figure: as many as the figure says. */
export const listCounted = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaint-statistics/complaints',
  right: 'reports.see-complaints',
  summary: '投诉统计明细',
  params: inCommunity,
  query: z.strictObject(rowsAsked),
  output: page,
  refusals,
})

export const listCompanyCounted = endpoint({
  method: 'GET',
  path: '/api/company/complaint-statistics/complaints',
  right: 'reports.see-complaints',
  summary: '全公司投诉统计明细',
  query: z.strictObject(rowsAsked),
  output: page,
  refusals,
})
