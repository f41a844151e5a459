import { Button, Input, type InputRef, Select } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type Asked, useAsked } from '../../shared/navigation.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { PeriodField } from '../date-field.tsx'
import { useSettled } from '../search-box.tsx'
import { type Filter, namesOf } from './column.ts'

interface TableToolsProps {
  readonly search: string | undefined
  readonly filters: readonly Filter[]
  readonly tools: ReactNode
  readonly choice: ReactNode
}

/** The line above a table: search, filters, tools, columns. On a narrow screen the filters wait behind one button. */
export const TableTools = ({ search, filters, tools, choice }: TableToolsProps) => {
  const [asked, ask] = useAsked()
  const [opened, setOpened] = useState(false)
  const more = useId()
  const used = (filter: Filter) => namesOf(filter).some((name) => Boolean(asked[name]))
  const shown = filters.filter((filter) => opened || filter.more !== true || used(filter))
  const count = filters.filter(used).length
  return (
    <div className="table-tools">
      {search !== undefined && <TableSearch placeholder={search} />}
      {filters.length > 0 && (
        <Button
          className={filters.some((filter) => filter.more) ? 'table-more' : 'table-more table-more-narrow'}
          aria-expanded={opened}
          aria-controls={more}
          onClick={() => setOpened(!opened)}
        >
          <span className="on-wide">{opened ? '收起条件' : '更多条件'}</span>
          <span className="on-narrow">筛选{count > 0 && `（${count}）`}</span>
        </Button>
      )}
      <div className={opened ? 'table-filters table-filters-open' : 'table-filters'} id={more}>
        {shown.map((filter) => (
          <FilterField key={filter.id} filter={filter} asked={asked} ask={ask} />
        ))}
      </div>
      <div className="table-tools-end">
        {tools}
        {choice}
      </div>
    </div>
  )
}

interface FilterFieldProps {
  readonly filter: Filter
  readonly asked: Asked
  readonly ask: (change: Asked) => void
}

const FilterField = ({ filter, asked, ask }: FilterFieldProps) => {
  if ('period' in filter) {
    const [from, until] = filter.period
    const [first, last] = [asked[from], asked[until]]
    return (
      <PeriodField
        label={filter.label}
        value={first && last ? [first, last] : null}
        onChange={(period) => ask({ [from]: period?.[0], [until]: period?.[1] })}
      />
    )
  }
  const { id, label, choices, searched, clears = [] } = filter
  const cleared = Object.fromEntries(clears.map((name) => [name, undefined]))
  return (
    <Select
      aria-label={label}
      prefix={`${label}：`}
      placeholder="全部"
      allowClear
      popupMatchSelectWidth={false}
      {...(searched === true ? { showSearch: { optionFilterProp: 'label' } } : {})}
      value={asked[id] ?? null}
      options={choices.map((one) => ({ ...one }))}
      onChange={(value: string | null | undefined) => ask({ ...cleared, [id]: value ?? undefined })}
    />
  )
}

const TableSearch = ({ placeholder }: { placeholder: string }) => {
  const [asked, ask] = useAsked()
  const field = useRef<InputRef>(null)
  const [typed, setTyped] = useState(asked['q'] ?? '')
  const [composing, setComposing] = useState(false)
  const settled = useSettled(typed.trim(), 250)
  const sent = useRef(asked['q'] ?? '')

  useEffect(() => {
    if (composing || settled === sent.current) return
    sent.current = settled
    ask({ q: settled })
  }, [settled, composing, ask])
  // Back, forward and "clear" change the address from outside.
  useEffect(() => {
    const outside = asked['q'] ?? ''
    if (outside === sent.current) return
    sent.current = outside
    setTyped(outside)
  }, [asked])
  useShortcuts([{ keys: '/', label: '在列表中查找', run: () => field.current?.focus({ cursor: 'all' }) }], {
    title: '列表',
  })

  return (
    <Input
      ref={field}
      className="table-search"
      type="search"
      allowClear
      aria-label={placeholder}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
