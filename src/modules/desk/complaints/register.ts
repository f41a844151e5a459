import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import { satisfactionNames, severityNames, validityNames } from '../words.ts'
import type { ComplaintRow } from './complaint.contract.ts'

/** 投诉台账 as a sheet: the columns of the list, in its order; clocks in words. */
export const complaintRegister = (rows: readonly ComplaintRow[]): SheetToWrite => ({
  name: '投诉台账',
  columns: [
    { header: '编号', kind: 'text' },
    { header: '登记时间', kind: 'moment' },
    { header: '位置', kind: 'text' },
    { header: '投诉人', kind: 'text' },
    { header: '渠道', kind: 'text' },
    { header: '类别', kind: 'text' },
    { header: '程度', kind: 'text' },
    { header: '内容', kind: 'text', width: 40 },
    { header: '责任部门', kind: 'text' },
    { header: '承办', kind: 'text' },
    { header: '状态', kind: 'text' },
    { header: '重复投诉', kind: 'text' },
    { header: '认定', kind: 'text' },
    { header: '处理时限', kind: 'text' },
    { header: '答复时限', kind: 'text' },
    { header: '满意度', kind: 'text' },
    { header: '重办次数', kind: 'integer' },
    { header: '关闭时间', kind: 'moment' },
  ],
  rows: rows.map((row) => [
    row.number,
    new Date(row.openedAt),
    row.place.name,
    row.callerName,
    row.channelName,
    row.className,
    severityNames[row.severity],
    row.title,
    row.department,
    row.assignee?.name ?? '',
    row.stateName,
    row.repeat ? '是' : '',
    row.validity ? validityNames[row.validity] : '',
    keptText(row.handled),
    keptText(row.replied),
    row.satisfaction ? satisfactionNames[row.satisfaction] : '',
    row.reopened,
    row.closedAt && new Date(row.closedAt),
  ]),
})

/** A missed deadline stays visible, whatever became of it later. */
export const keptText = (clock: ComplaintRow['handled']): string => {
  if (clock === null) return ''
  if (clock.breachedAt !== null) return '超时'
  return clock.metAt === null ? '未到期' : '按时'
}
