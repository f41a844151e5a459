import { type ReactNode, useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import type { MatterId, MatterRow } from '../contract.ts'
import MatterSheet from './matter-sheet.tsx'
import './matter-view.css'

interface MatterGroup {
  readonly id: string
  readonly heading: ReactNode
  readonly rows: readonly MatterRow[]
}

/** Matters of a section of Today, each with its deadline; one opens in its drawer, with its neighbours at hand. */
export const MatterRows = ({ rows }: { rows: readonly MatterRow[] }) => (
  <MatterGroups groups={[{ id: 'all', heading: null, rows }]} />
)

/** The same under headings; the neighbours go on from one group to the next. */
export const MatterGroups = ({ groups }: { groups: readonly MatterGroup[] }) => {
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const rows = groups.flatMap((group) => group.rows)
  const at = rows.findIndex(({ id }) => id === open)
  const to = (row: MatterRow | undefined) => row && (() => setOpen(row.id))
  return (
    <>
      {groups.map((group) => (
        <div key={group.id} className="matter-group">
          {group.heading}
          <ul className="my-matters">
            {group.rows.map((row) => (
              <Row key={row.id} row={row} open={() => setOpen(row.id)} />
            ))}
          </ul>
        </div>
      ))}
      {open !== undefined && (
        <MatterSheet
          key={open}
          matterId={open}
          close={() => setOpen(undefined)}
          previous={to(rows[at - 1])}
          next={at < 0 ? undefined : to(rows[at + 1])}
        />
      )}
    </>
  )
}

const Row = ({ row, open }: { row: MatterRow; open: () => void }) => (
  <li>
    {row.dueAt === null ? <span className="quiet">不计时</span> : <ClockBadge dueAt={row.dueAt} />}
    <div className="what">
      <button type="button" className="row-link" onClick={open}>
        {row.place.name} {row.title}
      </button>
      <div className="quiet">
        {row.number} · {row.kindName} · {row.stateName}
        {row.dueName !== '' && ` · ${row.dueName}`}
      </div>
    </div>
    <span className="quiet">{row.assignee?.name}</span>
  </li>
)
