import { Select } from 'antd'
import { useState } from 'react'
import { useSettled } from '../../../ui/console/search-box.tsx'
import { maskedPhone } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listParties } from '../../households/contract.ts'
import type { HousePerson } from './people-of-house.ts'

interface PartyFieldProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (partyId: string | null) => void
  /** Told beside `onChange`: who was chosen. */
  readonly chosen?: (person: HousePerson | undefined) => void
  /** The people of the key's house, offered at once. */
  readonly people: readonly HousePerson[]
  readonly autoFocus?: boolean
}

/** Chooses somebody of the house, or, when the name is typed, any party of the community. */
export const PartyField = ({ id, value = null, onChange, chosen, people, autoFocus = false }: PartyFieldProps) => {
  const { id: communityId } = useCommunity()
  const [typed, setTyped] = useState('')
  const name = useSettled(typed.trim(), 200)
  const { data, isFetching } = useRead(
    listParties,
    { communityId, name, limit: 20 },
    { enabled: name !== '', keepPrevious: true },
  )
  const others = (data?.parties ?? [])
    .filter((party) => party.mergedInto === null && !people.some((one) => one.id === party.id))
    .map((party) => ({
      id: party.id as string,
      name: party.name,
      phone: '',
      role: party.houses[0]?.spelling ?? maskedPhone(party.phones[0]?.number ?? ''),
    }))
  const offered = [...people.filter((one) => one.name.includes(typed.trim())), ...(name === '' ? [] : others)]
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      autoFocus={autoFocus}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={isFetching}
      placeholder="选择本户的人，或输入姓名查找"
      notFoundContent={name === '' ? '本户还没有登记的人，请输入姓名查找' : `没有找到“${name}”，请先在业户里登记`}
      value={value}
      options={offered.map((one) => ({ value: one.id, label: one.name, role: one.role }))}
      optionRender={({ label, data: one }) => (
        <>
          {label} <span className="quiet">{one.role}</span>
        </>
      )}
      onChange={(partyId: string | undefined) => {
        onChange?.(partyId ?? null)
        chosen?.(offered.find((one) => one.id === partyId))
      }}
    />
  )
}
