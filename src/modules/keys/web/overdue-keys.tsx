import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { phoneOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type KeyId, listKeys } from '../contract.ts'
import { KeyDrawer } from './key-drawer.tsx'

/** Today: keys that were to be back; the call to their borrower is one click away. */
const OverdueKeys = () => {
  const { id: communityId } = useCommunity()
  const [open, setOpen] = useState<KeyId | undefined>(undefined)
  const { data } = useRead(listKeys, { communityId, overdue: 'true', sort: 'due', limit: 20 } as never, {
    everySeconds: 60,
    keepPrevious: true,
  })
  return (
    <>
      <ul className="key-lines">
        {(data?.keys ?? []).map((key) => (
          <li key={key.id} className="key-due">
            <ClockBadge dueAt={key.loan?.dueAt ?? null} />
            <button type="button" className="row-link" onClick={() => setOpen(key.id)}>
              {key.number} {key.place || key.label}
            </button>
            <span className="quiet">
              {key.loan?.borrowerName} {phoneOf(key.loan?.borrowerPhone ?? '')} · {key.loan?.purpose}
            </span>
          </li>
        ))}
      </ul>
      {open !== undefined && <KeyDrawer key={open} keyId={open} close={() => setOpen(undefined)} open={setOpen} />}
    </>
  )
}

export default OverdueKeys
