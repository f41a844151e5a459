import type { BusinessDate } from '../../../kernel/dates.ts'
import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { lastDayOf } from '../period-text.ts'
import { type Lease, listLeases } from './contract.ts'

export const leaseState = ({ from, until, endedEarlyOn }: Lease, today: BusinessDate): string => {
  if (endedEarlyOn !== null) return '提前终止'
  if (until <= today) return '已到期'
  return from > today ? '尚未开始' : '在租'
}

/** §12.4.4: what the lease register says of each lease, on the page and in its export. */
export const leaseColumns: readonly ListColumn<Lease>[] = [
  { id: 'address', title: '地址', width: 11, sort: true, value: (lease) => lease.address },
  { id: 'part', title: '部位', width: 5, value: (lease) => lease.part || '整套' },
  { id: 'tenants', title: '承租人', value: (lease) => lease.tenants.map(({ name }) => name).join('、') },
  { id: 'from', title: '起租', kind: 'day', width: 7, sort: true, value: (lease) => lease.from },
  { id: 'until', title: '到期', kind: 'day', width: 7, sort: true, value: (lease) => lastDayOf(lease.until) },
  { id: 'state', title: '状态', width: 7, value: (lease, { today }) => leaseState(lease, today) },
  { id: 'interior', title: '室内装修情况', value: (lease) => lease.interiorRenovation },
  { id: 'note', title: '备注', value: (lease) => lease.note },
]

export const exportLeases = exportOf(listLeases, { name: '租约登记', columns: leaseColumns })
