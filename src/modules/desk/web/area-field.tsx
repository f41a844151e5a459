import { TreeSelect } from 'antd'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Building, listBuildings } from '../../estate/contract.ts'

export interface Area {
  readonly buildingId: string
  readonly entranceId: string | null
}

interface AreaFieldProps {
  readonly id?: string
  readonly value?: readonly Area[]
  readonly onChange?: (areas: readonly Area[]) => void
}

/** Buildings, or single entrances of them; ticking a building takes all its entrances. */
export const AreaField = ({ id, value = [], onChange }: AreaFieldProps) => {
  const { id: communityId } = useCommunity()
  const { data, isPending } = useRead(listBuildings, { communityId })
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      treeNodeFilterProp="title"
      allowClear
      loading={isPending}
      placeholder="选择楼栋或单元"
      style={{ width: '100%' }}
      treeData={(data?.buildings ?? []).map(nodeOf)}
      value={value.map(({ buildingId, entranceId }) =>
        entranceId === null ? buildingId : `${buildingId}/${entranceId}`,
      )}
      onChange={(keys: string[]) => onChange?.(keys.map(areaOf))}
    />
  )
}

const nodeOf = ({ id, code, name, entrances }: Building) => ({
  value: id as string,
  title: `${code}栋${name === '' ? '' : `（${name}）`}`,
  children: entrances.map((entrance) => ({ value: `${id}/${entrance.id}`, title: `${code}栋${entrance.code}单元` })),
})

const areaOf = (key: string): Area => {
  const [buildingId = '', entranceId = null] = key.split('/')
  return { buildingId, entranceId }
}
