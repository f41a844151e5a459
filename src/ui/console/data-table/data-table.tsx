import { Button, Table, type TableColumnType } from 'antd'
import { type CSSProperties, type Key, type ReactNode, useMemo, useRef, useState } from 'react'
import type { ExportEndpoint } from '../../../kernel/export-endpoint.ts'
import { useAsked } from '../../shared/navigation.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { Empty } from '../empty.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { type Column, type Filter, namesOf } from './column.ts'
import { useShownColumns } from './column-choice.tsx'
import { ExportButton } from './export-button.tsx'
import { TableTools } from './table-tools.tsx'
import type { Rows } from './use-rows.ts'
import './data-table.css'

interface DataTableProps<Row> extends Partial<Rows<Row>> {
  /** Under this name the choice of columns is kept: `keys.register`. */
  readonly id: string
  /** What the table holds, for those who hear it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Placeholder of the search above the table; the word is kept in the address as `q`. */
  readonly search?: string
  readonly filters?: readonly Filter[]
  /** Buttons above the table at the right: print, a period. */
  readonly tools?: ReactNode
  /** The export of this list; it asks what the rows were asked by. */
  readonly exports?: ExportEndpoint
  /** Stands in for a table without rows when nothing was searched or filtered. */
  readonly empty: { readonly title: string; readonly hint?: ReactNode; readonly action?: ReactNode }
  /** Turns on ticking; draws what can be done with the ticked rows. */
  readonly bulk?: (chosen: readonly Row[], clear: () => void) => ReactNode
  readonly rowTone?: (row: Row) => 'quiet' | 'bad' | 'soon' | undefined
  /** Total or note under the table. */
  readonly foot?: ReactNode
}

/**
 * The one table of the console: search, filters and order kept in the address, pages read by key, columns chosen per
 * browser, J / K moving through the rows and Enter opening one.
 */
export const DataTable = <Row extends object>(props: DataTableProps<Row>) => {
  const { rows, rowKey, onOpen, columns, empty, problem = null, loading = false } = props
  const region = useRef<HTMLDivElement>(null)
  const [asked, ask] = useAsked()
  const { shown, choice } = useShownColumns(props.id, columns)
  const [ticked, setTicked] = useState<readonly Key[]>([])
  const chosen = useMemo(() => rows.filter((row) => ticked.includes(rowKey(row))), [rows, ticked, rowKey])
  const narrowed = Boolean(asked['q']) || (props.filters ?? []).flatMap(namesOf).some((name) => Boolean(asked[name]))

  const step = (by: 1 | -1) => {
    const links = [...(region.current?.querySelectorAll<HTMLElement>('.row-link') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
    if (by === 1 && at >= links.length - 2 && !(props.loadingMore ?? false)) props.more?.()
  }
  useShortcuts(
    [
      { keys: 'j', label: '下一行（回车打开）', run: () => step(1) },
      { keys: 'k', label: '上一行', run: () => step(-1) },
    ],
    { title: '列表', active: onOpen !== undefined },
  )

  const none = narrowed ? (
    <Empty
      title="没有符合条件的内容"
      hint="换个词或放宽筛选条件试试。"
      action={<Button onClick={() => ask(cleared(props.filters ?? []))}>清除条件</Button>}
    />
  ) : (
    <Empty {...empty} />
  )

  return (
    <div className="data-table">
      <TableTools
        search={props.search}
        filters={props.filters ?? []}
        tools={
          <>
            {props.tools}
            {props.exports !== undefined && (
              <ExportButton contract={props.exports} asked={props.asked ?? {}} shown={shown.map(({ id }) => id)} />
            )}
          </>
        }
        choice={choice}
      />
      {chosen.length > 0 && (
        <div className="table-bulk" role="status">
          已选 {chosen.length} 项{props.bulk?.(chosen, () => setTicked([]))}
          <Button type="link" onClick={() => setTicked([])}>
            取消选择
          </Button>
        </div>
      )}
      {problem !== null && <ProblemAlert problem={problem} {...(props.again ? { again: props.again } : {})} />}
      <div
        className="table-region"
        ref={region}
        role="region"
        aria-label={props.label}
        aria-busy={loading}
        style={{ '--least': `${leastOf(shown)}em` } as CSSProperties}
      >
        {problem !== null && rows.length === 0 ? null : (
          <Table<Row>
            size="small"
            columns={shown.map((column, at) => drawn(column, { first: at === 0, sorted: asked['sort'], onOpen }))}
            dataSource={rows as Row[]}
            rowKey={rowKey}
            loading={loading ? { delay: 200 } : false}
            pagination={false}
            showSorterTooltip={false}
            locale={{ emptyText: loading ? '正在读取…' : none }}
            rowClassName={(row) => `${props.rowTone?.(row) ?? ''}${onOpen === undefined ? '' : ' opens'}`}
            onRow={(row) => ({ onClick: (event) => opensFrom(event.target) && onOpen?.(row) })}
            onChange={(_, __, sorter) => ask({ sort: sortOf(sorter) })}
            {...(props.bulk === undefined
              ? {}
              : { rowSelection: { selectedRowKeys: [...ticked], onChange: setTicked, columnWidth: '3em' } })}
          />
        )}
      </div>
      {(rows.length > 0 || props.foot !== undefined) && (
        <div className="table-foot">
          <span>{props.foot ?? (props.more === undefined ? `共 ${rows.length} 条` : `已显示 ${rows.length} 条`)}</span>
          {props.more !== undefined && (
            <Button size="small" loading={props.loadingMore ?? false} onClick={props.more}>
              显示更多
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** A click on a button, link or tick box in the row is about that thing, not about the row. */
const opensFrom = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, label, .ant-checkbox-wrapper') === null

/** Columns without a width of their own take what is left; on a narrow screen the table keeps so much for them. */
const leastOf = <Row,>(columns: readonly Column<Row>[]): number =>
  columns.reduce((sum, { width = 12 }) => sum + width, 3)

const cleared = (filters: readonly Filter[]) =>
  Object.fromEntries(['q', ...filters.flatMap(namesOf)].map((name) => [name, undefined]))

const drawn = <Row extends object>(
  column: Column<Row>,
  o: { first: boolean; sorted: string | undefined; onOpen: ((row: Row) => void) | undefined },
): TableColumnType<Row> => {
  const open = o.first ? o.onOpen : undefined
  return {
    key: column.id,
    title: column.title,
    ...(column.width === undefined ? {} : { width: `${column.width}em` }),
    ...(column.align === undefined ? {} : { align: column.align }),
    className: `${o.first ? 'pinned' : ''}${column.align === 'right' ? ' figures' : ''}`,
    render: (_, row) =>
      open === undefined ? (
        column.cell(row)
      ) : (
        <button type="button" className="row-link" onClick={() => open(row)}>
          {column.cell(row)}
        </button>
      ),
    ...(column.sort === undefined ? {} : { sorter: true, sortOrder: orderOf(column.id, o.sorted) }),
  }
}

const orderOf = (id: string, sorted: string | undefined): 'ascend' | 'descend' | null => {
  if (sorted === id) return 'ascend'
  return sorted === `-${id}` ? 'descend' : null
}

interface Sorter {
  readonly columnKey?: Key
  readonly order?: 'ascend' | 'descend' | null
}

const sortOf = (sorter: Sorter | readonly Sorter[]): string | undefined => {
  const one = Array.isArray(sorter) ? sorter[0] : (sorter as Sorter)
  if (one?.order == null) return undefined
  return one.order === 'ascend' ? String(one.columnKey) : `-${String(one.columnKey)}`
}
