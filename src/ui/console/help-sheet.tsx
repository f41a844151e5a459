import { useShortcutBoard } from '../shared/shortcuts.tsx'
import { ModalSheet } from './modal-sheet.tsx'

/** The keys that work on the page as it stands, read from what the page itself has offered. */
export const HelpSheet = ({ close }: { close: () => void }) => {
  const board = useShortcutBoard()
  const groups = byTitle(board.list())
  return (
    <ModalSheet titleId="help-title" onClose={close}>
      <h2 id="help-title">快捷键</h2>
      <p>输入法正在选字时，快捷键不会触发。</p>
      <div className="help-groups">
        {groups.map(([title, shortcuts]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div key={keys + label}>
                  <dt>
                    <kbd>{spoken(keys)}</kbd>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="help-switch">
        <input
          type="checkbox"
          checked={board.singleKeys}
          onChange={(event) => board.setSingleKeys(event.target.checked)}
        />
        使用单键快捷键（J、K、数字等）；误触多时可以关掉
      </label>
      <button type="button" className="plain-button" onClick={close}>
        知道了
      </button>
    </ModalSheet>
  )
}

type Listed = readonly { readonly keys: string; readonly label: string }[]

const byTitle = (scopes: readonly { title: string; shortcuts: Listed }[]): [string, Listed][] => {
  const groups = new Map<string, Listed>()
  for (const { title, shortcuts } of scopes) {
    const known = groups.get(title) ?? []
    const fresh = shortcuts.filter((one) => !known.some((other) => other.keys === one.keys))
    groups.set(title, [...known, ...fresh])
  }
  return [...groups].filter(([, shortcuts]) => shortcuts.length > 0)
}

const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  enter: '回车',
  escape: 'Esc',
  shift: 'Shift',
  alt: 'Alt',
}

const spoken = (keys: string): string =>
  keys
    .split('+')
    .map((part) => names[part] ?? part.toUpperCase())
    .join(' + ')
