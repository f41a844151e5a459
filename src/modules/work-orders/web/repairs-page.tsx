import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { urgencyOf } from '../../../ui/shared/format.ts'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listBuildings } from '../../estate/contract.ts'
import { type MatterId, priorityNames } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
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
  const [asked, ask] = useAsked()
  const [load, setLoad] = useState(false)
  const [logging, setLogging] = useState(false)
  const opening = useRef(true)
  const narrowed = askedOf(asked, opening.current ? 'open' : 'all')
  const found = useRows(listRepairs, { communityId, ...narrowed }, rowsOf)
  useLiveRefresh('matters.*', listRepairs, readWorkload)
  const filters = useFilters()
  // The page opens on what is not done yet; whoever clears the filter sees all.
  useEffect(() => {
    if (opening.current && asked['status'] === undefined) ask({ status: 'open' })
    opening.current = false
  }, [asked, ask])
  const at = found.rows.findIndex(({ id }) => id === asked['matter'])
  const open = (row: RepairRow | undefined) => ask({ matter: row?.id })
  const [before, after] = [found.rows[at - 1], at < 0 ? undefined : found.rows[at + 1]]
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
      <DataTable
        {...found}
        id="work-orders.repairs"
        label="报修列表"
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={open}
        search="编号、房号、报修内容或报修人"
        filters={filters}
        exports={exportRepairs}
        rowTone={toneOf}
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
      {asked['matter'] !== undefined && (
        <MatterSheet
          key={asked['matter']}
          matterId={asked['matter'] as MatterId}
          close={() => open(undefined)}
          previous={before && (() => open(before))}
          next={after && (() => open(after))}
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
const askedOf = (asked: Asked, status: string) => {
  const { q, state, category, priority, staffId, liable, contractorId, rework, breached, buildingId, sort } = asked
  const given = { q, state, category, priority, staffId, liable, contractorId, rework, breached, buildingId, sort }
  return { ...given, status: asked['status'] ?? status } as unknown as { q?: string | undefined }
}

const DueCell = ({ row }: { row: RepairRow }) => {
  if (row.closedAt !== null) return <span className="quiet">已结</span>
  if (row.dueAt === null) return <span className="quiet">不计时</span>
  return <ClockBadge dueAt={row.dueAt} />
}

const TitleCell = ({ row }: { row: RepairRow }) => (
  <>
    {row.priority !== 'normal' && <b className="repair-urgent">{priorityNames[row.priority]} </b>}
    {row.rework && <b>返修 </b>}
    {row.title}
  </>
)

const toneOf = (row: RepairRow) => {
  if (row.closedAt !== null) return 'quiet'
  if (row.dueAt === null) return undefined
  const urgency = urgencyOf(row.dueAt, serverNow())
  if (urgency === 'breached') return 'bad'
  return urgency === 'now' ? 'soon' : undefined
}

export default RepairsPage
