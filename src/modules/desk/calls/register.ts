import type { SheetToWrite } from '../../../platform/sheets/index.ts'
import type { CallRow } from './call.contract.ts'

/** 来电记录 as a sheet: the columns of the list, in its order. */
export const callRegister = (rows: readonly CallRow[]): SheetToWrite => ({
  name: '来电记录',
  columns: [
    { header: '时间', kind: 'moment' },
    { header: '房号', kind: 'text' },
    { header: '来电人', kind: 'text' },
    { header: '号码', kind: 'text' },
    { header: '事由', kind: 'text' },
    { header: '内容', kind: 'text', width: 40 },
    { header: '时长（秒）', kind: 'integer' },
    { header: '转为', kind: 'text' },
    { header: '接听', kind: 'text' },
  ],
  rows: rows.map((call) => [
    new Date(call.startedAt),
    call.houseName,
    call.callerName,
    call.phone,
    call.outcomeName,
    call.content,
    call.lengthSeconds,
    call.matterNumber ?? '',
    call.takenBy,
  ]),
})
