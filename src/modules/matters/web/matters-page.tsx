import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { urgencyOf } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { listMatters, type MatterId, type MatterRow, matterKinds, priorityNames } from '../contract.ts'
import { exportMatters, matterColumns } from '../matter-list.ts'
import { BulkAssign } from './bulk-assign.tsx'
import MatterSheet from './matter-sheet.tsx'
import { NewTaskDrawer } from './new-task-drawer.tsx'

const columns = columnsOf(matterColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  dueAt: (row) => <DueCell row={row} />,
  title: (row) => <TitleCell row={row} />,
})

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const filters = (): readonly Filter[] => [
  {
    id: 'status',
    label: '范围',
    choices: [
      { value: 'open', label: '未结' },
      { value: 'closed', label: '已结' },
    ],
  },
  { id: 'kind', label: '类型', choices: matterKinds().map(({ id, name }) => ({ value: id, label: name })) },
  { id: 'state', label: '状态', choices: stateChoices() },
  { id: 'priority', label: '紧急', choices: named(priorityNames) },
  { id: 'breached', label: '超时', choices: [{ value: 'true', label: '曾超时' }] },
]

const stateChoices = () => {
  const words = new Map(matterKinds().flatMap(({ process }) => Object.entries(process.words.states)))
  return [...words].map(([value, label]) => ({ value, label }))
}

const orders: Readonly<Record<string, 'clock' | 'newest' | 'oldest'>> = {
  dueAt: 'clock',
  openedAt: 'oldest',
  '-openedAt': 'newest',
}

const rowsOf = (answer: { rows: MatterRow[] }) => answer.rows

/** Every matter of the community: found, filtered, opened at the right, moved with the keyboard. */
const MattersPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked, ask] = useAsked()
  const [adding, setAdding] = useState(false)
  const opening = useRef(true)
  const found = useRows(
    listMatters,
    {
      communityId,
      q: asked['q'],
      kind: asked['kind'],
      state: asked['state'],
      priority: asked['priority'] as never,
      status: (asked['status'] ?? (opening.current ? 'open' : 'all')) as never,
      breached: asked['breached'],
      houseId: asked['house'] as never,
      sort: orders[asked['sort'] ?? ''],
    },
    rowsOf,
  )
  // The page opens on what is not done yet; whoever clears the filter sees all.
  useEffect(() => {
    if (opening.current && asked['status'] === undefined) ask({ status: 'open' })
    opening.current = false
  }, [asked, ask])
  const at = found.rows.findIndex(({ id }) => id === asked['matter'])
  const open = (row: MatterRow | undefined) => ask({ matter: row?.id })
  const [before, after] = [found.rows[at - 1], at < 0 ? undefined : found.rows[at + 1]]
  const add = may('matters.create-task') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      派任务
    </Button>
  )
  return (
    <>
      <PageHead title="全部事项" note="每一件事都有编号、时限和承办人，办完为止。" actions={add} />
      <DataTable
        {...found}
        id="matters.list"
        label="事项列表"
        columns={columns}
        exports={exportMatters}
        rowKey={(row) => row.id}
        onOpen={open}
        search="编号、标题或来电人"
        filters={filters()}
        rowTone={toneOf}
        {...(may('matters.assign')
          ? { bulk: (chosen: readonly MatterRow[], clear: () => void) => <BulkAssign chosen={chosen} clear={clear} /> }
          : {})}
        empty={{
          title: '没有未结的事项',
          hint: '在住户卡上点“报修”或“来电登记”，或在这里派任务，事项就会按时限排在这里。',
          action: add,
        }}
      />
      {asked['matter'] !== undefined && (
        <MatterSheet
          key={asked['matter']}
          matterId={asked['matter'] as MatterId}
          close={() => open(undefined)}
          previous={before && (() => open(before))}
          next={after && (() => open(after))}
        />
      )}
      {adding && <NewTaskDrawer close={() => setAdding(false)} />}
    </>
  )
}

const DueCell = ({ row }: { row: MatterRow }) => {
  if (row.closedAt !== null) return <span className="quiet">已结</span>
  if (row.dueAt === null) return <span className="quiet">不计时</span>
  return <ClockBadge dueAt={row.dueAt} />
}

const TitleCell = ({ row }: { row: MatterRow }) => (
  <>
    {row.priority !== 'normal' && <b className="matter-breach">{priorityNames[row.priority]} </b>}
    {row.title}
  </>
)

const toneOf = (row: MatterRow) => {
  if (row.closedAt !== null) return 'quiet'
  if (row.dueAt === null) return undefined
  const urgency = urgencyOf(row.dueAt, serverNow())
  if (urgency === 'breached') return 'bad'
  return urgency === 'now' ? 'soon' : undefined
}

export default MattersPage
