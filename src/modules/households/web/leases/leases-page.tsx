import { Segmented } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { dayOf } from '../../../../ui/shared/format.ts'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { type Lease, listLeases } from '../../contract.ts'
import { lastDayOf } from '../period-text.ts'
import { LeaseDrawer } from './lease-drawer.tsx'

const rowsOf = (answer: { leases: Lease[] }) => answer.leases

const columns: readonly Column<Lease>[] = [
  { id: 'address', title: '地址', width: 11, cell: (lease) => lease.address },
  {
    id: 'card',
    title: '住户卡',
    width: 5,
    cell: (lease) => <PageLink to={`/desk/${lease.houseId}`}>打开</PageLink>,
  },
  { id: 'part', title: '部位', width: 5, cell: (lease) => lease.part || '整套' },
  { id: 'tenants', title: '承租人', cell: (lease) => lease.tenants.map(({ name }) => name).join('、') },
  { id: 'from', title: '起租', width: 7, cell: (lease) => lease.from },
  { id: 'until', title: '到期', width: 7, cell: (lease) => lastDayOf(lease.until) },
  { id: 'state', title: '状态', width: 7, cell: (lease) => stateOf(lease) },
  { id: 'interior', title: '室内装修情况', cell: (lease) => lease.interiorRenovation || '—' },
  { id: 'note', title: '备注', cell: (lease) => lease.note },
]

const stateOf = ({ from, until, endedEarlyOn }: Lease): string => {
  const today = dayOf(serverNow())
  if (endedEarlyOn !== null) return '提前终止'
  if (until <= today) return '已到期'
  return from > today ? '尚未开始' : '在租'
}

/** §12.4.2, §12.4.4: the lease register. */
const LeasesPage = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('households.manage')
  const [asked, ask] = useAsked()
  const [open, setOpen] = useState<Lease | undefined>(undefined)
  const running = asked['all'] === undefined
  const found = useRows(
    listLeases,
    { communityId, ...(running ? { on: dayOf(serverNow()) as never } : {}), limit: 100 },
    rowsOf,
  )
  return (
    <>
      <PageHead
        title="租约登记"
        note="租约在住户卡上登记：查到房屋，点“登记租约”。"
        actions={
          <Segmented
            aria-label="范围"
            className="leases-scope"
            value={running ? 'running' : 'all'}
            options={[
              { value: 'running', label: '今天在租' },
              { value: 'all', label: '全部' },
            ]}
            onChange={(value) => ask({ all: value === 'all' ? 'yes' : undefined })}
          />
        }
      />
      <DataTable
        {...found}
        id="households.leases"
        label="租约登记"
        columns={columns}
        rowKey={(lease) => lease.id}
        {...(mayManage ? { onOpen: setOpen } : {})}
        rowTone={(lease) => (stateOf(lease) === '在租' ? undefined : 'quiet')}
        empty={{
          title: running ? '今天没有在租的房屋' : '还没有租约',
          hint: '在接待台查到房屋，在“租户”一栏点“登记租约”：承租人、租期、部位、室内装修情况。',
          action: <PageLink to="/desk">去接待台</PageLink>,
        }}
      />
      {open !== undefined && (
        <LeaseDrawer
          key={open.id}
          lease={open}
          house={{ id: open.houseId, name: open.address }}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

export default LeasesPage
