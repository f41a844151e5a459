import { z } from 'zod'
import { businessDate } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId } from '../../../kernel/id.ts'
import { matterId, version } from '../../matters/contract.ts'
import { paperId } from '../../papers/contract.ts'
import { statistics } from '../complaints/statistics.contract.ts'

const words = {
  problems: z.string().trim().max(4000, '主要问题最多 4000 个字'),
  causes: z.string().trim().max(4000, '原因分析最多 4000 个字'),
  measures: z.string().trim().max(4000, '改进措施最多 4000 个字'),
}

/** A signed summary: words and figures as they were, under the number of its paper. */
const edition = z.object({
  edition: z.int(),
  problems: z.string(),
  causes: z.string(),
  measures: z.string(),
  reason: z.string(),
  figures: statistics,
  paperId,
  paperNumber: z.string(),
  voided: z.boolean(),
  signedAt: z.iso.datetime(),
  signedBy: z.string(),
})
export type SummaryEdition = z.output<typeof edition>

export const summary = z.object({
  week: businessDate,
  /** Null while the week is not over or nothing was written yet. */
  matterId: matterId.nullable(),
  matterNumber: z.string(),
  problems: z.string(),
  causes: z.string(),
  measures: z.string(),
  /** 0 while nothing was written. */
  version: z.int(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string(),
  dueAt: z.iso.datetime().nullable(),
  breached: z.boolean(),
  /** The newest first. */
  editions: z.array(edition),
})
export type Summary = z.output<typeof summary>

const oneWeek = z.object({ communityId, week: businessDate })

export const readSummary = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaint-summaries/{week}',
  right: 'reports.see-complaints',
  summary: '投诉周报小结',
  params: oneWeek,
  output: summary,
  refusals: ['reports.not-a-monday'],
})

/** The weeks with a summary, the newest first, sixty at most; those that were not signed yet wait. */
export const listSummaries = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/complaint-summaries',
  right: 'reports.see-complaints',
  summary: '历次投诉周报',
  params: z.object({ communityId }),
  output: z.object({
    weeks: z.array(
      z.object({
        week: businessDate,
        matterId,
        number: z.string(),
        /** Null once it was signed. */
        dueAt: z.iso.datetime().nullable(),
        signedAt: z.iso.datetime().nullable(),
        editions: z.int(),
        breached: z.boolean(),
      }),
    ),
  }),
})

export const saveSummary = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/complaint-summaries/{week}',
  right: 'reports.sum-up-complaints',
  summary: '保存投诉周报小结',
  params: oneWeek,
  body: z.strictObject({ version: z.int().min(0), ...words }),
  output: summary,
  refusals: ['reports.not-a-monday', 'reports.week-not-over', 'reports.summary-changed'],
})

/** Signs the words and freezes the figures: a numbered paper. A signed week takes a reason and becomes a further edition. */
export const signSummary = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/complaint-summaries/{week}/sign',
  right: 'reports.sum-up-complaints',
  summary: '签发投诉周报',
  params: oneWeek,
  body: z.strictObject({
    version: version,
    /** How many editions the signer saw. */
    editions: z.int().min(0),
    reason: z.string().trim().max(500).default(''),
  }),
  output: summary,
  refusals: [
    'reports.not-a-monday',
    'reports.week-not-over',
    'reports.summary-changed',
    'reports.summary-empty',
    'reports.signed-already',
    'reports.reason-missing',
  ],
})
