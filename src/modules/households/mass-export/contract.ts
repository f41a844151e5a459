import { z } from 'zod'
import { line } from '../../../kernel/chinese-text.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { communityId, idOf, staffId } from '../../../kernel/id.ts'
import { optionalLine } from '../../estate/contract.ts'
import { type MassExportState, massExportProcess } from './mass-export.process.ts'

export const massExportId = idOf('MassExportId')
export type MassExportId = z.output<typeof massExportId>

export const massExport = z.object({
  id: massExportId,
  reason: z.string(),
  state: z.enum(massExportProcess.states as [MassExportState, ...MassExportState[]]),
  askedAt: z.iso.datetime(),
  askedById: staffId,
  askedBy: z.string(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string(),
  decisionNote: z.string(),
  /** Until when the file may be taken; null before it was granted. */
  openUntil: z.iso.datetime().nullable(),
  takenAt: z.iso.datetime().nullable(),
  takenRows: z.int().nullable(),
})
export type MassExport = z.output<typeof massExport>

const inCommunity = z.object({ communityId })
const one = z.object({ communityId, massExportId })
const at = '/api/communities/{communityId}/mass-exports'

export const listMassExports = endpoint({
  method: 'GET',
  path: at,
  right: 'households.mass-export',
  summary: '全号导出申请',
  params: inCommunity,
  output: z.object({ massExports: z.array(massExport) }),
})

export const askMassExport = endpoint({
  method: 'POST',
  path: at,
  right: 'households.mass-export',
  summary: '申请全号导出',
  params: inCommunity,
  body: z.strictObject({ reason: line({ name: '用途', most: 500 }) }),
  output: massExport,
})

export const grantMassExport = endpoint({
  method: 'POST',
  path: `${at}/{massExportId}/grant`,
  right: 'households.approve-mass-export',
  summary: '批准全号导出',
  params: one,
  body: z.strictObject({ note: optionalLine({ name: '批注', most: 500 }) }),
  output: massExport,
  refusals: ['households.not-found', 'households.own-mass-export'],
})

export const declineMassExport = endpoint({
  method: 'POST',
  path: `${at}/{massExportId}/decline`,
  right: 'households.approve-mass-export',
  summary: '不批准全号导出',
  params: one,
  body: z.strictObject({ note: line({ name: '原因', most: 500 }) }),
  output: massExport,
  refusals: ['households.not-found', 'households.own-mass-export'],
})

export const withdrawMassExport = endpoint({
  method: 'POST',
  path: `${at}/{massExportId}/withdraw`,
  right: 'households.mass-export',
  summary: '撤回全号导出申请',
  params: one,
  body: z.strictObject({}),
  output: massExport,
  refusals: ['households.not-found', 'households.foreign-mass-export'],
})

/** The file itself: our own template, filled, numbers whole, with who, when and why above every sheet. */
export const takeMassExport = endpoint({
  method: 'POST',
  path: `${at}/{massExportId}/take`,
  right: 'households.mass-export',
  summary: '下载全号导出',
  params: one,
  body: z.strictObject({}),
  output: z.object({}),
  produces: 'file',
  refusals: [
    'households.not-found',
    'households.foreign-mass-export',
    'households.mass-export-over',
    'platform.exports-busy',
    'platform.exports-too-often',
  ],
})
