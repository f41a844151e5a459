import type { ReactNode } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { DueCell } from '../../../ui/console/due-cell.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { listMatters, type MatterRow, priorityNames } from '../contract.ts'
import { exportMatters, matterColumns } from '../matter-list.ts'
import { BulkAssign } from './bulk-assign.tsx'
import { narrowedBy, useMatterFilters } from './matter-filters.ts'
import MatterTable from './matter-table.tsx'
import './matter-view.css'

/** Under this name the choice of columns is kept. */
export const LIST = 'matters.list'

export const columns = columnsOf(matterColumns, {
  number: (row) => <span className="figures">{row.number}</span>,
  dueAt: (row) => <DueCell row={row} />,
  title: (row) => <MatterTitle row={row} />,
})

const orders: Readonly<Record<string, 'clock' | 'newest' | 'oldest'>> = {
  dueAt: 'clock',
  openedAt: 'oldest',
  '-openedAt': 'newest',
}

const rowsOf = (answer: { rows: MatterRow[] }) => answer.rows

/** The matters as a list. */
export const MatterList = ({ add }: { add: ReactNode }) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked] = useAsked()
  const status = (asked['status'] ?? 'all') as 'all'
  const found = useRows(
    listMatters,
    { communityId, ...narrowedBy(asked), status, sort: orders[asked['sort'] ?? ''] },
    rowsOf,
  )
  return (
    <MatterTable
      {...found}
      id={LIST}
      label="事项列表"
      columns={columns}
      exports={exportMatters}
      search="编号、标题或来电人"
      filters={useMatterFilters(asked, { board: false })}
      {...(may('matters.assign')
        ? { bulk: (chosen: readonly MatterRow[], clear: () => void) => <BulkAssign chosen={chosen} clear={clear} /> }
        : {})}
      empty={{
        title: '没有未结的事项',
        hint: '在住户卡上点“报修”或“来电登记”，或在这里派任务，事项就会按时限排在这里。',
        action: add,
      }}
    />
  )
}

export const MatterTitle = ({ row }: { row: MatterRow }) => (
  <>
    {row.priority !== 'normal' && <b className="matter-breach">{priorityNames[row.priority]} </b>}
    {row.title}
  </>
)
