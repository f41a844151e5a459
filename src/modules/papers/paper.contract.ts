import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
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
  /** Above the title; the community's name where it is empty. Comes from the template. */
  heading: z.string().default(''),
  /** Below everything. Comes from the template. */
  footer: z.string().default(''),
})
export type PaperContent = z.input<typeof paperContent>

/** Lines of a drawing: x and y in turn, in thousandths of its width. */
const stroke = z.array(z.int().min(0).max(1000)).min(2).max(4000)
export const strokes = z.array(stroke).min(1, '请先签名').max(200, '签名的笔画太多，请清除后重签')
export type Strokes = z.output<typeof strokes>

/** Who signed where on a paper, how and when. */
export const signature = z.object({
  id: z.uuid(),
  /** The signature line: 借用人. */
  place: z.string(),
  name: z.string(),
  how: z.enum(['drawn', 'scanned']),
  strokes: strokes.nullable(),
  /** Where the scan is opened, and its small picture where it is one. */
  scan: z.object({ link: z.string(), small: z.string().nullable() }).nullable(),
  signedAt: z.iso.datetime(),
  recordedBy: z.string(),
  /** It still belongs to what the paper says; false where one of them was tampered with. */
  holds: z.boolean(),
})
export type Signature = z.output<typeof signature>

export const paper = z.object({
  id: paperId,
  kind: z.string(),
  number: z.string(),
  content: paperContent,
  communityName: z.string(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  /** `本小区样张第 2 版`; empty for the template that the program brings. */
  template: z.string(),
  /** The hash of what it says; a signature is bound to it. */
  hash: z.string(),
  signatures: z.array(signature),
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

const onPaper = z.object({ communityId, paperId })

export const readPaper = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/papers/{paperId}',
  right: 'papers.read',
  summary: '查看文书',
  params: onPaper,
  output: paper,
  refusals: ['papers.not-found'],
})

/** Says that the paper goes to the printer now; answers how often it has, this time included. */
export const recordPrint = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/papers/{paperId}/print',
  right: 'papers.read',
  summary: '打印文书',
  params: onPaper,
  body: z.strictObject({}),
  output: paper,
  refusals: ['papers.not-found', 'papers.voided'],
})

export const voidPaper = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/papers/{paperId}/void',
  right: 'papers.void',
  summary: '作废文书',
  params: onPaper,
  body: z.strictObject({ reason: line({ name: '作废原因', most: 200 }) }),
  output: paper,
  refusals: ['papers.not-found', 'papers.voided'],
})

/** Signs a paper on the screen. `hash` is that of the paper the signer saw: another one cannot be signed by it. */
export const signPaper = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/papers/{paperId}/sign',
  right: 'papers.sign',
  summary: '签署文书',
  params: onPaper,
  body: z.strictObject({
    place: line({ name: '签名处', most: 40 }),
    name: line({ name: '签名人', most: 40 }),
    strokes,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: paper,
  refusals: [
    'papers.not-found',
    'papers.voided',
    'papers.no-such-place',
    'papers.signed-already',
    'papers.content-differs',
    'papers.signature-too-short',
  ],
})

/** A scan of A4 from the machine at the counter, or a photo of it. */
const MOST_BYTES = 20 * 1024 * 1024

/** Files the scan of a paper that was signed by hand, for one of its signature lines. */
export const scanPaper = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/papers/{paperId}/scan',
  right: 'papers.sign',
  summary: '上传签好的文书',
  params: onPaper,
  upload: { maxBytes: MOST_BYTES, keep: true },
  body: z.strictObject({
    place: line({ name: '签名处', most: 40 }),
    name: line({ name: '签名人', most: 40 }),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: paper,
  refusals: [
    'papers.not-found',
    'papers.voided',
    'papers.no-such-place',
    'papers.signed-already',
    'papers.content-differs',
    'files.not-permitted',
    'files.quota-used',
    'files.disk-full',
  ],
})

/** A paper as the register shows it. */
export const paperRow = z.object({
  id: paperId,
  kind: z.string(),
  number: z.string(),
  title: z.string(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  prints: z.int(),
  /** Signature lines that it has, and how many of them are signed. */
  places: z.int(),
  signed: z.int(),
  voidedAt: z.iso.datetime().nullable(),
  voidReason: z.string(),
})
export type PaperRow = z.output<typeof paperRow>

export const listPapers = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/papers',
  right: 'papers.list',
  summary: '文书台账',
  params: z.object({ communityId }),
  query: z.strictObject({
    /** Number or any words of the paper. */
    q: z.string().trim().max(60).optional(),
    kind: z.string().max(60).optional(),
    state: z.enum(['standing', 'voided', 'unsigned', 'unprinted']).optional(),
    from: businessDate.optional(),
    until: businessDate.optional(),
    /** The papers about one thing. */
    subjectId: z.uuid().optional(),
    sort: z.enum(['issuedAt', '-issuedAt', 'number', '-number']).default('-issuedAt'),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ papers: z.array(paperRow), next: z.string().nullable() }),
})

/** Numbers of one kind in one year, without holes. */
export const series = z.object({
  code: z.string(),
  year: z.int(),
  kind: z.string(),
  /** What its papers are called. */
  name: z.string(),
  lastNumber: z.int(),
  voided: z.int(),
})

export const listSeries = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/paper-series',
  right: 'papers.list',
  summary: '编号序列',
  params: z.object({ communityId }),
  output: z.object({ series: z.array(series) }),
})
