/** What a keyboard event must tell to be matched; the DOM's `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly keyCode?: number
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
  readonly defaultPrevented?: boolean
  readonly repeat?: boolean
}

/** `Process` and key code 229 are what browsers report for a key the input method has taken. */
export const isComposing = (press: Pick<KeyPress, 'isComposing' | 'keyCode' | 'key'>): boolean =>
  press.isComposing || press.keyCode === 229 || press.key === 'Process'

/**
 * Follows compositions across the page. Safari ends a composition before it reports the Enter that chose the word,
 * so a press within a few milliseconds after the end still belongs to it.
 */
export const compositionWatch = (graceMs = 30) => {
  let open = false
  let endedAt = Number.NEGATIVE_INFINITY
  return {
    started: () => {
      open = true
    },
    ended: (at: number) => {
      open = false
      endedAt = at
    },
    /** True when the press belongs to an input method and no shortcut may fire. */
    owns: (press: Pick<KeyPress, 'isComposing' | 'keyCode' | 'key'>, at: number): boolean =>
      open || isComposing(press) || at - endedAt < graceMs,
  }
}

interface Combination {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** Reads `ctrl+k`, `shift+/`, `j`, `enter`, `1`. Ctrl means ⌘ on a Mac as well. */
const readCombination = (written: string): Combination => {
  const parts = written.toLowerCase().split('+')
  return {
    key: parts[parts.length - 1] ?? '',
    ctrl: parts.includes('ctrl'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  }
}

export const matches = (written: string, press: KeyPress): boolean => {
  const wanted = readCombination(written)
  if (wanted.ctrl !== (press.ctrlKey || press.metaKey) || wanted.alt !== press.altKey) return false
  // `?` needs Shift on most keyboards: a sign is matched as typed, a letter by its modifiers.
  const isLetterOrNamed = /^([a-z]|[a-z]{2,}|f\d+)$/.test(wanted.key)
  if (isLetterOrNamed && wanted.shift !== press.shiftKey) return false
  return press.key.toLowerCase() === wanted.key
}

/** A shortcut without Ctrl or Alt would swallow typing, so it rests while a field has the focus. */
export const typesIntoField = (written: string): boolean => {
  const { ctrl, alt, key } = readCombination(written)
  return !ctrl && !alt && !/^f\d+$/.test(key) && key !== 'escape'
}
