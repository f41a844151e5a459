import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { listRectifications, type RectificationRow } from './contract.ts'
import { subjectNames } from './words.ts'

/** What the list says of each notice, on the page and in its export. */
export const rectificationColumns: readonly ListColumn<RectificationRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'dueAt', title: '时限', kind: 'moment', width: 8, sort: true, value: dueOf },
  { id: 'wrong', title: '存在问题', value: (row) => row.wrong },
  { id: 'subjectKind', title: '对象类别', width: 6, optional: true, value: (row) => subjectNames[row.subjectKind] },
  { id: 'subject', title: '整改对象', width: 11, value: (row) => row.subjectName },
  { id: 'place', title: '位置', width: 7, optional: true, value: (row) => row.place.name },
  { id: 'to', title: '责任人', width: 7, value: (row) => row.to },
  { id: 'deadline', title: '整改期限', kind: 'day', width: 7, value: (row) => row.deadline },
  { id: 'state', title: '状态', width: 6.5, value: (row) => row.stateName },
  { id: 'openedAt', title: '开单', kind: 'moment', width: 9, sort: true, value: (row) => row.openedAt },
  { id: 'issuedAt', title: '签发时间', kind: 'moment', width: 9, optional: true, value: (row) => row.issuedAt },
  { id: 'repliedAt', title: '回复时间', kind: 'moment', width: 9, optional: true, value: (row) => row.repliedAt },
  { id: 'checkedAt', title: '复查时间', kind: 'moment', width: 9, optional: true, value: (row) => row.checkedAt },
  { id: 'checkedBy', title: '复查人', width: 6, optional: true, value: (row) => row.checkedBy },
  { id: 'sentBack', title: '退回次数', kind: 'integer', width: 5, optional: true, value: (row) => row.sentBack },
  { id: 'breached', title: '超时', width: 5, optional: true, value: (row) => (row.breached ? '曾超时' : '') },
]

function dueOf(row: RectificationRow): string {
  if (row.closedAt !== null) return '已结'
  return row.dueAt ?? '不计时'
}

export const exportRectifications = exportOf(listRectifications, {
  name: '整改通知',
  columns: rectificationColumns,
})
