import { Button, Segmented } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { namesOf } from '../../../ui/console/data-table/column.ts'
import { TableTools } from '../../../ui/console/data-table/table-tools.tsx'
import { Empty } from '../../../ui/console/empty.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type BoardColumn, boardNames, countedTo, kindOf, readBoard } from '../contract.ts'
import { MatterCard } from './matter-card.tsx'
import { narrowedBy, useMatterFilters } from './matter-filters.ts'
import { OpenedMatter } from './matter-table.tsx'
import '../../../ui/console/data-table/data-table.css'
import './matter-board.css'

const PAGE = 20
/** As many as the server gives in one column; the rest is read in the list. */
const MOST = 100

type By = keyof typeof boardNames

/** The open matters in columns: by how the clock stands or by the states of a kind; moved through with the keyboard. */
export const MatterBoard = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const [limit, setLimit] = useState(PAGE)
  const region = useRef<HTMLDivElement>(null)
  const kind = kindOf(asked['kind'] ?? '')
  const by: By = asked['by'] === 'state' && kind !== undefined ? 'state' : 'clock'
  const filters = useMatterFilters(asked, { board: true })
  const { data, error, refetch } = useRead(
    readBoard,
    { communityId, ...narrowedBy(asked), by, limit },
    { keepPrevious: true, everySeconds: 60 },
  )
  const columns = data?.columns ?? []
  const [chosen, choose] = useState<string | undefined>(undefined)
  const shown = columns.find(({ id }) => id === chosen) ?? columns.find(({ count }) => count > 0) ?? columns[0]
  const move = useCardKeys(region)
  const narrowed = ['q', ...filters.flatMap(namesOf)].filter((name) => Boolean(asked[name]))
  const clear = () => ask(Object.fromEntries(narrowed.map((name) => [name, undefined])))
  const inList = ({ id }: BoardColumn) =>
    ask({ layout: undefined, status: 'open', sort: 'dueAt', [by === 'state' ? 'state' : 'due']: id })
  return (
    <>
      <div className="data-table board-tools">
        <TableTools
          search="编号、标题或来电人"
          filters={filters}
          tools={
            kind !== undefined && (
              <Segmented
                aria-label="看板的列"
                value={by}
                options={Object.entries(boardNames).map(([value, label]) => ({ value: value as By, label }))}
                onChange={(value) => ask({ by: value === 'state' ? 'state' : undefined })}
              />
            )
          }
          choice={null}
        />
      </div>
      {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
      <nav className="board-tabs pills" aria-label="看板的列">
        {columns.map((column) => (
          <button
            key={column.id}
            type="button"
            aria-pressed={column.id === shown?.id}
            onClick={() => choose(column.id)}
          >
            {column.name} <b>{countOf(column)}</b>
          </button>
        ))}
      </nav>
      <div className="board" ref={region} role="region" aria-label="事项看板" onKeyDown={move}>
        {columns.map((column) => (
          <section
            key={column.id}
            className={column.id === shown?.id ? 'board-column chosen' : 'board-column'}
            aria-label={column.name}
          >
            <h2>
              <button type="button" onClick={() => inList(column)} title="在列表中看这一列">
                {column.name} <span className="board-count">{countOf(column)}</span>
              </button>
            </h2>
            <ol data-cards>
              {column.rows.map((row) => (
                <li key={row.id}>
                  <MatterCard row={row} by={by} ofOneKind={kind !== undefined} open={() => ask({ matter: row.id })} />
                </li>
              ))}
            </ol>
            <ColumnFoot
              column={column}
              limit={limit}
              more={() => setLimit(Math.min(MOST, limit + PAGE))}
              inList={() => inList(column)}
            />
          </section>
        ))}
      </div>
      {data !== undefined && columns.every(({ count }) => count === 0) && (
        <Empty
          title={narrowed.length > 0 ? '没有符合条件的未结事项' : '没有未结的事项'}
          hint="看板只排未结的事项；已结的在列表里查。"
          action={narrowed.length > 0 && <Button onClick={clear}>清除条件</Button>}
        />
      )}
      <OpenedMatter rows={columns.flatMap(({ rows }) => rows)} />
    </>
  )
}

const countOf = ({ count }: BoardColumn): string => (count >= countedTo ? `${countedTo}+` : String(count))

interface ColumnFootProps {
  readonly column: BoardColumn
  readonly limit: number
  readonly more: () => void
  readonly inList: () => void
}

const ColumnFoot = ({ column, limit, more, inList }: ColumnFootProps) => {
  if (column.count === 0) return <p className="board-none">没有</p>
  if (column.count <= column.rows.length) return null
  return (
    <Button type="text" block onClick={limit < MOST ? more : inList}>
      {limit < MOST ? '显示更多' : '其余在列表中看'}
    </Button>
  )
}

type Step = 'down' | 'up' | 'right' | 'left'

const arrows: Readonly<Record<string, Step>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowRight: 'right',
  ArrowLeft: 'left',
}

/** J K H L from anywhere on the page, the arrows on a card; answers what the board does with a key. */
const useCardKeys = (region: { readonly current: HTMLElement | null }) => {
  const last = useRef<string | undefined>(undefined)
  const go = (step: Step) => {
    const columns = [...(region.current?.querySelectorAll('[data-cards]') ?? [])]
      .filter((column) => column.clientHeight > 0)
      .map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')])
      .filter((cards) => cards.length > 0)
    const next = neighbour(columns, step, last.current)
    if (next === undefined) return
    last.current = next.dataset['card']
    next.focus()
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  useShortcuts(
    [
      { keys: 'j', label: '下一张卡片（↓，回车打开）', run: () => go('down') },
      { keys: 'k', label: '上一张卡片（↑）', run: () => go('up') },
      { keys: 'l', label: '右边一列（→）', run: () => go('right') },
      { keys: 'h', label: '左边一列（←）', run: () => go('left') },
    ],
    { title: '看板' },
  )
  return (event: KeyboardEvent) => {
    const step = arrows[event.key]
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')
    if (step === undefined || card === null) return
    event.preventDefault()
    last.current = card.dataset['card']
    go(step)
  }
}

/** The card to go to from the one that has the keyboard or had it last; the first of all where none had. */
const neighbour = (
  columns: readonly (readonly HTMLElement[])[],
  step: Step,
  last: string | undefined,
): HTMLElement | undefined => {
  const isHere = (card: HTMLElement) => card === document.activeElement || card.dataset['card'] === last
  const column = columns.findIndex((cards) => cards.some(isHere))
  if (column < 0) return columns[0]?.[0]
  const row = columns[column]?.findIndex(isHere) ?? 0
  if (step === 'down' || step === 'up') {
    const cards = columns[column] ?? []
    return cards[Math.max(0, Math.min(cards.length - 1, row + (step === 'down' ? 1 : -1)))]
  }
  const beside = columns[Math.max(0, Math.min(columns.length - 1, column + (step === 'right' ? 1 : -1)))] ?? []
  return beside[Math.min(row, beside.length - 1)]
}
