import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type Hint, listHints } from './hint.contract.ts'

/** What the list says of each hint, on the page and in its export. */
export const hintColumns: readonly ListColumn<Hint>[] = [
  { id: 'where', title: '楼栋', width: 6, sort: true, value: (row) => row.buildingName || '不限' },
  { id: 'subject', title: '事由', width: 9, sort: true, value: (row) => row.subjectName || '不限' },
  { id: 'body', title: '提示', value: (row) => row.body },
  { id: 'from', title: '从', kind: 'day', width: 7, sort: true, value: (row) => row.validFrom },
  { id: 'until', title: '至', kind: 'day', width: 7, sort: true, value: (row) => row.validUntil },
  { id: 'changedBy', title: '修改人', width: 6, value: (row) => row.changedBy },
  { id: 'changedAt', title: '修改时间', kind: 'moment', width: 9, sort: true, value: (row) => row.changedAt },
]

export const exportHints = exportOfShort(listHints, { name: '话务提示', columns: hintColumns })
