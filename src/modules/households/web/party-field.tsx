import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useSettled } from '../../../ui/console/search-box.tsx'
import { call } from '../../../ui/shared/client.ts'
import { maskedPhone } from '../../../ui/shared/format.ts'
import { asProblem } from '../../../ui/shared/problem.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { keyOf } from '../../../ui/shared/use-call.ts'
import { listParties, type PartyId } from '../contract.ts'
import { NewPartyDrawer } from './parties/new-party-drawer.tsx'

export interface PickedParty {
  readonly id: PartyId
  readonly name: string
}

interface PartyFieldProps {
  readonly id?: string
  readonly value?: PickedParty | null
  readonly onChange?: (party: PickedParty | null) => void
  readonly placeholder?: string
  readonly label?: string
}

const makesNew = 'new'

/** Chooses a party by the beginning of the name, told apart by houses and phone, or makes a new one on the spot. */
const PartyField = ({ id, value = null, onChange, placeholder = '输入姓名查找', label }: PartyFieldProps) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [typed, setTyped] = useState('')
  const [making, setMaking] = useState<string | undefined>(undefined)
  const q = useSettled(typed.trim(), 200)
  const answer = useQuery({
    queryKey: [...keyOf(listParties), 'field', communityId, q],
    queryFn: ({ signal }) => call(listParties, { communityId, name: q, limit: 20 }, { signal }),
    enabled: q !== '',
  })
  const found = q === '' ? [] : (answer.data?.parties ?? []).filter((party) => party.mergedInto === null)
  const options = found.map((party) => ({ value: party.id as string, label: party.name, detail: detailOf(party) }))
  if (value !== null && !options.some((one) => one.value === value.id)) {
    options.unshift({ value: value.id, label: value.name, detail: '' })
  }
  if (q !== '' && may('households.manage')) options.push({ value: makesNew, label: `＋ 新建“${q}”`, detail: '' })

  const choose = (chosen: string | undefined) => {
    if (chosen === makesNew) return setMaking(q)
    const party = options.find((one) => one.value === chosen)
    setTyped('')
    return onChange?.(party === undefined ? null : { id: party.value as PartyId, name: party.label })
  }
  return (
    <>
      <Select
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        allowClear
        placeholder={placeholder}
        value={value?.id ?? null}
        options={options}
        notFoundContent={noteOf(q, answer)}
        optionRender={({ label: name, data }) => (
          <>
            {name} <span className="quiet">{data.detail}</span>
          </>
        )}
        onChange={(chosen: string | null | undefined) => choose(chosen ?? undefined)}
      />
      {making !== undefined && (
        <NewPartyDrawer
          name={making}
          close={() => setMaking(undefined)}
          made={(party) => {
            setMaking(undefined)
            setTyped('')
            onChange?.({ id: party.id, name: party.name })
          }}
        />
      )}
    </>
  )
}

const detailOf = (party: { houses: readonly { spelling: string }[]; phones: readonly { number: string }[] }): string =>
  [
    [...new Set(party.houses.map((house) => house.spelling))].slice(0, 3).join('、'),
    ...party.phones.slice(0, 1).map(({ number }) => maskedPhone(number)),
  ]
    .filter((part) => part !== '')
    .join(' · ')

const noteOf = (q: string, answer: { isFetching: boolean; error: unknown }): string => {
  if (q === '') return '输入姓名或单位名称'
  if (answer.isFetching) return '正在查找…'
  return answer.error === null ? `没有叫“${q}”的业户` : asProblem(answer.error).detail
}

export default PartyField
