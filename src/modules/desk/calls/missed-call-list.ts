import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listMissedCalls, type MissedCall } from './phone-desk.contract.ts'

/** What the list says of each call nobody took, on the page and in its export. */
export const missedCallColumns: readonly ListColumn<MissedCall>[] = [
  { id: 'phone', title: '号码', width: 9, value: (row) => row.phone },
  { id: 'at', title: '来电时间', kind: 'moment', width: 9, value: (row) => row.at },
  { id: 'times', title: '次数', kind: 'integer', width: 5, value: (row) => row.times },
  { id: 'houses', title: '住户', width: 14, value: housesOf },
  { id: 'note', title: '备注', width: 12, value: (row) => row.note },
  { id: 'doneAt', title: '处理时间', kind: 'moment', width: 9, optional: true, value: (row) => row.doneAt },
  { id: 'doneBy', title: '处理人', width: 6, optional: true, value: (row) => row.doneBy },
  { id: 'reason', title: '结果', optional: true, value: resultOf },
]

function housesOf({ houses }: MissedCall): string {
  return houses.map(({ partyName, houseName }) => `${partyName} ${houseName}`.trim()).join('、')
}

function resultOf({ doneAt, reason }: MissedCall): string {
  return doneAt === null ? '' : reason || '已回电'
}

export const exportMissedCalls = exportOf(listMissedCalls, { name: '未接来电', columns: missedCallColumns })
