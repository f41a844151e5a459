import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type CallRow, listCalls } from './call.contract.ts'

/** What the list says of each call, on the page and in its export; phones are masked in both. */
export const callColumns: readonly ListColumn<CallRow>[] = [
  { id: 'startedAt', title: '时间', kind: 'moment', width: 9, sort: true, value: (call) => call.startedAt },
  { id: 'house', title: '房号', width: 7, value: (call) => call.houseName },
  { id: 'caller', title: '来电人', width: 7, value: (call) => call.callerName },
  { id: 'phone', title: '号码', width: 9, value: (call) => call.phone },
  { id: 'outcome', title: '事由', width: 5, value: (call) => call.outcomeName },
  { id: 'content', title: '内容', value: (call) => call.content },
  { id: 'length', title: '时长', width: 6, optional: true, value: (call) => lengthOf(call.lengthSeconds) },
  { id: 'led', title: '转为', width: 11, value: (call) => call.matterNumber ?? '' },
  { id: 'takenBy', title: '接听', width: 6, value: (call) => call.takenBy },
]

const lengthOf = (seconds: number | null): string => {
  if (seconds === null) return ''
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}

export const exportCalls = exportOf(listCalls, { name: '来电记录', columns: callColumns })
