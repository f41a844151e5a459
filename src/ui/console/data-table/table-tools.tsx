import { Input, type InputRef, Select } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAsked } from '../../shared/navigation.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useSettled } from '../search-box.tsx'
import type { Filter } from './column.ts'

interface TableToolsProps {
  readonly search: string | undefined
  readonly filters: readonly Filter[]
  readonly tools: ReactNode
  readonly choice: ReactNode
}

/** The line above a table: search, filters, tools, columns. */
export const TableTools = ({ search, filters, tools, choice }: TableToolsProps) => {
  const [asked, ask] = useAsked()
  return (
    <div className="table-tools">
      {search !== undefined && <TableSearch placeholder={search} />}
      {filters.map(({ id, label, choices }) => (
        <Select
          key={id}
          aria-label={label}
          prefix={`${label}：`}
          placeholder="全部"
          allowClear
          popupMatchSelectWidth={false}
          value={asked[id] ?? null}
          options={choices.map((one) => ({ ...one }))}
          onChange={(value: string | null | undefined) => ask({ [id]: value ?? undefined })}
        />
      ))}
      <div className="table-tools-end">
        {tools}
        {choice}
      </div>
    </div>
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
