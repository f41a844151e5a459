import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { satisfactionNames, severityNames, validityNames } from '../words.ts'
import { type ComplaintRow, listComplaints } from './complaint.contract.ts'

/** What the list says of each complaint, on the page and in its export. */
export const complaintColumns: readonly ListColumn<ComplaintRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'registered', title: '登记', kind: 'moment', width: 8, sort: true, value: (row) => row.openedAt },
  { id: 'place', title: '位置', width: 7, value: (row) => row.place.name },
  { id: 'class', title: '类别', width: 7, value: (row) => row.className },
  { id: 'title', title: '内容', value: (row) => row.title },
  { id: 'state', title: '状态', width: 7, value: (row) => row.stateName },
  { id: 'handled', title: '处理时限', width: 7, value: (row) => keptText(row.handled) },
  { id: 'replied', title: '答复时限', width: 7, value: (row) => keptText(row.replied) },
  { id: 'assignee', title: '承办', width: 6, value: (row) => row.assignee?.name ?? '' },
  {
    id: 'satisfaction',
    title: '满意度',
    width: 6,
    value: (row) => (row.satisfaction ? satisfactionNames[row.satisfaction] : ''),
  },
  { id: 'severity', title: '程度', width: 5, optional: true, value: (row) => severityNames[row.severity] },
  { id: 'department', title: '责任部门', width: 7, optional: true, value: (row) => row.department },
  { id: 'channel', title: '渠道', width: 5, optional: true, value: (row) => row.channelName },
  { id: 'caller', title: '投诉人', width: 7, optional: true, value: (row) => row.callerName },
  { id: 'repeat', title: '重复投诉', width: 6, optional: true, value: (row) => (row.repeat ? '是' : '') },
  {
    id: 'validity',
    title: '认定',
    width: 7,
    optional: true,
    value: (row) => (row.validity ? validityNames[row.validity] : ''),
  },
  { id: 'reopened', title: '重办次数', kind: 'integer', width: 6, optional: true, value: (row) => row.reopened },
  { id: 'closed', title: '关闭', kind: 'moment', width: 8, optional: true, value: (row) => row.closedAt },
]

/** A missed deadline stays visible, whatever became of it later. */
const keptText = (clock: ComplaintRow['handled']): string => {
  if (clock === null) return ''
  if (clock.breachedAt !== null) return '超时'
  return clock.metAt === null ? '未到期' : '按时'
}

export const exportComplaints = exportOf(listComplaints, { name: '投诉台账', columns: complaintColumns })
