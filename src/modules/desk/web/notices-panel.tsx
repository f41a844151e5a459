import { Button } from 'antd'
import { useState } from 'react'
import { KeyHint } from '../../../ui/console/key-hint.tsx'
import type { CardPanelProps } from '../../../ui/console/module.ts'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import type { Panel } from '../../households/contract.ts'
import type { MatterId } from '../../matters/contract.ts'
import { MatterSheet, useMatterWrite } from '../../matters/web/index.tsx'
import {
  countMissedCalls,
  listCalls,
  listIncidents,
  listMissedCalls,
  logIncidentCall,
  readIncident,
} from '../contract.ts'
import { usePeopleOf } from './house-of-form.ts'
import { secondsBetween } from './running-time.tsx'
import './desk.css'

type Item = Panel['items'][number]

/** 正在发生: the script of every open incident that covers this house, and the hints of its building. One key logs the call. */
const NoticesPanel = ({ communityId, houseId, data }: CardPanelProps) => {
  const items = (data as Pick<Panel, 'items'> | undefined)?.items ?? []
  const incidents = items.filter(({ kind }) => kind === 'incident')
  const [asked] = useAsked()
  const [opened] = useState(() => (asked['rang'] === undefined ? serverNow() : new Date(asked['rang'])))
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const people = usePeopleOf({ id: houseId, name: '' }, undefined)
  const tell = useTell()
  const write = useMatterWrite(logIncidentCall, {
    refreshes: [listCalls, listIncidents, readIncident, listMissedCalls, countMissedCalls],
  })
  const log = async (incident: Item | undefined) => {
    if (incident === undefined || write.isPending) return
    const caller = people.find(({ id }) => id === asked['party']) ?? people[0]
    const logged = await write
      .mutateAsync({
        communityId,
        matterId: incident.id as MatterId,
        houseId,
        partyId: (caller?.id ?? null) as never,
        callerName: caller?.name ?? '',
        phone: asked['phone'] ?? caller?.phone ?? '',
        startedAt: opened.toISOString(),
        lengthSeconds: secondsBetween(opened, serverNow()),
      })
      .catch((error: unknown) => tell.refused(error))
    if (logged) tell.done(`已记入 ${incident.number ?? ''}，共 ${logged.callers} 个来电`)
  }
  useShortcuts([{ keys: 'i', label: '来电记入突发事件', run: () => void log(incidents[0]) }], {
    title: '住户卡',
    active: incidents.length > 0,
  })
  return (
    <>
      {incidents.map((incident, at) => (
        <article key={incident.id} className={`incident incident-${incident.tone}`}>
          <h3>
            <button type="button" className="row-link" onClick={() => setOpen(incident.id as MatterId)}>
              {incident.title}
            </button>
            <span className="quiet">{periodOf(incident)}</span>
          </h3>
          <p className="incident-script">{incident.detail}</p>
          <Button type="primary" loading={write.isPending} onClick={() => void log(incident)}>
            来电记入
            {at === 0 && <KeyHint keys="I" />}
          </Button>
        </article>
      ))}
      <ul className="hint-lines" aria-label="提示">
        {items
          .filter(({ kind }) => kind === 'hint')
          .map((hint) => (
            <li key={hint.id}>{hint.title}</li>
          ))}
      </ul>
      {open !== undefined && <MatterSheet key={open} matterId={open} close={() => setOpen(undefined)} />}
    </>
  )
}

/** `今天 09:00 起，预计 今天 12:00 恢复` */
const periodOf = ({ at, dueAt }: Item): string => {
  const begin = at === undefined ? '' : `${momentOf(at)} ${new Date(at) > serverNow() ? '开始（预告）' : '起'}`
  return dueAt === undefined ? begin : `${begin}，预计 ${momentOf(dueAt)} 恢复`
}

export default NoticesPanel
