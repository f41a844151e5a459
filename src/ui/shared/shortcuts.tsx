import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { compositionWatch, matches, typesIntoField } from './composition.ts'
import { kept } from './preferences.ts'

export interface Shortcut {
  /** `ctrl+k`, `j`, `enter`, `1`, `?`. */
  readonly keys: string
  /** What it does, as the help page says it. */
  readonly label: string
  readonly run: (event: KeyboardEvent) => void
}

interface Scope {
  readonly title: string
  readonly current: () => readonly Shortcut[]
  /** A dialog silences what lies under it. */
  readonly covers: boolean
  /** Works over a dialog too. */
  readonly everywhere: boolean
}

interface Board {
  readonly add: (scope: Scope) => () => void
  readonly list: () => readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[]
  readonly singleKeys: boolean
  readonly setSingleKeys: (on: boolean) => void
}

const BoardContext = createContext<Board | undefined>(undefined)

/** Listens once for the whole page; the scope added last answers first. */
export const ShortcutBoard = ({ children }: { children: ReactNode }) => {
  const scopes = useRef<Scope[]>([])
  const [singleKeys, setSingleKeys] = useState(() => kept.read('single-keys') !== 'off')
  const singleKeysNow = useRef(singleKeys)
  singleKeysNow.current = singleKeys

  useEffect(() => {
    const watch = compositionWatch()
    const ended = () => watch.ended(performance.now())
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || watch.owns(event, performance.now())) return
      const shortcut = findShortcut(scopes.current, event, singleKeysNow.current)
      if (shortcut === undefined) return
      event.preventDefault()
      shortcut.run(event)
    }
    window.addEventListener('compositionstart', watch.started, true)
    window.addEventListener('compositionend', ended, true)
    window.addEventListener('keydown', pressed)
    return () => {
      window.removeEventListener('compositionstart', watch.started, true)
      window.removeEventListener('compositionend', ended, true)
      window.removeEventListener('keydown', pressed)
    }
  }, [])

  const board = useMemo<Board>(
    () => ({
      add: (scope) => {
        scopes.current = [...scopes.current, scope]
        return () => {
          scopes.current = scopes.current.filter((other) => other !== scope)
        }
      },
      list: () => scopes.current.map((scope) => ({ title: scope.title, shortcuts: scope.current() })),
      singleKeys,
      setSingleKeys: (on) => {
        kept.write('single-keys', on ? null : 'off')
        setSingleKeys(on)
      },
    }),
    [singleKeys],
  )
  return <BoardContext value={board}>{children}</BoardContext>
}

const findShortcut = (scopes: readonly Scope[], event: KeyboardEvent, singleKeys: boolean): Shortcut | undefined => {
  const busy = isBusy(event.target)
  let covered = false
  for (const scope of [...scopes].reverse()) {
    if (covered && !scope.everywhere) continue
    const found = scope.current().find((one) => matches(one.keys, event))
    if (found !== undefined && !(typesIntoField(found.keys) && (busy || !singleKeys))) return found
    covered ||= scope.covers
  }
  return undefined
}

/** Fields take every key; buttons and links take Enter and Space themselves. */
const isBusy = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  return target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox]') !== null
}

interface ScopeOptions {
  /** Heading in the help page. */
  readonly title: string
  readonly covers?: boolean
  readonly everywhere?: boolean
  readonly active?: boolean
}

/** Offers shortcuts while the component is on the screen; none fires while an input method composes. */
export const useShortcuts = (
  shortcuts: readonly Shortcut[],
  { title, covers = false, everywhere = false, active = true }: ScopeOptions,
) => {
  const board = useContext(BoardContext)
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    if (!active || board === undefined) return undefined
    return board.add({ title, covers, everywhere, current: () => current.current })
  }, [board, title, covers, everywhere, active])
}

export const useShortcutBoard = (): Board => {
  const board = useContext(BoardContext)
  if (board === undefined) throw new Error('useShortcutBoard needs a ShortcutBoard above it')
  return board
}

/** True for an Enter that sends the field, false for one that only chooses a word of the input method. */
export const isPlainEnter = (event: { key: string; nativeEvent: KeyboardEvent }): boolean =>
  event.key === 'Enter' && !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== 229
