import { Button } from 'antd'
import { useState } from 'react'
import { KeyHint } from '../../../ui/console/key-hint.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
import { countMissedCalls, listIncidents } from '../contract.ts'
import { ExtensionButton } from './extension-button.tsx'
import ReceptionDrawer from './reception-drawer.tsx'
import './desk.css'

/** On 接待台 before a household is chosen: register without one, what is happening now, who waits to be rung back. */
const DeskSection = () => {
  const { id: communityId } = useCommunity()
  const [open, setOpen] = useState<'reception' | MatterId | undefined>(undefined)
  const incidents =
    useRead(listIncidents, { communityId, status: 'open' } as never, { everySeconds: 60 }).data?.rows ?? []
  const waiting = useRead(countMissedCalls, { communityId }, { everySeconds: 60 }).data?.waiting ?? 0
  useShortcuts([{ keys: 'l', label: '不找住户，直接登记', run: () => setOpen('reception') }], {
    title: '接待台',
    active: open === undefined,
  })
  return (
    <section className="desk-now" aria-label="登记">
      <div className="desk-now-buttons">
        <Button onClick={() => setOpen('reception')}>
          不找住户，直接登记
          <KeyHint keys="L" />
        </Button>
        {waiting > 0 && <PageLink to="/missed-calls">待回电 {waiting}</PageLink>}
        <ExtensionButton />
      </div>
      {incidents.length > 0 && (
        <ul className="desk-incidents" aria-label="突发事件">
          {incidents.map((incident) => (
            <li key={incident.id}>
              <button type="button" className="row-link" onClick={() => setOpen(incident.id)}>
                {incident.title}
              </button>{' '}
              {incident.areaName}
              <span className="quiet">
                {' '}
                {momentOf(incident.beginsAt)} {new Date(incident.beginsAt) > serverNow() ? '开始（预告）' : '起'}
                {incident.expectedUntil !== null && `，预计 ${momentOf(incident.expectedUntil)} 恢复`}
                {incident.callers > 0 && ` · 来电 ${incident.callers}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {open === 'reception' && <ReceptionDrawer close={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'reception' && (
        <MatterSheet key={open} matterId={open} close={() => setOpen(undefined)} />
      )}
    </section>
  )
}

export default DeskSection
