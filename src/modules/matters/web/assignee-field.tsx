import { Select } from 'antd'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listColleagues, type Role } from '../../access/contract.ts'
import { type Assignee, roleName } from '../contract.ts'

interface AssigneeFieldProps {
  readonly value?: Assignee | null
  readonly onChange?: (assignee: Assignee | null) => void
  readonly id?: string
  /** Offers only people of this role. */
  readonly ofRole?: Role
  /** Words for giving it to the whole role: `所有维修技工（先接先得）`. */
  readonly everybody?: string
  readonly autoFocus?: boolean
}

/** Chooses one colleague of the community, found by any part of the name, or everybody who holds a role. */
const AssigneeField = ({ value = null, onChange, id, ofRole, everybody, autoFocus = false }: AssigneeFieldProps) => {
  const { id: communityId } = useCommunity()
  const { data, isPending } = useRead(listColleagues, { communityId, role: ofRole })
  const people = (data?.colleagues ?? []).map((one) => ({
    value: `staff:${one.id}`,
    label: one.name,
    detail: one.roles.map(roleName).join('、'),
  }))
  const roles = ofRole ? [ofRole] : [...new Set((data?.colleagues ?? []).flatMap((one) => one.roles))]
  const wholeRoles = roles.map((one) => ({
    value: `role:${one}`,
    label: everybody ?? `${roleName(one)}（任何一位）`,
    detail: '',
  }))
  const pick = (key: string | undefined) => onChange?.(key === undefined ? null : assigneeOf(key))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      autoFocus={autoFocus}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={isPending}
      placeholder="选择承办人"
      value={value === null ? null : keyOf(value)}
      options={[...people, ...wholeRoles]}
      optionRender={({ label, data: one }) => (
        <>
          {label} <span className="quiet">{one.detail}</span>
        </>
      )}
      onChange={pick}
    />
  )
}

const keyOf = (assignee: Assignee): string =>
  'staffId' in assignee ? `staff:${assignee.staffId}` : `role:${assignee.role}`

const assigneeOf = (key: string): Assignee => {
  const at = key.indexOf(':')
  const name = key.slice(at + 1)
  return (key.startsWith('staff:') ? { staffId: name } : { role: name }) as Assignee
}

export default AssigneeField
