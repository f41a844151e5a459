import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import type { IncidentRow } from './incident.contract.ts'

/** 突发事件台账 as a sheet: the columns of the list, in its order. */
export const incidentRegister = (rows: readonly IncidentRow[]): SheetToWrite => ({
  name: '突发事件台账',
  columns: [
    { header: '编号', kind: 'text' },
    { header: '类别', kind: 'text' },
    { header: '名称', kind: 'text', width: 30 },
    { header: '影响范围', kind: 'text', width: 30 },
    { header: '开始', kind: 'moment' },
    { header: '预计恢复', kind: 'moment' },
    { header: '实际结束', kind: 'moment' },
    { header: '来电', kind: 'integer' },
    { header: '状态', kind: 'text' },
    { header: '承办', kind: 'text' },
  ],
  rows: rows.map((row) => [
    row.number,
    row.incidentName,
    row.title,
    row.areaName,
    new Date(row.beginsAt),
    row.expectedUntil && new Date(row.expectedUntil),
    row.endedAt && new Date(row.endedAt),
    row.callers,
    row.stateName,
    row.assignee?.name ?? '',
  ]),
})
