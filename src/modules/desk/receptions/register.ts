import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import type { ReceptionRow } from './reception.contract.ts'

/** 接待台账 as a sheet: the columns of the list, in its order. */
export const receptionRegister = (rows: readonly ReceptionRow[]): SheetToWrite => ({
  name: '接待台账',
  columns: [
    { header: '编号', kind: 'text' },
    { header: '时间', kind: 'moment' },
    { header: '渠道', kind: 'text' },
    { header: '事由', kind: 'text' },
    { header: '位置', kind: 'text' },
    { header: '来访人', kind: 'text' },
    { header: '内容', kind: 'text', width: 40 },
    { header: '答复', kind: 'text', width: 40 },
    { header: '状态', kind: 'text' },
    { header: '承办', kind: 'text' },
    { header: '登记人', kind: 'text' },
    { header: '关闭时间', kind: 'moment' },
  ],
  rows: rows.map((row) => [
    row.number,
    new Date(row.openedAt),
    row.channelName,
    row.kindName,
    row.place.name,
    row.callerName,
    row.title,
    row.answer,
    row.stateName,
    row.assignee?.name ?? '',
    row.receivedBy,
    row.closedAt && new Date(row.closedAt),
  ]),
})
