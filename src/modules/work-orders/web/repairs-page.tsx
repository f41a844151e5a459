import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { DueCell } from '../../../ui/console/due-cell.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { type Asked, useAskedAtFirst } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listBuildings } from '../../estate/contract.ts'
import { priorityNames } from '../../matters/contract.ts'
import { MatterTable } from '../../matters/web/index.tsx'
import {
  liableNames,
  listCategories,
  listContractors,
  listRepairs,
  type RepairRow,
  readWorkload,
  repairProcess,
} from '../contract.ts'
import { exportRepairs, repairColumns } from '../repair-list.ts'
import { choicesOf } from './form-words.ts'
import { NewRepairDrawer } from './new-repair-drawer.tsx'
import { Workload } from './workload.tsx'
import './repair.css'

const notDone = { status: 'open' }

const rowsOf = (answer: { rows: RepairRow[] }) => answer.rows

const columns = columnsOf(repairColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  dueAt: (row) => <DueCell row={row} />,
  title: (row) => <TitleCell row={row} />,
})

/** 报修: every repair of the community, with what each technician has in hand. */
const RepairsPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked, ask] = useAskedAtFirst(notDone)
  const [load, setLoad] = useState(false)
  const [logging, setLogging] = useState(false)
  const narrowed = askedOf(asked)
  const found = useRows(listRepairs, { communityId, ...narrowed }, rowsOf)
  useLiveRefresh('matters.*', listRepairs, readWorkload)
  const filters = useFilters()
  return (
    <>
      <PageHead
        title="报修"
        note="登记、派工、完工、保修跟踪；点一行看全部经过。"
        actions={
          <>
            {may('work-orders.dispatch') && (
              <Button aria-expanded={load} onClick={() => setLoad(!load)}>
                {load ? '收起工作量' : '技工工作量'}
              </Button>
            )}
            {may('work-orders.log') && (
              <Button type="primary" onClick={() => setLogging(true)}>
                登记报修
              </Button>
            )}
          </>
        }
      />
      {load && <Workload />}
      <MatterTable
        {...found}
        id="work-orders.repairs"
        label="报修列表"
        columns={columns}
        search="编号、房号、报修内容或报修人"
        filters={filters}
        exports={exportRepairs}
        empty={{
          title: '没有未结的报修',
          hint: '业主来电在住户卡上点“报修”；公共区域和设备点右上角“登记报修”。',
        }}
      />
      {logging && (
        <NewRepairDrawer
          close={() => setLogging(false)}
          logged={(id) => {
            setLogging(false)
            ask({ matter: id })
          }}
        />
      )}
    </>
  )
}

const useFilters = (): readonly Filter[] => {
  const { id: communityId } = useCommunity()
  const dispatches = useHolds()('work-orders.dispatch')
  const categories = useRead(listCategories, { communityId }).data?.categories ?? []
  const contractors = useRead(listContractors, { communityId }).data?.contractors ?? []
  const technicians = useRead(readWorkload, { communityId }, { enabled: dispatches }).data?.technicians ?? []
  const buildings = useRead(listBuildings, { communityId }).data?.buildings ?? []
  return [
    {
      id: 'status',
      label: '范围',
      choices: [
        { value: 'open', label: '未结' },
        { value: 'closed', label: '已结' },
      ],
    },
    { id: 'state', label: '状态', choices: choicesOf(repairProcess.words.states) },
    { id: 'category', label: '类别', choices: categories.map(({ code, name }) => ({ value: code, label: name })) },
    { id: 'priority', label: '紧急', choices: choicesOf(priorityNames) },
    {
      id: 'staffId',
      label: '技工',
      choices: technicians.map(({ staffId, name }) => ({ value: staffId, label: name })),
    },
    { id: 'liable', label: '责任', choices: choicesOf(liableNames) },
    { id: 'contractorId', label: '保修单位', choices: contractors.map(({ id, name }) => ({ value: id, label: name })) },
    { id: 'rework', label: '返修', choices: [{ value: 'true', label: '只看返修' }] },
    { id: 'breached', label: '超时', choices: [{ value: 'true', label: '曾超时' }] },
    {
      id: 'buildingId',
      label: '楼栋',
      choices: buildings.map(({ id, code, name }) => ({ value: id, label: name || `${code} 栋` })),
    },
  ]
}

/** What the address asks of the list; the words of the contract are checked by the server. */
const askedOf = (asked: Asked) => {
  const { q, state, category, priority, staffId, liable, contractorId, rework, breached, buildingId, sort } = asked
  const given = { q, state, category, priority, staffId, liable, contractorId, rework, breached, buildingId, sort }
  return { ...given, status: asked['status'] ?? 'all' } as unknown as { q?: string | undefined }
}

const TitleCell = ({ row }: { row: RepairRow }) => (
  <>
    {row.priority !== 'normal' && <b className="repair-urgent">{priorityNames[row.priority]} </b>}
    {row.rework && <b>返修 </b>}
    {row.title}
  </>
)

export default RepairsPage
