import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../../ui/console/data-table/use-short-list.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { buildingName } from '../../buildings/building-name.rules.ts'
import {
  changePublicArea,
  createPublicArea,
  listBuildings,
  listPublicAreas,
  listZones,
  type PublicArea,
  publicAreaKindNames,
  removePublicArea,
} from '../../contract.ts'
import { exportPublicAreas, publicAreaColumns } from '../../public-areas/public-area-list.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { type Choice, choicesOf, type FieldOf } from '../field-list.tsx'
import { asInput, useEdit } from '../use-edit.ts'

const columns = columnsOf(publicAreaColumns)
const rowsOf = (answer: { publicAreas: PublicArea[] }) => answer.publicAreas

export const PublicAreasTable = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const found = useShortList(listPublicAreas, { communityId }, rowsOf, publicAreaColumns)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const opened = found.rows.find(({ id }) => id === open)
  const add = mayManage && (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建公共区域
    </Button>
  )
  return (
    <>
      <DataTable
        {...found}
        id="estate.public-areas"
        label="公共区域"
        columns={columns}
        exports={exportPublicAreas}
        search="名称、楼栋或片区"
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        tools={add}
        empty={{ title: '还没有公共区域', hint: '大堂、楼梯间、车库、园林……报修和巡查可以指到这里。', action: add }}
      />
      {open === 'new' && <PublicAreaDrawer close={() => setOpen(undefined)} />}
      {opened !== undefined && (
        <PublicAreaDrawer key={opened.id} publicArea={opened} close={() => setOpen(undefined)} />
      )}
    </>
  )
}

const PublicAreaDrawer = ({ publicArea, close }: { publicArea?: PublicArea; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const buildings = useRead(listBuildings, { communityId })
  const zones = useRead(listZones, { communityId })
  const fields = fieldsWith({
    buildings: (buildings.data?.buildings ?? []).map((one) => ({ value: one.id, label: buildingName(one) })),
    zones: (zones.data?.zones ?? []).map(({ id, name }) => ({ value: id, label: name })),
  })
  const said = publicArea === undefined ? '公共区域已建立' : `${publicArea.name} 已保存`
  const create = useEdit(createPublicArea, { said, close })
  const change = useEdit(changePublicArea, { said, close })
  const remove = useEdit(removePublicArea, { said: '公共区域已删除', close })
  return (
    <EditDrawer
      title={publicArea === undefined ? '新建公共区域' : publicArea.name}
      schema={createPublicArea.body}
      fields={fields}
      initial={publicArea === undefined ? empty : { ...publicArea }}
      readOnly={!mayManage}
      write={publicArea === undefined ? create : change}
      save={(values, version) => {
        if (publicArea === undefined) return create.mutate(asInput<typeof createPublicArea>({ communityId, ...values }))
        const one = { communityId, publicAreaId: publicArea.id, version: version ?? publicArea.version }
        return change.mutate(asInput<typeof changePublicArea>({ ...one, ...values }))
      }}
      {...(publicArea === undefined
        ? {}
        : {
            remove: {
              name: publicArea.name,
              write: remove,
              run: () => remove.mutate({ communityId, publicAreaId: publicArea.id }),
            },
          })}
      close={close}
    />
  )
}

const fieldsWith = (on: { buildings: readonly Choice[]; zones: readonly Choice[] }): readonly FieldOf[] => [
  { name: 'name', label: '名称', kind: 'line', extra: '例如 3 栋大堂、中心花园。' },
  { name: 'kind', label: '类型', kind: 'choice', choices: choicesOf(publicAreaKindNames) },
  { name: 'buildingId', label: '楼栋', kind: 'choice', choices: on.buildings, mayBeEmpty: true, half: true },
  { name: 'zoneId', label: '片区', kind: 'choice', choices: on.zones, mayBeEmpty: true, half: true },
  { name: 'note', label: '备注', kind: 'paragraphs' },
]

const empty = { name: '', kind: 'other', buildingId: null, zoneId: null, note: '' }
