import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type MatterId, type MatterRow, myMatters } from '../contract.ts'
import MatterSheet from './matter-sheet.tsx'
import './matter-view.css'

/** Today: the matters that lie with me or with my role, the next deadline first. */
const MyMatters = () => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(myMatters, { communityId }, { everySeconds: 60, keepPrevious: true })
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const rows = data?.rows ?? []
  const at = rows.findIndex(({ id }) => id === open)
  const to = (row: MatterRow | undefined) => row && (() => setOpen(row.id))
  if (error !== null && data === undefined) return <ProblemAlert problem={error} again={() => void refetch()} />
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
      {data?.next != null && <PageLink to="/matters">查看全部</PageLink>}
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

export default MyMatters
