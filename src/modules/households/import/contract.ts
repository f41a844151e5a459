import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf } from '../../../kernel/id.ts'

export const importId = idOf('ImportId')
export type ImportId = z.output<typeof importId>

export const verdictNames = {
  create: '新增',
  change: '修改',
  same: '不变',
  joined: '并入',
  kept: '只保存',
  conflict: '有冲突',
  bad: '有误',
} as const
const verdict = z.enum(['create', 'change', 'same', 'joined', 'kept', 'conflict', 'bad'])
export type Verdict = z.output<typeof verdict>

const importState = z.enum(['reading', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'failed'])

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

/** A sheet as it was understood; columns without a field are not taken in. */
export const importedSheet = z.object({
  sheet: z.string(),
  register: z.string().nullable(),
  registerName: z.string(),
  headerRow: z.int(),
  rows: z.int(),
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), sample: z.string() })),
  /** Read as somebody said before of files with these headers. */
  remembered: z.boolean(),
})
export type ImportedSheet = z.output<typeof importedSheet>

export const importedFile = z.object({
  id: importId,
  fileName: z.string(),
  fileBytes: z.int(),
  /** Of a .csv, as it was found. */
  encoding: z.string(),
  state: importState,
  sheets: z.array(importedSheet),
  counts: z.object({
    rows: z.int(),
    verdicts: z.partialRecord(verdict, z.int()),
    /** Rows with a fix that nobody has accepted yet. */
    offered: z.int(),
    /** Rows that would be written now. */
    good: z.int(),
    /** Possible twins that nobody has decided on. */
    twins: z.int(),
  }),
  /** What was made and changed, in words: `房屋`. */
  made: z.array(z.object({ kind: z.string(), name: z.string(), made: z.int(), changed: z.int() })),
  goodRowsOnly: z.boolean(),
  /** How far the work is; `whole` is 0 where that is not known. */
  done: z.int(),
  whole: z.int(),
  atWork: z.boolean(),
  /** Why the last attempt came to nothing. */
  refusal: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  /** Headers that nobody recognised: shown, so that nothing is left out in silence. */
  unrecognised: z.array(z.string()),
  uploadedAt: z.iso.datetime(),
  uploadedBy: z.string(),
  appliedAt: z.iso.datetime().nullable(),
  appliedBy: z.string(),
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: z.string(),
})
export type ImportedFile = z.output<typeof importedFile>

export const previewRow = z.object({
  position: z.int(),
  register: z.string(),
  sheet: z.string(),
  row: z.int(),
  /** What the row is about: `3-2-1501`, a plate, the number of a key. */
  label: z.string(),
  verdict,
  /** One line: what will happen, or why not. */
  what: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  faults: z.array(fault),
  fix: z.enum(['', 'offered', 'accepted']),
})
export type PreviewRow = z.output<typeof previewRow>

const inImport = z.object({ communityId, importId })
const onePage = {
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}

/**
 * A dry run: reads the file, says row by row what would happen; writes nothing into the registers. Answers when the
 * preview is ready, or after a few seconds as far as it is (`state: reading`): then ask again.
 */
export const previewImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports',
  right: 'households.import',
  summary: '预览导入',
  params: z.object({ communityId }),
  upload: { maxBytes: 20 * 1024 * 1024 },
  output: importedFile.extend({ preview: z.array(previewRow), next: z.int().nullable() }),
  refusals: ['sheets.file-too-large', 'sheets.not-a-table', 'sheets.old-excel', 'sheets.macros'],
})

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}/rows',
  right: 'households.import',
  summary: '导入明细',
  params: inImport,
  query: z.strictObject({
    verdict: verdict.optional(),
    register: z.string().max(40).optional(),
    fix: z.enum(['offered', 'accepted']).optional(),
    /** The beginning of what a row is about, a row number, or words of what is said of it. */
    q: z.string().trim().max(60).optional(),
    ...onePage,
  }),
  output: z.object({ preview: z.array(previewRow), next: z.int().nullable() }),
  refusals: ['imports.not-found'],
})

export const showImport = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}',
  right: 'households.import',
  summary: '查看导入',
  params: inImport,
  output: importedFile,
  refusals: ['imports.not-found'],
})

export const listImports = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports',
  right: 'households.import',
  summary: '导入记录',
  params: z.object({ communityId }),
  query: z.strictObject({ after: importId.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ imports: z.array(importedFile), next: importId.nullable() }),
})

/** Every register that can be imported, with the names under which its columns are known. */
export const listRegisters = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/import-registers',
  right: 'households.import',
  summary: '可导入的台账',
  params: z.object({ communityId }),
  output: z.object({
    registers: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        fields: z.array(z.object({ id: z.string(), title: z.string(), names: z.array(z.string()), later: z.string() })),
      }),
    ),
  }),
})
export type ImportRegister = z.output<typeof listRegisters.output>['registers'][number]

/** Says by hand what the sheets and columns of a file are; read anew, and remembered for files with these headers. */
export const mapImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/map',
  right: 'households.import',
  summary: '更改列的对应',
  params: inImport,
  body: z.strictObject({
    sheets: z
      .array(
        z.strictObject({
          sheet: z.string().max(40),
          /** Empty: leave the sheet out. */
          register: z.string().max(40),
          /** By header, as the sheet has it; null leaves a column out. Headers not named are recognised as before. */
          columns: z.record(z.string().max(200), z.string().max(40).nullable()),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: importedFile,
  refusals: ['imports.not-found', 'imports.file-gone', 'transition.not-permitted'],
})

/** Accepts the fixes that a row offers, or without a position those of all rows. */
export const acceptFixes = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/accept-fixes',
  right: 'households.import',
  summary: '接受修改建议',
  params: inImport,
  body: z.strictObject({ position: z.int().min(1).nullable().default(null), accepted: z.boolean().default(true) }),
  output: importedFile,
  refusals: ['imports.not-found', 'transition.not-permitted'],
})

export const importTwin = z.object({
  id: z.uuid(),
  reason: z.enum(['identity', 'phone', 'name-in-house']),
  members: z.array(z.object({ id: z.uuid(), name: z.string(), label: z.string() })),
  /** The one whom the register has already. */
  known: z.object({ id: z.uuid(), name: z.string(), label: z.string() }).nullable(),
  decision: z.enum(['', 'merge', 'apart']),
})
export type ImportTwin = z.output<typeof importTwin>

export const listTwins = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}/twins',
  right: 'households.import',
  summary: '疑似同一人',
  params: inImport,
  query: z.strictObject({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ twins: z.array(importTwin), next: z.uuid().nullable() }),
  refusals: ['imports.not-found'],
})

/** Decides whether people are one; without a twin, for all that are still open. */
export const decideTwins = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/decide-twins',
  right: 'households.import',
  summary: '确认是否同一人',
  params: inImport,
  body: z.strictObject({ twinId: z.uuid().nullable().default(null), decision: z.enum(['', 'merge', 'apart']) }),
  output: importedFile,
  refusals: ['imports.not-found', 'transition.not-permitted'],
})

/** Takes the rows in: all or none; with bad rows only when the person says so. Answers when done, or as far as it is. */
export const applyImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/apply',
  right: 'households.import',
  summary: '执行导入',
  params: inImport,
  body: z.strictObject({ goodRowsOnly: z.boolean().default(false) }),
  output: importedFile,
  refusals: ['imports.not-found', 'imports.has-bad-rows', 'imports.nothing-to-take', 'transition.not-permitted'],
})

/** Asks the work under way to stop; nothing of it stays. */
export const cancelImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/cancel',
  right: 'households.import',
  summary: '取消导入',
  params: inImport,
  output: importedFile,
  refusals: ['imports.not-found'],
})

/** Takes up work that fell silent, as when the server stopped in the middle of it. */
export const resumeImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/resume',
  right: 'households.import',
  summary: '继续导入',
  params: inImport,
  output: importedFile,
  refusals: ['imports.not-found'],
})

export const undoImport = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/imports/{importId}/undo',
  right: 'households.import',
  summary: '撤销导入',
  params: inImport,
  output: importedFile,
  refusals: ['imports.not-found', 'imports.not-to-undo', 'transition.not-permitted'],
})

export const listObstacles = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}/obstacles',
  right: 'households.import',
  summary: '撤销导入的阻碍',
  params: inImport,
  output: z.object({ obstacles: z.array(z.object({ what: z.string(), why: z.string() })) }),
  refusals: ['imports.not-found'],
})

/** The rows that were not taken, as they stand in the file, each with its reasons: to be corrected and dropped again. */
export const downloadErrors = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/imports/{importId}/errors',
  right: 'households.import',
  summary: '下载有误的行',
  params: inImport,
  output: z.object({}),
  produces: 'file',
  refusals: ['imports.not-found', 'imports.file-gone'],
})
