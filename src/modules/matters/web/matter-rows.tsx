import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import type { MatterId, MatterRow } from '../contract.ts'
import MatterSheet from './matter-sheet.tsx'
import './matter-view.css'

/** Matters of a section of Today, each with its deadline; one opens in its drawer, with its neighbours at hand. */
export const MatterRows = ({ rows }: { rows: readonly MatterRow[] }) => {
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const at = rows.findIndex(({ id }) => id === open)
  const to = (row: MatterRow | undefined) => row && (() => setOpen(row.id))
  return (
    <>
      <ul className="my-matters">
        {rows.map((row) => (
          <li key={row.id}>
            {row.dueAt === null ? <span className="quiet">不计时</span> : <ClockBadge dueAt={row.dueAt} />}
            <div className="what">
              <button type="button" className="row-link" onClick={() => setOpen(row.id)}>
                {row.place.name} {row.title}
              </button>
              <div className="quiet">
                {row.number} · {row.kindName} · {row.stateName}
                {row.dueName !== '' && ` · ${row.dueName}`}
              </div>
            </div>
            <span className="quiet">{row.assignee?.name}</span>
          </li>
        ))}
      </ul>
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
