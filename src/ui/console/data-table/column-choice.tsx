import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAsked } from '../../shared/navigation.tsx'
import { kept } from '../../shared/preferences.ts'
import type { Column } from './column.ts'

interface ShownColumns<Row> {
  readonly shown: readonly Column<Row>[]
  /** The button with the tick list; nothing where there is nothing to choose. */
  readonly choice: ReactNode
}

/**
 * The columns this person wants to see in this table, kept per browser; where the address names columns (a saved view
 * does), those, and a change of them is kept there. The first one always stays.
 */
export const useShownColumns = <Row,>(table: string, columns: readonly Column<Row>[]): ShownColumns<Row> => {
  const [asked, ask] = useAsked()
  const [changed, setChanged] = useState(() => readChoice(table))
  const named = asked['columns']
  const shown = shownOf(columns, { named, changed })
  const toggle = (id: string, on: boolean) => {
    if (named !== undefined) {
      const wanted = columns.filter((column) => (column.id === id ? on : shown.includes(column)))
      return ask({ columns: wanted.map((column) => column.id).join(',') })
    }
    const next = { ...changed, [id]: on }
    kept.write(keptAs(table), JSON.stringify(next))
    return setChanged(next)
  }
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

/** The ids of the columns on the screen, for a saved view; nothing where they are those that the list declares. */
export const columnsOnScreen = <Row,>(
  table: string,
  columns: readonly Column<Row>[],
  named: string | undefined,
): string | undefined => {
  const ids = shownOf(columns, { named, changed: readChoice(table) }).map(({ id }) => id)
  const declared = shownOf(columns, { named: undefined, changed: {} }).map(({ id }) => id)
  return ids.join(',') === declared.join(',') ? undefined : ids.join(',')
}

type Choice = Readonly<Record<string, boolean>>

const shownOf = <Row,>(
  columns: readonly Column<Row>[],
  { named, changed }: { named: string | undefined; changed: Choice },
): readonly Column<Row>[] => {
  const ids = named === undefined ? undefined : new Set(named.split(','))
  const isWanted = ({ id, optional }: Column<Row>) => ids?.has(id) ?? changed[id] ?? optional !== true
  return columns.filter((column, at) => at === 0 || isWanted(column))
}

const keptAs = (table: string): string => `columns.${table}`

const readChoice = (table: string): Choice => {
  try {
    return (JSON.parse(kept.read(keptAs(table)) ?? '{}') ?? {}) as Choice
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
