import { Segmented } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { today } from '../../../../ui/shared/format.ts'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { type Lease, listLeases } from '../../contract.ts'
import { exportLeases, leaseColumns, leaseState } from '../../leases/lease-list.ts'
import { LeaseDrawer } from './lease-drawer.tsx'

const rowsOf = (answer: { leases: Lease[] }) => answer.leases

const columns = columnsOf(leaseColumns, {}, [
  {
    behind: 'address',
    id: 'card',
    title: '住户卡',
    width: 5,
    cell: (lease) => <PageLink to={`/desk/${lease.houseId}`}>打开</PageLink>,
  },
])

/** §12.4.2, §12.4.4: the lease register. */
const LeasesPage = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('households.manage')
  const [asked, ask] = useAsked()
  const [open, setOpen] = useState<Lease | undefined>(undefined)
  const running = asked['all'] === undefined
  const found = useRows(
    listLeases,
    { communityId, q: asked['q'], sort: asked['sort'] as never, ...(running ? { on: today() } : {}), limit: 100 },
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
        exports={exportLeases}
        rowKey={(lease) => lease.id}
        search="房号或承租人，从头输入"
        {...(mayManage ? { onOpen: setOpen } : {})}
        rowTone={(lease) => (leaseState(lease, today()) === '在租' ? undefined : 'quiet')}
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
