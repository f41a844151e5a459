import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import type { CardPanelProps } from '../../../ui/console/module.ts'
import type { MatterId } from '../contract.ts'
import MatterSheet from './matter-sheet.tsx'
import './matter-view.css'

interface OpenMatters {
  readonly summary: string
  readonly items: readonly { id: string; title: string; detail?: string; dueAt?: string; number?: string }[]
}

/** 未结事项 on the household card; each opens its drawer in place. */
const OpenMattersPanel = ({ data }: CardPanelProps) => {
  const [open, setOpen] = useState<MatterId | undefined>(undefined)
  const { summary, items } = (data as OpenMatters | undefined) ?? { summary: '没有未结事项', items: [] }
  return (
    <>
      <p className={items.length === 0 ? 'quiet' : undefined}>{summary}</p>
      <ul className="my-matters">
        {items.map((item) => (
          <li key={item.id}>
            {item.dueAt === undefined ? <span className="quiet">不计时</span> : <ClockBadge dueAt={item.dueAt} />}
            <div className="what">
              <button type="button" className="row-link" onClick={() => setOpen(item.id as MatterId)}>
                {item.title}
              </button>
              <div className="quiet">{[item.number, item.detail].filter(Boolean).join(' · ')}</div>
            </div>
          </li>
        ))}
      </ul>
      {open !== undefined && <MatterSheet key={open} matterId={open} close={() => setOpen(undefined)} />}
    </>
  )
}

export default OpenMattersPanel
