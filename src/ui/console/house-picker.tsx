import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '../shared/problem.ts'
import type { HouseId } from './module.ts'
import { useSettled } from './search-box.tsx'

export interface PickedHouse {
  readonly id: HouseId
  /** `3栋2单元1501` */
  readonly name: string
  /** `张三 · 138****5678`, to tell houses apart. */
  readonly detail?: string
}

interface HousePickerProps {
  /** Given by the module that knows houses. */
  readonly find: (q: string, signal: AbortSignal) => Promise<readonly PickedHouse[]>
  readonly value?: PickedHouse | null
  readonly onChange?: (house: PickedHouse | null) => void
  readonly id?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly disabled?: boolean
}

/** Chooses one house by any natural spelling; works as a field of a form (`value`, `onChange`). */
export const HousePicker = (props: HousePickerProps) => {
  const { find, value = null, onChange, placeholder = '房号、姓名、电话后 4 位或车牌' } = props
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 150)
  const answer = useQuery({
    queryKey: ['house-picker', q],
    queryFn: ({ signal }) => find(q, signal),
    enabled: q !== '',
    staleTime: 5_000,
  })
  const found = q === '' ? [] : (answer.data ?? [])
  const known = value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found]
  return (
    <Select
      className="house-picker"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      {...(props.id === undefined ? {} : { id: props.id })}
      autoFocus={props.autoFocus ?? false}
      disabled={props.disabled ?? false}
      placeholder={placeholder}
      aria-label={placeholder}
      value={value?.id ?? null}
      notFoundContent={noteOf(q, answer)}
      options={known.map(({ id, name, detail }) => ({ value: id, label: name, detail }))}
      optionRender={({ label, data }) => (
        <>
          <b>{label}</b> <span className="quiet">{data.detail}</span>
        </>
      )}
      onChange={(id: HouseId | undefined) => onChange?.(known.find((house) => house.id === id) ?? null)}
    />
  )
}

const noteOf = (q: string, answer: { isFetching: boolean; error: unknown }): string => {
  if (q === '') return '输入房号、姓名、拼音首字母、电话后 4 位或车牌'
  if (answer.isFetching) return '正在查找…'
  return answer.error === null ? `没有找到“${q}”，请换一种写法` : asProblem(answer.error).detail
}
