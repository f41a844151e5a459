import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { buildingName } from '../../buildings/building-name.rules.ts'
import {
  type Building,
  buildingKindNames,
  changeBuilding,
  createBuilding,
  listZones,
  removeBuilding,
  type Zone,
} from '../../contract.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { choicesOf, type FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'
import { EntrancesOf } from './entrances-of.tsx'

/** §10.4: structure, pipes and facilities of a building, in the words in which staff explain them. */
export const BuildingDrawer = ({ building, close }: { building?: Building; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const zones = useRead(listZones, { communityId })
  const said = building === undefined ? '楼栋已建立' : `${buildingName(building)} 已保存`
  const create = useEdit(createBuilding, { said, close })
  const change = useEdit(changeBuilding, { said, close })
  const remove = useEdit(removeBuilding, { said: '楼栋已删除', close })
  return (
    <EditDrawer
      title={building === undefined ? '新建楼栋' : buildingName(building)}
      width={600}
      schema={createBuilding.body}
      fields={fieldsWith(zones.data?.zones ?? [])}
      initial={building === undefined ? empty : { ...building }}
      readOnly={!mayManage}
      write={building === undefined ? create : change}
      save={(values, version) => {
        if (building === undefined) return create.mutate(asInput<typeof createBuilding>({ communityId, ...values }))
        const one = { communityId, buildingId: building.id, version: version ?? building.version }
        return change.mutate(asInput<typeof changeBuilding>({ ...one, ...values }))
      }}
      {...(building === undefined
        ? {}
        : {
            remove: {
              name: buildingName(building),
              write: remove,
              run: () => remove.mutate({ communityId, buildingId: building.id }),
            },
            below: <EntrancesOf building={building} mayManage={mayManage} />,
          })}
      close={close}
    />
  )
}

const fieldsWith = (zones: readonly Zone[]): readonly FieldOf[] => [
  {
    name: 'code',
    label: '楼栋编号',
    kind: 'line',
    half: true,
    extra: '例如 3、A2、商业街。改编号会改所有房屋的房号。',
  },
  { name: 'name', label: '楼栋名称', kind: 'line', half: true },
  { name: 'kind', label: '类型', kind: 'choice', choices: choicesOf(buildingKindNames), half: true },
  {
    ...{ name: 'zoneId', label: '片区', kind: 'choice', mayBeEmpty: true, half: true },
    choices: zones.map(({ id, name }) => ({ value: id, label: name })),
  },
  { name: 'floors', label: '层数', kind: 'whole-number', half: true },
  { name: 'structure', label: '建筑结构', kind: 'line', half: true, extra: '例如 框架剪力墙。' },
  { name: 'completedOn', label: '竣工日期', kind: 'date', half: true },
  { name: 'deliveredOn', label: '交付日期', kind: 'date', half: true },
  {
    name: 'pipes',
    label: '管线情况',
    kind: 'paragraphs',
    extra: '给排水、燃气、强弱电的走向和总阀位置，来电时照着说。',
  },
  { name: 'facilitiesNote', label: '设施设备情况', kind: 'paragraphs' },
]

const empty = {
  ...{ code: '', name: '', kind: 'residential', zoneId: null, floors: null, structure: '' },
  ...{ completedOn: null, deliveredOn: null, pipes: '', facilitiesNote: '' },
}
