import { Button } from 'antd'
import { useRef } from 'react'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import type { KeyId, StockTakeLine } from '../contract.ts'
import { foundNames } from '../words.ts'
import './keys.css'

type Found = NonNullable<StockTakeLine['found']>

export interface Finding {
  readonly keyId: KeyId
  readonly found: Found
}

interface CountListProps {
  readonly lines: readonly StockTakeLine[]
  /** Absent where the count is over or may not be changed. */
  readonly record: ((findings: readonly Finding[]) => void) | undefined
}

const keysOf: Readonly<Record<Found, string>> = { present: '1', 'with-borrower': '2', missing: '3' }

/**
 * The list as one walks along the hooks: Enter says the usual thing (在柜, or 在借用人处 for a lent key) and goes on to
 * the next; 1, 2, 3 say what was found; the arrows and J / K move.
 */
export const CountList = ({ lines, record }: CountListProps) => {
  const list = useRef<HTMLTableSectionElement>(null)
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('tr') ?? [])]
  const at = () => rows().findIndex((row) => row.contains(document.activeElement))
  const go = (to: number) => rows()[Math.max(0, Math.min(lines.length - 1, to))]?.focus()
  const say = (found: Found | 'usual') => {
    const here = Math.max(0, at())
    const line = lines[here]
    if (line === undefined || record === undefined) return
    record([{ keyId: line.keyId, found: found === 'usual' ? usualOf(line) : found }])
    go(here + 1)
  }
  useShortcuts(
    [
      { keys: 'enter', label: '与账面相符，下一把', run: () => say('usual') },
      ...(Object.keys(keysOf) as Found[]).map((found) => ({
        keys: keysOf[found],
        label: foundNames[found],
        run: () => say(found),
      })),
      { keys: 'j', label: '下一把', run: () => go(at() + 1) },
      { keys: 'arrowdown', label: '下一把', run: () => go(at() + 1) },
      { keys: 'k', label: '上一把', run: () => go(at() - 1) },
      { keys: 'arrowup', label: '上一把', run: () => go(at() - 1) },
    ],
    { title: '盘点', active: record !== undefined },
  )
  const rest = lines.filter((line) => line.found === null && line.expected === 'stored')
  return (
    <div className="sheet count-list">
      {record !== undefined && (
        <p className="quiet">
          点第一行后：<kbd>Enter</kbd> 与账面相符并到下一把，<kbd>1</kbd> 在柜，<kbd>2</kbd> 在借用人处，<kbd>3</kbd>{' '}
          未见。
          {rest.length > 0 && (
            <Button size="small" onClick={() => record(rest.map(({ keyId }) => ({ keyId, found: 'present' })))}>
              其余 {rest.length} 把都在柜
            </Button>
          )}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">编号</th>
            <th scope="col">所开部位</th>
            <th scope="col">账面</th>
            <th scope="col">实盘</th>
          </tr>
        </thead>
        <tbody ref={list}>
          {lines.map((line) => (
            <tr
              key={line.keyId}
              {...(record === undefined ? {} : { tabIndex: 0 })}
              className={line.found === 'missing' ? 'bad' : undefined}
            >
              <td>{line.hook === null ? '' : `${line.cabinetName} ${line.hook}`}</td>
              <td>
                <b>{line.number}</b>
              </td>
              <td>{line.place}</td>
              <td>{bookOf(line)}</td>
              <td>
                <FoundChoice line={line} record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const FoundChoice = ({ line, record }: { line: StockTakeLine; record: CountListProps['record'] }) => {
  if (record === undefined) return <>{line.found === null ? '未盘' : foundNames[line.found]}</>
  return (
    <span className="found-choice">
      {(Object.keys(foundNames) as Found[]).map((found) => (
        <button
          key={found}
          type="button"
          tabIndex={-1}
          aria-pressed={line.found === found}
          className={`found-${found}`}
          onClick={() => record([{ keyId: line.keyId, found }])}
        >
          {foundNames[found]}
        </button>
      ))}
    </span>
  )
}

const usualOf = (line: StockTakeLine): Found => (line.borrowerName === '' ? 'present' : 'with-borrower')

const bookOf = (line: StockTakeLine): string => {
  if (line.borrowerName !== '') return `借出 ${line.borrowerName}`
  return line.expected === 'lent' ? '盘点时借出，已还' : '在柜'
}
