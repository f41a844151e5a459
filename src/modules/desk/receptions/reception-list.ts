import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listReceptions, type ReceptionRow } from './reception.contract.ts'

/** What the list says of each reception, on the page and in its export. */
export const receptionColumns: readonly ListColumn<ReceptionRow>[] = [
  { id: 'number', title: '编号', width: 10.5, value: (row) => row.number },
  { id: 'received', title: '时间', kind: 'moment', width: 8, sort: true, value: (row) => row.openedAt },
  { id: 'channel', title: '渠道', width: 5, value: (row) => row.channelName },
  { id: 'kind', title: '事由', width: 4.5, value: (row) => row.kindName },
  { id: 'place', title: '位置', width: 7, value: (row) => row.place.name },
  { id: 'caller', title: '来访人', width: 6, value: (row) => row.callerName },
  { id: 'title', title: '内容', value: (row) => row.title },
  { id: 'answer', title: '答复', width: 14, value: (row) => row.answer },
  { id: 'state', title: '状态', width: 6, value: (row) => row.stateName },
  { id: 'assignee', title: '承办', width: 6, optional: true, value: (row) => row.assignee?.name ?? '' },
  { id: 'by', title: '登记人', width: 6, optional: true, value: (row) => row.receivedBy },
  { id: 'closed', title: '关闭', kind: 'moment', width: 8, optional: true, value: (row) => row.closedAt },
]

export const exportReceptions = exportOf(listReceptions, { name: '接待台账', columns: receptionColumns })
