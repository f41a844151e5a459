import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listMassExports, type MassExport } from './contract.ts'
import { massExportProcess } from './mass-export.process.ts'

/** Who asked for whole numbers, why, who granted it, and what left. */
export const massExportColumns: readonly ListColumn<MassExport>[] = [
  { id: 'askedAt', title: '申请时间', kind: 'moment', width: 9, sort: true, value: (one) => one.askedAt },
  { id: 'askedBy', title: '申请人', width: 7, sort: true, value: (one) => one.askedBy },
  { id: 'reason', title: '用途', width: 16, value: (one) => one.reason },
  { id: 'state', title: '状态', width: 6, sort: true, value: (one) => massExportProcess.words.states[one.state] },
  { id: 'decidedBy', title: '批准人', width: 7, value: (one) => one.decidedBy },
  { id: 'decisionNote', title: '批注', width: 10, optional: true, value: (one) => one.decisionNote },
  { id: 'openUntil', title: '下载期限', kind: 'moment', width: 9, value: (one) => one.openUntil },
  { id: 'takenAt', title: '最近下载', kind: 'moment', width: 9, value: (one) => one.takenAt },
  { id: 'takenRows', title: '行数', kind: 'integer', width: 5, value: (one) => one.takenRows },
]

export const exportMassExports = exportOfShort(listMassExports, { name: '全号导出申请', columns: massExportColumns })
