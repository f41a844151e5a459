import { useState } from 'react'
import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import type { CardPanelProps } from '../../../ui/console/module.ts'
import type { Panel } from '../../households/contract.ts'
import type { KeyId } from '../contract.ts'
import { KeyDrawer } from './key-drawer.tsx'
import './keys.css'

/** 钥匙 on the household card; each opens in place. */
const KeysPanel = ({ data }: CardPanelProps) => {
  const [open, setOpen] = useState<KeyId | undefined>(undefined)
  const { summary, items } = (data as Pick<Panel, 'summary' | 'items'> | undefined) ?? { summary: '无', items: [] }
  return (
    <>
      <p className={items.length === 0 ? 'quiet' : undefined}>{items.length === 0 ? '中心没有这户的钥匙' : summary}</p>
      <ul className="key-lines">
        {items.map((item) => (
          <li key={item.id} className="key-due">
            <button type="button" className="row-link" onClick={() => setOpen(item.id as KeyId)}>
              {item.number}
            </button>
            <span className="quiet">
              {item.title}
              {item.detail && ` · ${item.detail}`}
            </span>
            {item.dueAt != null && <ClockBadge dueAt={item.dueAt} />}
          </li>
        ))}
      </ul>
      {open !== undefined && <KeyDrawer key={open} keyId={open} close={() => setOpen(undefined)} open={setOpen} />}
    </>
  )
}

export default KeysPanel
