import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../../ui/console/data-table/use-short-list.ts'
import { useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { buildingName } from '../../buildings/building-name.rules.ts'
import {
  changeFacility,
  createFacility,
  type Facility,
  facilityKindNames,
  listBuildings,
  listFacilities,
  listPublicAreas,
  removeFacility,
} from '../../contract.ts'
import { exportFacilities, facilityColumns } from '../../facilities/facility-list.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { type Choice, choicesOf, type FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'

const columns = columnsOf(facilityColumns)
const rowsOf = (answer: { facilities: Facility[] }) => answer.facilities

const filters: readonly Filter[] = [{ id: 'kind', label: '类型', choices: choicesOf(facilityKindNames) }]

export const FacilitiesTable = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const [asked] = useAsked()
  const found = useShortList(listFacilities, { communityId, kind: asked['kind'] as never }, rowsOf, facilityColumns)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const opened = found.rows.find(({ id }) => id === open)
  const add = mayManage && (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建设施设备
    </Button>
  )
  return (
    <>
      <DataTable
        {...found}
        filters={filters}
        id="estate.facilities"
        label="设施设备"
        columns={columns}
        exports={exportFacilities}
        search="名称、位置或出厂编号"
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        tools={add}
        empty={{
          title: '还没有设施设备',
          hint: '电梯、消防、给排水、供配电……写清在哪里、铭牌编号，报修时能指准。',
          action: add,
        }}
      />
      {open === 'new' && <FacilityDrawer close={() => setOpen(undefined)} />}
      {opened !== undefined && <FacilityDrawer key={opened.id} facility={opened} close={() => setOpen(undefined)} />}
    </>
  )
}

const FacilityDrawer = ({ facility, close }: { facility?: Facility; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const buildings = useRead(listBuildings, { communityId })
  const areas = useRead(listPublicAreas, { communityId })
  const fields = fieldsWith({
    buildings: (buildings.data?.buildings ?? []).map((one) => ({ value: one.id, label: buildingName(one) })),
    areas: (areas.data?.publicAreas ?? []).map(({ id, name }) => ({ value: id, label: name })),
  })
  const said = facility === undefined ? '设施设备已建立' : `${facility.name} 已保存`
  const create = useEdit(createFacility, { said, close })
  const change = useEdit(changeFacility, { said, close })
  const remove = useEdit(removeFacility, { said: '设施设备已删除', close })
  return (
    <EditDrawer
      title={facility === undefined ? '新建设施设备' : facility.name}
      schema={createFacility.body}
      fields={fields}
      initial={facility === undefined ? empty : { ...facility }}
      readOnly={!mayManage}
      write={facility === undefined ? create : change}
      save={(values, version) => {
        if (facility === undefined) return create.mutate(asInput<typeof createFacility>({ communityId, ...values }))
        const one = { communityId, facilityId: facility.id, version: version ?? facility.version }
        return change.mutate(asInput<typeof changeFacility>({ ...one, ...values }))
      }}
      {...(facility === undefined
        ? {}
        : {
            remove: {
              name: facility.name,
              write: remove,
              run: () => remove.mutate({ communityId, facilityId: facility.id }),
            },
          })}
      close={close}
    />
  )
}

const fieldsWith = (on: { buildings: readonly Choice[]; areas: readonly Choice[] }): readonly FieldOf[] => [
  { name: 'name', label: '名称', kind: 'line', extra: '例如 3 栋 1 号电梯。' },
  { name: 'kind', label: '类型', kind: 'choice', choices: choicesOf(facilityKindNames), half: true },
  { name: 'serialNumber', label: '出厂编号', kind: 'line', half: true },
  { name: 'buildingId', label: '楼栋', kind: 'choice', choices: on.buildings, mayBeEmpty: true, half: true },
  { name: 'publicAreaId', label: '公共区域', kind: 'choice', choices: on.areas, mayBeEmpty: true, half: true },
  { name: 'note', label: '备注', kind: 'paragraphs' },
]

const empty = { name: '', kind: 'other', buildingId: null, publicAreaId: null, serialNumber: '', note: '' }
