import { useState } from 'react'
import type { CardPanelProps } from '../../../ui/console/module.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import type { Panel } from '../../households/contract.ts'
import type { MatterId } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
import './callbacks.css'

/** 上次回访 on the household card: how content they were, and what they said. */
const LastCallbackPanel = ({ data }: CardPanelProps) => {
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const { items } = (data as Pick<Panel, 'items'> | undefined) ?? { items: [] }
  return (
    <>
      {items.length === 0 && <p className="quiet">还没有回访过</p>}
      <ul className="callback-last">
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" className="row-link" onClick={() => setOpen(item.id as MatterId)}>
              {item.at != null && dayOf(item.at)}
            </button>{' '}
            <b className={item.tone === 'bad' ? 'callback-bad' : undefined}>{item.title}</b>{' '}
            <span className="quiet">{item.detail}</span>
          </li>
        ))}
      </ul>
      {open !== undefined && <MatterSheet key={open} matterId={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default LastCallbackPanel
