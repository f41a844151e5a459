import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { listMatters, type MatterRow, priorityNames } from './contract.ts'

/** What the list says of each matter, on the page and in its export; a deadline is its time, not what is left of it. */
export const matterColumns: readonly ListColumn<MatterRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'dueAt', title: '时限', kind: 'moment', width: 8, sort: true, value: dueOf },
  { id: 'kind', title: '类型', width: 6, value: (row) => row.kindName },
  { id: 'priority', title: '紧急', width: 5, optional: true, value: (row) => priorityNames[row.priority] },
  { id: 'title', title: '标题', value: (row) => row.title },
  { id: 'place', title: '位置', width: 8, value: (row) => row.place.name },
  { id: 'state', title: '状态', width: 7, value: (row) => row.stateName },
  { id: 'assignee', title: '承办', width: 7, value: (row) => row.assignee?.name ?? '' },
  { id: 'openedAt', title: '登记', kind: 'moment', width: 9, sort: true, value: (row) => row.openedAt },
]

function dueOf(row: MatterRow): string {
  if (row.closedAt !== null) return '已结'
  return row.dueAt ?? '不计时'
}

export const exportMatters = exportOf(listMatters, { name: '事项', columns: matterColumns })
