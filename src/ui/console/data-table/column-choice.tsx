import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { kept } from '../../shared/preferences.ts'
import type { Column } from './column.ts'

interface ShownColumns<Row> {
  readonly shown: readonly Column<Row>[]
  /** The button with the tick list; nothing where there is nothing to choose. */
  readonly choice: ReactNode
}

/** The columns this person wants to see in this table; the first one always stays. */
export const useShownColumns = <Row,>(table: string, columns: readonly Column<Row>[]): ShownColumns<Row> => {
  const name = `columns.${table}`
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>(() => readChoice(name))
  const isShown = (column: Column<Row>, at: number) => at === 0 || (changed[column.id] ?? column.optional !== true)
  const toggle = (id: string, on: boolean) => {
    const next = { ...changed, [id]: on }
    kept.write(name, JSON.stringify(next))
    setChanged(next)
  }
  const shown = columns.filter(isShown)
  const choice =
    columns.length < 4 ? null : (
      <ColumnChoice
        columns={columns.map(({ id, title }) => ({ id, title }))}
        isOn={(id) => shown.some((column) => column.id === id)}
        toggle={toggle}
      />
    )
  return { shown, choice }
}

const readChoice = (name: string): Record<string, boolean> => {
  try {
    return (JSON.parse(kept.read(name) ?? '{}') ?? {}) as Record<string, boolean>
  } catch {
    return {}
  }
}

interface ColumnChoiceProps {
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly isOn: (id: string) => boolean
  readonly toggle: (id: string, on: boolean) => void
}

const ColumnChoice = ({ columns, isOn, toggle }: ColumnChoiceProps) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const pressedElsewhere = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', pressedElsewhere)
    return () => document.removeEventListener('pointerdown', pressedElsewhere)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list of the button inside.
    <div className="menu-button" ref={root} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        列
      </Button>
      {open && (
        <fieldset className="menu menu-end column-list">
          <legend className="only-heard">显示哪些列</legend>
          {columns.map(({ id, title }, at) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={isOn(id)}
                disabled={at === 0}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
