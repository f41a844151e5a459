import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type ComplaintLine, listCompanyCounted, listCounted } from './statistics.contract.ts'

/** What the rows behind a figure say, on the page and in the export. */
export const countedColumns: readonly ListColumn<ComplaintLine>[] = [
  { id: 'number', title: '编号', width: 10.5, sort: true, value: (row) => row.number },
  { id: 'registered', title: '登记', kind: 'moment', width: 8.5, sort: true, value: (row) => row.registeredAt },
  { id: 'place', title: '位置', width: 6.5, value: (row) => row.place },
  { id: 'class', title: '类别', width: 7, value: (row) => row.className },
  { id: 'title', title: '内容', value: (row) => row.title },
  { id: 'state', title: '状态', width: 5.5, value: (row) => row.stateName },
  { id: 'handled', title: '24 小时处理', width: 7, value: (row) => row.handled },
  { id: 'replied', title: '72 小时答复', width: 7, value: (row) => row.replied },
  { id: 'satisfaction', title: '满意度', width: 6, value: (row) => row.satisfaction },
  { id: 'severity', title: '程度', width: 5, optional: true, value: (row) => row.severity },
  { id: 'building', title: '楼栋', width: 6, optional: true, value: (row) => row.building },
  { id: 'zone', title: '片区', width: 6, optional: true, value: (row) => row.zone },
  { id: 'channel', title: '渠道', width: 5, optional: true, value: (row) => row.channel },
  { id: 'cause', title: '原因', width: 7, optional: true, value: (row) => row.cause },
  { id: 'department', title: '责任部门', width: 7, optional: true, value: (row) => row.department },
  { id: 'validity', title: '认定', width: 7, optional: true, value: (row) => row.validity },
  { id: 'repeat', title: '重复投诉', width: 6, optional: true, value: (row) => row.repeat },
  { id: 'reopened', title: '重办次数', kind: 'integer', width: 6, optional: true, value: (row) => row.reopened },
  {
    id: 'hoursToAnswer',
    title: '答复用时（小时）',
    kind: 'decimal',
    width: 8,
    optional: true,
    value: (row) => row.hoursToAnswer,
  },
  {
    id: 'hoursToResult',
    title: '处理用时（小时）',
    kind: 'decimal',
    width: 8,
    optional: true,
    value: (row) => row.hoursToResult,
  },
  { id: 'closed', title: '关闭', kind: 'moment', width: 8, optional: true, value: (row) => row.closedAt },
]

export const companyCountedColumns: readonly ListColumn<ComplaintLine>[] = [
  { id: 'community', title: '小区', width: 9.5, value: (row) => row.communityName },
  ...countedColumns,
]

export const exportCounted = exportOf(listCounted, { name: '投诉统计明细', columns: countedColumns })

export const exportCompanyCounted = exportOf(listCompanyCounted, {
  name: '全公司投诉统计明细',
  columns: companyCountedColumns,
})
