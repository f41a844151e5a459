import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useShortcuts } from '../shared/shortcuts.tsx'
import { ClockBadge } from './clock-badge.tsx'
import { KeyHint } from './key-hint.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import './matter-drawer.css'

export interface MatterAction {
  readonly id: string
  readonly label: string
  readonly run: () => void
  readonly danger?: boolean
  readonly busy?: boolean
}

interface MatterDrawerProps {
  /** `W260307-0042` */
  readonly number: string
  readonly title: ReactNode
  /** Word of the state: `处理中`. */
  readonly state: string
  readonly dueAt?: string | null
  readonly doneAt?: string | null
  readonly paused?: string | null
  /** What may be done now, the most likely first; the keys 1–9 follow this order. */
  readonly actions: readonly MatterAction[]
  readonly facts: ReactNode
  readonly timeline: ReactNode
  /** Attachments, materials, whatever the kind of matter adds between facts and timeline. */
  readonly children?: ReactNode
  readonly loading?: boolean
  readonly problem?: unknown
  readonly close: () => void
  /** To the previous and next matter of the list the drawer was opened from (K and J). */
  readonly previous?: (() => void) | undefined
  readonly next?: (() => void) | undefined
}

/** One matter at the right of the page: number, clock, facts, timeline, and its actions on the keys 1–9. */
export const MatterDrawer = (props: MatterDrawerProps) => {
  const { actions, previous, next } = props
  useShortcuts(
    [
      ...actions.slice(0, 9).map(({ label, run }, at) => ({ keys: String(at + 1), label, run })),
      ...(next === undefined ? [] : [{ keys: 'j', label: '下一件', run: next }]),
      ...(previous === undefined ? [] : [{ keys: 'k', label: '上一件', run: previous }]),
    ],
    { title: '事项', covers: true },
  )
  return (
    <Drawer
      open
      size={620}
      loading={props.loading ?? false}
      onClose={props.close}
      title={
        <div className="matter-head">
          <span className="matter-number">{props.number}</span>
          <span className="matter-state">{props.state}</span>
          <ClockBadge dueAt={props.dueAt ?? null} doneAt={props.doneAt ?? null} paused={props.paused ?? null} />
        </div>
      }
      footer={
        <div className="matter-actions">
          {actions.map(({ id, label, run, danger = false, busy = false }, at) => (
            <Button key={id} type={at === 0 ? 'primary' : 'default'} danger={danger} loading={busy} onClick={run}>
              {label}
              {at < 9 && <KeyHint keys={String(at + 1)} />}
            </Button>
          ))}
        </div>
      }
    >
      <h2 className="matter-title">{props.title}</h2>
      {props.problem != null && <ProblemAlert problem={props.problem} />}
      {props.facts}
      {props.children}
      <h3 className="matter-section">经过</h3>
      {props.timeline}
    </Drawer>
  )
}

/** Label and value in two columns; a fact without a value is left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
