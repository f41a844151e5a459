import { Button, Drawer } from 'antd'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useCommunity } from '../shared/session.tsx'
import { useShortcuts } from '../shared/shortcuts.tsx'
import { CatchFault } from './catch-fault.tsx'
import { KeyHint } from './key-hint.tsx'
import type { CardAction, CardActionProps, CardHouse, CardPanelProps, HouseId } from './module.ts'
import { useCardActions, useCardPanels } from './modules-context.tsx'
import './card.css'

interface CardPanelsProps {
  readonly houseId: HouseId
  /** The card's one composed answer, by panel id. */
  readonly data: Readonly<Record<string, unknown>>
}

/** The panels that modules add to the household card, each broken one standing alone. */
export const CardPanels = ({ houseId, data }: CardPanelsProps) => {
  const community = useCommunity()
  const panels = useCardPanels().filter(({ id, onlyWithItems = false }) => !onlyWithItems || hasItems(data[id]))
  return (
    <div className="card-panels">
      {panels.map(({ id, title, wide = false, load }) => {
        const Panel = loaded<CardPanelProps>(load)
        return (
          <section key={id} className={`sheet${wide ? ' card-wide' : ''}`} aria-labelledby={`panel-${id}`}>
            <h2 id={`panel-${id}`} className="sheet-title">
              {title}
            </h2>
            <CatchFault>
              <Suspense fallback={<p className="quiet">…</p>}>
                <Panel communityId={community.id} houseId={houseId} data={data[id]} />
              </Suspense>
            </CatchFault>
          </section>
        )
      })}
    </div>
  )
}

const hasItems = (data: unknown): boolean =>
  ((data as { items?: readonly unknown[] } | undefined)?.items ?? []).length > 0

/** The buttons of the household card: 报修 投诉 咨询 收款 借钥匙 出门条 … each opens a drawer for this house. */
export const CardActions = ({ house }: { house: CardHouse }) => {
  const community = useCommunity()
  const actions = useCardActions()
  const [open, setOpen] = useState<CardAction | undefined>(undefined)
  useShortcuts(
    actions.flatMap((action) =>
      action.key === undefined
        ? []
        : [{ keys: action.key, label: action.title ?? action.label, run: () => setOpen(action) }],
    ),
    { title: '住户卡', active: open === undefined },
  )
  return (
    <div className="card-actions" role="toolbar" aria-label="为这户办理">
      {actions.map((action) => (
        <Button key={action.id} onClick={() => setOpen(action)}>
          {action.label}
          {action.key !== undefined && <KeyHint keys={action.key.toUpperCase()} />}
        </Button>
      ))}
      {open !== undefined && (
        <ActionDrawer
          key={open.id}
          action={open}
          communityId={community.id}
          house={house}
          close={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

const ActionDrawer = ({ action, ...given }: CardActionProps & { action: CardAction }) => {
  const Action = loaded<CardActionProps>(action.load)
  useShortcuts([], { title: '住户卡', covers: true })
  return (
    <Drawer open size={520} title={`${action.title ?? action.label} · ${given.house.name}`} onClose={given.close}>
      <CatchFault>
        <Suspense fallback={<p className="quiet">正在打开…</p>}>
          <Action {...given} />
        </Suspense>
      </CatchFault>
    </Drawer>
  )
}

const components = new WeakMap<object, ComponentType<never>>()

/** One lazy component for each load function, so that drawing again does not load again. */
const loaded = <Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>) => {
  const known = components.get(load) as ComponentType<Props> | undefined
  if (known !== undefined) return known
  const made = lazy(load) as unknown as ComponentType<Props>
  components.set(load, made as ComponentType<never>)
  return made
}
