import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { MatterTable } from '../../matters/web/index.tsx'
import { deskChannelNames, listReceptions, type ReceptionRow, receptionNames } from '../contract.ts'
import { exportReceptions, receptionColumns } from '../receptions/reception-list.ts'
import { choicesOf } from './choices.ts'
import ReceptionDrawer from './reception-drawer.tsx'

const rowsOf = (answer: { rows: ReceptionRow[] }) => answer.rows

const columns = columnsOf(receptionColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
})

const filters: readonly Filter[] = [
  { id: 'kind', label: '事由', choices: choicesOf(receptionNames) },
  { id: 'channel', label: '渠道', choices: choicesOf(deskChannelNames) },
  {
    id: 'status',
    label: '范围',
    choices: [
      { value: 'open', label: '未结' },
      { value: 'closed', label: '已结' },
    ],
  },
]

/** 接待台账: what residents brought, by whatever channel, and what became of it. */
const ReceptionsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const may = useHolds()
  const [adding, setAdding] = useState(false)
  const narrowed = askedOf(asked)
  const found = useRows(listReceptions, { communityId, ...narrowed }, rowsOf)
  const add = may('desk.receive') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记
    </Button>
  )
  return (
    <>
      <PageHead title="接待登记" note="电话、来访、信函、意见箱、微信、邮件，都在这里登记和跟踪。" actions={add} />
      <MatterTable
        {...found}
        id="desk.receptions"
        label="接待台账"
        columns={columns}
        search="编号、内容或来访人"
        filters={filters}
        exports={exportReceptions}
        rowTone={(row) => (row.closedAt === null ? undefined : 'quiet')}
        empty={{
          title: '还没有接待记录',
          hint: '查到住户后按 L 登记；与房屋无关的，在这里点“登记”。能当场答复的，一步办结。',
          action: add,
        }}
      />
      {adding && <ReceptionDrawer channel="visit" close={() => setAdding(false)} />}
    </>
  )
}

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = (asked: Asked) => {
  const { q, kind, channel, status, sort } = asked
  return { q, kind, channel, status, sort } as unknown as { q?: string | undefined }
}

export default ReceptionsPage
