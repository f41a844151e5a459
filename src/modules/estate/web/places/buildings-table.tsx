import { Button } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { type Building, buildingKindNames, listBuildings } from '../../contract.ts'
import { buildingName } from '../grid/grid-houses.ts'
import { BuildingDrawer } from './building-drawer.tsx'

const columns: readonly Column<Building>[] = [
  { id: 'code', title: '楼栋', width: 9, cell: (one) => buildingName(one) },
  { id: 'kind', title: '类型', width: 5, cell: (one) => buildingKindNames[one.kind] },
  { id: 'zone', title: '片区', width: 6, cell: (one) => one.zoneName || '—' },
  { id: 'entrances', title: '单元', width: 6, cell: (one) => one.entrances.map(({ code }) => code).join('、') || '—' },
  { id: 'floors', title: '层数', width: 4, align: 'right', cell: (one) => one.floors ?? '—' },
  { id: 'houses', title: '户数', width: 4, align: 'right', cell: (one) => one.houseCount },
  { id: 'structure', title: '建筑结构', width: 9, cell: (one) => one.structure || '—' },
  { id: 'pipes', title: '管线情况', cell: (one) => one.pipes || '—' },
  { id: 'facilities', title: '设施设备情况', cell: (one) => one.facilitiesNote || '—' },
  { id: 'completedOn', title: '竣工', width: 7, cell: (one) => one.completedOn ?? '—', optional: true },
  { id: 'deliveredOn', title: '交付', width: 7, cell: (one) => one.deliveredOn ?? '—', optional: true },
]

export const BuildingsTable = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const answer = useRead(listBuildings, { communityId })
  const [open, setOpen] = useState<string | undefined>(undefined)
  const rows = answer.data?.buildings ?? []
  const opened = rows.find(({ id }) => id === open)
  const add = mayManage && (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建楼栋
    </Button>
  )
  return (
    <>
      <DataTable
        id="estate.buildings"
        label="楼栋"
        columns={columns}
        rows={rows}
        loading={answer.isPending}
        problem={answer.error}
        again={() => void answer.refetch()}
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        tools={add}
        empty={{ title: '还没有楼栋', hint: '导入房屋登记表时会自动建好楼栋和单元，也可以先在这里建。', action: add }}
      />
      {open === 'new' && <BuildingDrawer close={() => setOpen(undefined)} />}
      {opened !== undefined && <BuildingDrawer key={opened.id} building={opened} close={() => setOpen(undefined)} />}
    </>
  )
}
