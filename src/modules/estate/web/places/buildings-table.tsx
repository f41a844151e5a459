import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../../ui/console/data-table/use-short-list.ts'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { buildingColumns, exportBuildings } from '../../buildings/building-list.ts'
import { type Building, listBuildings } from '../../contract.ts'
import { BuildingDrawer } from './building-drawer.tsx'

const columns = columnsOf(buildingColumns)
const rowsOf = (answer: { buildings: Building[] }) => answer.buildings

export const BuildingsTable = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('estate.manage')
  const found = useShortList(listBuildings, { communityId }, rowsOf, buildingColumns)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const opened = found.rows.find(({ id }) => id === open)
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
        exports={exportBuildings}
        search="楼栋、片区、结构或管线"
        {...found}
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
