import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import type { CallbackRow } from '../callback.contract.ts'
import { gradeNames, satisfactionNames } from '../words.ts'

const moment = (at: string | null) => (at === null ? null : new Date(at))

/** 回访登记表 as a sheet: the columns of the list, in its order. */
export const callbackRegister = (rows: readonly CallbackRow[]): SheetToWrite => ({
  name: '回访登记表',
  columns: [
    { header: '编号', kind: 'text' },
    { header: '类别', kind: 'text' },
    { header: '位置', kind: 'text' },
    { header: '回访事由', kind: 'text', width: 30 },
    { header: '相关单号', kind: 'text' },
    { header: '办完时间', kind: 'moment' },
    { header: '回访期限', kind: 'moment' },
    { header: '状态', kind: 'text' },
    { header: '回访对象', kind: 'text' },
    { header: '电话', kind: 'text' },
    { header: '维修技工', kind: 'text' },
    { header: '未接通次数', kind: 'integer' },
    { header: '回访时间', kind: 'moment' },
    { header: '回访人', kind: 'text' },
    { header: '满意度', kind: 'text' },
    { header: '质量', kind: 'text' },
    { header: '态度', kind: 'text' },
    { header: '住户意见', kind: 'text', width: 40 },
    { header: '发现问题', kind: 'text' },
    { header: '整改通知', kind: 'text' },
    { header: '超时', kind: 'text' },
  ],
  rows: rows.map((row) => [
    row.number,
    row.className,
    row.place.name,
    row.title,
    row.aboutNumber,
    moment(row.finishedAt),
    moment(row.dueAt),
    row.stateName,
    row.callee,
    row.phone,
    row.technician,
    row.missed,
    moment(row.recordedAt),
    row.recordedBy,
    row.satisfaction ? satisfactionNames[row.satisfaction] : '',
    row.workQuality ? gradeNames[row.workQuality] : '',
    row.attitude ? gradeNames[row.attitude] : '',
    row.opinion,
    row.problem ? '是' : '',
    row.rectificationNumber,
    row.breached ? '曾超时' : '',
  ]),
})
