import type { SheetToWrite } from '../../platform/sheets/index.ts'
import type { RectificationRow } from './contract.ts'
import { subjectNames } from './words.ts'

const moment = (at: string | null) => (at === null ? null : new Date(at))

/** 整改通知 as a sheet: the columns of the list, in its order. */
export const rectificationRegister = (rows: readonly RectificationRow[]): SheetToWrite => ({
  name: '整改通知',
  columns: [
    { header: '编号', kind: 'text' },
    { header: '状态', kind: 'text' },
    { header: '对象类别', kind: 'text' },
    { header: '整改对象', kind: 'text' },
    { header: '位置', kind: 'text' },
    { header: '存在问题', kind: 'text', width: 40 },
    { header: '整改责任人', kind: 'text' },
    { header: '整改期限', kind: 'day' },
    { header: '签发时间', kind: 'moment' },
    { header: '回复时间', kind: 'moment' },
    { header: '复查时间', kind: 'moment' },
    { header: '复查人', kind: 'text' },
    { header: '退回次数', kind: 'integer' },
    { header: '超时', kind: 'text' },
  ],
  rows: rows.map((row) => [
    row.number,
    row.stateName,
    subjectNames[row.subjectKind],
    row.subjectName,
    row.place.name,
    row.wrong,
    row.to,
    row.deadline,
    moment(row.issuedAt),
    moment(row.repliedAt),
    moment(row.checkedAt),
    row.checkedBy,
    row.sentBack,
    row.breached ? '曾超时' : '',
  ]),
})
