import type { BusinessDate } from '../../../kernel/dates.ts'
import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { lastDayOf } from '../period-text.ts'
import { listOccupants, type Occupant } from './contract.ts'

export const occupantState = ({ from, until }: Occupant, today: BusinessDate): string => {
  if (until !== null && until <= today) return '已搬离'
  return from > today ? '尚未入住' : '居住中'
}

/** What the register of occupants says of each, on the page and in its export. */
export const occupantColumns: readonly ListColumn<Occupant>[] = [
  { id: 'house', title: '房屋', width: 9, sort: true, value: (occupant) => occupant.spelling },
  { id: 'name', title: '姓名', width: 8, sort: true, value: (occupant) => occupant.name },
  { id: 'relation', title: '与业主关系', width: 9, value: (occupant) => occupant.relation },
  { id: 'from', title: '入住', kind: 'day', width: 8, sort: true, value: (occupant) => occupant.from },
  {
    id: 'until',
    title: '住到',
    kind: 'day',
    width: 9,
    sort: true,
    value: ({ until }) => until && lastDayOf(until),
  },
  { id: 'state', title: '状态', width: 6, value: (occupant, { today }) => occupantState(occupant, today) },
]

export const exportOccupants = exportOf(listOccupants, { name: '住户', columns: occupantColumns })
