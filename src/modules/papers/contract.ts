import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf } from '../../kernel/id.ts'

export const paperId = idOf('PaperId')
export type PaperId = z.output<typeof paperId>

/** One line of a paper: what it is called and what it says. */
export const paperLine = z.object({ label: z.string(), value: z.string() })

/** What a paper says, in the order in which it is printed; a table where the paper has rows. */
export const paperContent = z.object({
  title: z.string(),
  lines: z.array(paperLine),
  columns: z.array(z.string()).default([]),
  rows: z.array(z.array(z.string())).default([]),
  /** Who signs, in the words beside the line: 领用人, 经办人. */
  signatures: z.array(z.string()).default([]),
  note: z.string().default(''),
})
export type PaperContent = z.input<typeof paperContent>

export const paper = z.object({
  id: paperId,
  kind: z.string(),
  number: z.string(),
  content: paperContent,
  communityName: z.string(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  /** Printed so many times before; from the second print on it bears a reprint mark. */
  prints: z.int(),
  voidedAt: z.iso.datetime().nullable(),
  voidReason: z.string(),
})
export type Paper = z.output<typeof paper>

/** A paper as the page of its subject names it. */
export const paperMention = z.object({
  id: paperId,
  number: z.string(),
  title: z.string(),
  issuedAt: z.iso.datetime(),
  voided: z.boolean(),
})
export type PaperMention = z.output<typeof paperMention>

export const readPaper = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/papers/{paperId}',
  right: 'papers.read',
  summary: '查看文书',
  params: z.object({ communityId, paperId }),
  output: paper,
  refusals: ['papers.not-found'],
})

/** Says that the paper goes to the printer now; answers how often it has, this time included. */
export const recordPrint = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/papers/{paperId}/print',
  right: 'papers.read',
  summary: '打印文书',
  params: z.object({ communityId, paperId }),
  body: z.strictObject({}),
  output: paper,
  refusals: ['papers.not-found', 'papers.voided'],
})

export const voidPaper = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/papers/{paperId}/void',
  right: 'papers.void',
  summary: '作废文书',
  params: z.object({ communityId, paperId }),
  body: z.strictObject({ reason: line({ name: '作废原因', most: 200 }) }),
  output: paper,
  refusals: ['papers.not-found', 'papers.voided'],
})
