import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { MatterTable } from '../../matters/web/index.tsx'
import { type IncidentRow, incidentKindNames, listIncidents } from '../contract.ts'
import { exportIncidents, incidentColumns } from '../incidents/incident-list.ts'
import { choicesOf } from './choices.ts'
import { IncidentDrawer } from './incident-drawer.tsx'

const rowsOf = (answer: { rows: IncidentRow[] }) => answer.rows

const columns = columnsOf(incidentColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  state: (row) => stateText(row),
})

const stateText = (row: IncidentRow): string =>
  row.endedAt === null && new Date(row.beginsAt) > serverNow() ? '预告' : row.stateName

const filters: readonly Filter[] = [
  {
    id: 'status',
    label: '范围',
    choices: [
      { value: 'open', label: '进行中' },
      { value: 'over', label: '已结束' },
    ],
  },
  { id: 'kind', label: '类别', choices: choicesOf(incidentKindNames) },
]

/** 突发事件: mass outages, running, announced and over. */
const IncidentsPage = () => {
  const { id: communityId } = useCommunity()
  const [asked] = useAsked()
  const may = useHolds()
  const [adding, setAdding] = useState(false)
  const narrowed = askedOf(asked)
  const found = useRows(listIncidents, { communityId, ...narrowed }, rowsOf)
  const add = may('desk.manage-incidents') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记突发事件
    </Button>
  )
  return (
    <>
      <PageHead title="突发事件" note="停水、停电、电梯停运：登记一次，来电一键记入，恢复后一并答复。" actions={add} />
      <MatterTable
        {...found}
        id="desk.incidents"
        label="突发事件台账"
        columns={columns}
        search="编号或名称"
        filters={filters}
        exports={exportIncidents}
        rowTone={(row) => (row.endedAt === null ? undefined : 'quiet')}
        empty={{
          title: '没有突发事件',
          hint: '登记后，影响范围内的住户卡都会显示答复话术；计划停水停电可以提前登记。',
          action: add,
        }}
      />
      {adding && <IncidentDrawer close={() => setAdding(false)} />}
    </>
  )
}

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = ({ q, status, kind, sort }: Asked) =>
  ({ q, status, kind, sort }) as unknown as { q?: string | undefined }

export default IncidentsPage
