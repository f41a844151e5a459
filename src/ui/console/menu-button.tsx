import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './menu-button.css'

export interface MenuChoice {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: string
  readonly checked?: boolean
  readonly run: () => void
}

interface MenuButtonProps {
  readonly label: string
  readonly children: ReactNode
  readonly choices: readonly MenuChoice[]
  readonly align?: 'start' | 'end'
  readonly heading?: ReactNode
}

/** A button that opens a short list of choices; arrows, Home, End and Escape work as people expect. */
export const MenuButton = ({ label, children, choices, align = 'end', heading }: MenuButtonProps) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()

  useEffect(() => {
    if (!open) return undefined
    root.current?.querySelector<HTMLElement>('[aria-checked=true], [role^=menuitem]')?.focus()
    const pressedElsewhere = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', pressedElsewhere)
    return () => document.removeEventListener('pointerdown', pressedElsewhere)
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const moved = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      return close()
    }
    if (event.key === 'Tab') return setOpen(false)
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const next = nextIndex(event.key, items.indexOf(document.activeElement as HTMLElement), items.length)
    if (next === undefined) return undefined
    event.preventDefault()
    return items[next]?.focus()
  }

  return (
    <div className="menu-button" ref={root} {...(open ? { onKeyDown: moved } : {})}>
      <button
        ref={button}
        type="button"
        className="bar-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div className={`menu menu-${align}`} id={menuId} role="menu" aria-label={label}>
          {heading !== undefined && <div className="menu-heading">{heading}</div>}
          {choices.map((choice) => (
            <button
              key={choice.id}
              type="button"
              tabIndex={-1}
              {...(choice.checked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': choice.checked })}
              onClick={() => {
                close()
                choice.run()
              }}
            >
              <span className="menu-tick" aria-hidden="true">
                {choice.checked === true ? '✓' : ''}
              </span>
              <span className="menu-label">{choice.label}</span>
              {choice.hint !== undefined && <kbd>{choice.hint}</kbd>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const nextIndex = (key: string, at: number, count: number): number | undefined => {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
