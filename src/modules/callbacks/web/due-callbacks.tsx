import { Button } from 'antd'
import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import { listCallbacks } from '../contract.ts'
import { CallbackRun } from './callback-run.tsx'
import { isCallable, triedText } from './callback-words.tsx'
import './callbacks.css'

/** Today: the callbacks owed until 24:00 and those with an appointment, by clock; rung up one after another. */
const DueCallbacks = () => {
  const { id: communityId } = useCommunity()
  const [opened, setOpened] = useState<MatterId | undefined>(undefined)
  const asked = { communityId, due: 'today', status: 'open', limit: 50 } as never
  const { data, error, refetch } = useRead(listCallbacks, asked, { everySeconds: 60, keepPrevious: true })
  if (error !== null && data === undefined) return <ProblemAlert problem={error} again={() => void refetch()} />
  const rows = data?.rows ?? []
  const first = rows.find((row) => isCallable(row))
  return (
    <>
      <ul className="callback-lines">
        {rows.slice(0, 10).map((row) => (
          <li key={row.id}>
            {row.dueAt === null ? <span className="quiet">不计时</span> : <ClockBadge dueAt={row.dueAt} />}
            <div>
              <button type="button" className="row-link" onClick={() => setOpened(row.id)}>
                {row.place.name} {row.title.replace(/^回访：/, '')}
              </button>
              <div className="quiet">
                {[row.number, row.className, row.callee, triedText(row)].filter(Boolean).join(' · ')}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <div className="callback-foot">
        {first !== undefined && (
          <Button type="primary" onClick={() => setOpened(first.id)}>
            逐个回访
          </Button>
        )}
        <PageLink to="/callbacks?status=open&due=today">{rows.length > 10 ? '查看全部' : '在列表里看'}</PageLink>
      </div>
      {opened !== undefined && <CallbackRun rows={rows} opened={opened} open={setOpened} />}
    </>
  )
}

export default DueCallbacks
