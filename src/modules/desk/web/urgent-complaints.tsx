import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
import { listComplaints } from '../contract.ts'
import './desk.css'

/** Today: open complaints by their next deadline, the most pressing first. */
const UrgentComplaints = () => {
  const { id: communityId } = useCommunity()
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const { data } = useRead(listComplaints, { communityId, status: 'open', sort: 'clock', limit: 10 } as never, {
    everySeconds: 60,
    keepPrevious: true,
  })
  return (
    <>
      <ul className="missed-lines">
        {(data?.rows ?? []).map((row) => (
          <li key={row.id} className="missed-line">
            <ClockBadge dueAt={row.dueAt} />
            <span className="missed-who">
              <button type="button" className="row-link" onClick={() => setOpen(row.id)}>
                {row.title}
              </button>
              <span className="quiet">
                {row.number} {row.place.name} · {row.className} · {row.dueName} · {row.assignee?.name ?? '无人承办'}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && <MatterSheet key={open} matterId={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default UrgentComplaints
