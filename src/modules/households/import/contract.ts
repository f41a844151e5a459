import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'

export const importId = idOf('ImportId')
export type ImportId = z.output<typeof importId>

export const verdictNames = { create: '新增', 'add-people': '补登业主', same: '已有，不变', bad: '有误' } as const
const verdict = z.enum(['create', 'add-people', 'same', 'bad'])
export type Verdict = z.output<typeof verdict>

/** What is noticed of a cell: an error (with the fix that was made where one is evident), or a doubt, taken as it stands. */
export const fault = z.object({
  weight: z.enum(['error', 'doubt']),
  sheet: z.string(),
  row: z.int(),
  column: z.int(),
  header: z.string(),
  value: z.string(),
  reason: z.string(),
  fix: z.string().optional(),
})

export const importedFile = z.object({
  id: importId,
  fileName: z.string(),
  state: z.enum(['previewed', 'applied']),
  /** Rows with data; `good` will be taken, `same` are there already, `bad` need mending. */
  rows: z.int(),
  good: z.int(),
  same: z.int(),
  bad: z.int(),
  /** Headers that nobody recognised: shown, so that nothing is left out in silence. */
  unrecognised: z.array(z.string()),
  uploadedAt: z.iso.datetime(),
  uploadedBy: z.string(),
  appliedAt: z.iso.datetime().nullable(),
  appliedBy: z.string(),
  housesMade: z.int(),
  peopleMade: z.int(),
  titlesMade: z.int(),
})
export type ImportedFile = z.output<typeof importedFile>

export const previewRow = z.object({
  position: z.int(),
  sheet: z.string(),
  row: z.int(),
  spelling: z.string(),
  verdict,
  /** One line: what will happen, or why not. */
  what: z.string(),
  faults: z.array(fault),
})
export type PreviewRow = z.output<typeof previewRow>

/** A dry run: reads the file, says row by row what would happen; writes nothing into the registers. */
export const previewImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports',
  right: 'households.import',
  summary: '预览导入',
  params: z.object({ communityId }),
  upload: { maxBytes: 20 * 1024 * 1024 },
  output: importedFile.extend({ preview: z.array(previewRow), next: z.int().nullable() }),
  refusals: ['households.no-register-in-file', 'sheets.file-too-large', 'sheets.not-a-table', 'sheets.old-excel'],
})

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}/rows',
  right: 'households.import',
  summary: '导入明细',
  params: z.object({ communityId, importId }),
  query: z.strictObject({
    verdict: verdict.optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({ preview: z.array(previewRow), next: z.int().nullable() }),
  refusals: ['households.import-not-found'],
})

export const showImport = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}',
  right: 'households.import',
  summary: '查看导入',
  params: z.object({ communityId, importId }),
  output: importedFile,
  refusals: ['households.import-not-found'],
})

export const listImports = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports',
  right: 'households.import',
  summary: '导入记录',
  params: z.object({ communityId }),
  output: z.object({ imports: z.array(importedFile) }),
})

/** Takes the rows in: all or none; with bad rows only when the person says so. */
export const applyImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/apply',
  right: 'households.import',
  summary: '执行导入',
  params: z.object({ communityId, importId }),
  body: z.strictObject({ goodRowsOnly: z.boolean().default(false) }),
  output: importedFile,
  refusals: ['households.import-not-found', 'households.import-applied', 'households.import-has-bad-rows'],
})
