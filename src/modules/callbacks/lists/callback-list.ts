import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type CallbackRow, listCallbacks } from '../callback.contract.ts'
import { gradeNames, satisfactionNames } from '../words.ts'

/** What the list says of each callback, on the page and in its export. */
export const callbackColumns: readonly ListColumn<CallbackRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'dueAt', title: '时限', kind: 'moment', width: 7.5, sort: true, value: dueOf },
  { id: 'class', title: '类别', width: 5.5, value: (row) => row.className },
  { id: 'place', title: '位置', width: 7, value: (row) => row.place.name },
  { id: 'title', title: '回访事由', value: (row) => row.title.replace(/^回访：/, '') },
  { id: 'callee', title: '回访对象', width: 6, value: (row) => row.callee },
  { id: 'phone', title: '电话', width: 8.5, optional: true, value: (row) => row.phone },
  { id: 'technician', title: '维修技工', width: 5.5, optional: true, value: (row) => row.technician },
  { id: 'about', title: '相关单号', width: 10.5, optional: true, value: (row) => row.aboutNumber },
  { id: 'finishedAt', title: '办完', kind: 'moment', width: 8.5, optional: true, value: (row) => row.finishedAt },
  { id: 'state', title: '状态', width: 9, value: (row) => row.stateName },
  { id: 'missed', title: '未接通次数', kind: 'integer', width: 6, optional: true, value: (row) => row.missed },
  { id: 'recordedAt', title: '回访时间', kind: 'moment', width: 8.5, optional: true, value: (row) => row.recordedAt },
  { id: 'recordedBy', title: '回访人', width: 5.5, value: (row) => row.recordedBy },
  {
    id: 'satisfaction',
    title: '满意度',
    width: 8,
    value: (row) => (row.satisfaction ? satisfactionNames[row.satisfaction] : ''),
  },
  { id: 'workQuality', title: '质量', width: 4, optional: true, value: (row) => gradeOf(row.workQuality) },
  { id: 'attitude', title: '态度', width: 4, optional: true, value: (row) => gradeOf(row.attitude) },
  { id: 'opinion', title: '住户意见', width: 12, optional: true, value: (row) => row.opinion },
  { id: 'problem', title: '发现问题', width: 5.5, optional: true, value: (row) => (row.problem ? '是' : '') },
  { id: 'rectification', title: '整改通知', width: 10.5, optional: true, value: (row) => row.rectificationNumber },
  { id: 'breached', title: '超时', width: 5, optional: true, value: (row) => (row.breached ? '曾超时' : '') },
]

function dueOf(row: CallbackRow): string {
  if (row.closedAt !== null) return '已结'
  return row.dueAt ?? '不计时'
}

const gradeOf = (grade: CallbackRow['workQuality']): string => (grade ? gradeNames[grade] : '')

export const exportCallbacks = exportOf(listCallbacks, { name: '回访登记表', columns: callbackColumns })
