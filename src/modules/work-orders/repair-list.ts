import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { priorityNames } from '../matters/contract.ts'
import { callbackClassNames, liableNames, listRepairs, type RepairRow, warrantyNames } from './contract.ts'

/** What the list says of each repair, on the page and in its export; phones are not in it. */
export const repairColumns: readonly ListColumn<RepairRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'dueAt', title: '时限', kind: 'moment', width: 7.5, sort: true, value: dueOf },
  { id: 'place', title: '位置', width: 7, value: (row) => row.place.name },
  { id: 'priority', title: '紧急', width: 4, optional: true, value: (row) => priorityNames[row.priority] },
  { id: 'title', title: '报修内容', value: (row) => (row.rework ? `返修 ${row.title}` : row.title) },
  { id: 'category', title: '类别', width: 5.5, value: (row) => row.categoryName },
  { id: 'state', title: '状态', width: 7, value: stateOf },
  { id: 'technician', title: '承办', width: 6, value: (row) => row.technician || (row.assignee?.name ?? '') },
  { id: 'liable', title: '责任', width: 5, value: (row) => liableNames[row.liable] },
  { id: 'warranty', title: '保修判定', width: 6, optional: true, value: (row) => warrantyNames[row.warranty] },
  { id: 'contractor', title: '保修单位', width: 8, optional: true, value: (row) => row.contractorName },
  {
    id: 'callback',
    title: '回访类别',
    width: 6,
    optional: true,
    value: (row) => callbackClassNames[row.callbackClass],
  },
  { id: 'caller', title: '报修人', width: 5, optional: true, value: (row) => row.callerName },
  { id: 'appointment', title: '预约', width: 8, optional: true, value: (row) => row.appointment },
  { id: 'openedAt', title: '登记', kind: 'moment', width: 8, sort: true, value: (row) => row.openedAt },
  { id: 'doneAt', title: '完工', kind: 'moment', width: 8, optional: true, value: (row) => row.doneAt },
  { id: 'closedAt', title: '关闭', kind: 'moment', width: 8, optional: true, value: (row) => row.closedAt },
]

function dueOf(row: RepairRow): string {
  if (row.closedAt !== null) return '已结'
  return row.dueAt ?? '不计时'
}

function stateOf(row: RepairRow): string {
  return row.state === 'waiting' && row.waitingReason !== '' ? row.waitingReason : row.stateName
}

export const exportRepairs = exportOf(listRepairs, { name: '报修', columns: repairColumns })
