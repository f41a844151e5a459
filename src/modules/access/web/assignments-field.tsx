import { Button, Select } from 'antd'
import type { CommunityId } from '../../../kernel/id.ts'
import { useSession } from '../../../ui/shared/session.tsx'
import { type Role, roleNames } from '../contract.ts'
import { communityRoles } from './roles-field.tsx'
import './assignments-field.css'

export interface Assignment {
  readonly communityId: CommunityId
  readonly communityName: string
  readonly roles: readonly Role[]
}

interface AssignmentsFieldProps {
  readonly value?: readonly Assignment[]
  readonly onChange?: (assignments: readonly Assignment[]) => void
}

/** One row for each community a person works in, with the roles held there. */
export const AssignmentsField = ({ value = [], onChange }: AssignmentsFieldProps) => {
  const { person } = useSession()
  const free = person.communities.filter((one) => !value.some(({ communityId }) => communityId === one.id))
  const change = (communityId: CommunityId, roles: readonly Role[]) =>
    onChange?.(value.map((one) => (one.communityId === communityId ? { ...one, roles } : one)))
  return (
    <div className="assignments">
      {value.map(({ communityId, communityName, roles }) => (
        <div key={communityId} className="assignment">
          <span className="assignment-name">{communityName}</span>
          <Select
            mode="multiple"
            aria-label={`${communityName}的角色`}
            placeholder="选择角色"
            value={[...roles]}
            options={communityRoles.map((one) => ({ value: one, label: roleNames[one] }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: Role[]) => change(communityId, chosen)}
          />
          <Button
            type="link"
            danger
            aria-label={`移出${communityName}`}
            onClick={() => onChange?.(value.filter((one) => one.communityId !== communityId))}
          >
            移出
          </Button>
        </div>
      ))}
      {free.length > 0 && (
        <Select
          key={value.length}
          aria-label="添加小区"
          placeholder={value.length === 0 ? '选择小区' : '再加一个小区'}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: CommunityId) => {
            const chosen = free.find((one) => one.id === id)
            if (chosen !== undefined) onChange?.([...value, { communityId: id, communityName: chosen.name, roles: [] }])
          }}
        />
      )}
    </div>
  )
}
