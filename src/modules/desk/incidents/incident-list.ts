import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type IncidentRow, listIncidents } from './incident.contract.ts'

/** What the list says of each incident, on the page and in its export. */
export const incidentColumns: readonly ListColumn<IncidentRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'kind', title: '类别', width: 6, value: (row) => row.incidentName },
  { id: 'title', title: '名称', value: (row) => row.title },
  { id: 'area', title: '影响范围', width: 14, value: (row) => row.areaName },
  { id: 'beginsAt', title: '开始', kind: 'moment', width: 8, sort: true, value: (row) => row.beginsAt },
  { id: 'expected', title: '预计恢复', kind: 'moment', width: 8, value: (row) => row.expectedUntil },
  { id: 'ended', title: '结束', kind: 'moment', width: 8, value: (row) => row.endedAt },
  { id: 'callers', title: '来电', kind: 'integer', width: 4, value: (row) => row.callers },
  { id: 'state', title: '状态', width: 6, value: (row) => row.stateName },
  { id: 'assignee', title: '承办', width: 6, optional: true, value: (row) => row.assignee?.name ?? '' },
]

export const exportIncidents = exportOf(listIncidents, { name: '突发事件台账', columns: incidentColumns })
