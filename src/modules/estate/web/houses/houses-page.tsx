import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { buildingName } from '../../buildings/building-name.rules.ts'
import {
  type House,
  type HouseId,
  houseKindNames,
  listBuildings,
  listHouses,
  occupancyNames,
  useStatusNames,
} from '../../contract.ts'
import { exportHouses, houseColumns } from '../../houses/house-list.ts'
import { choicesOf } from '../field-list.tsx'
import ChangeUseDrawer from './change-use-drawer.tsx'
import HouseDrawer from './house-drawer.tsx'
import { NewHouseDrawer } from './new-house-drawer.tsx'

const rowsOf = (answer: { houses: House[] }) => answer.houses
const columns = columnsOf(houseColumns, {}, [
  {
    behind: 'spelling',
    id: 'card',
    title: '住户卡',
    width: 5,
    cell: (house) => <PageLink to={`/desk/${house.id}`}>打开</PageLink>,
  },
])

const HousesPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked] = useAsked()
  const [open, setOpen] = useState<HouseId | undefined>(undefined)
  const [using, setUsing] = useState<HouseId | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const buildings = useRead(listBuildings, { communityId })
  const filters: readonly Filter[] = [
    {
      id: 'building',
      label: '楼栋',
      choices: (buildings.data?.buildings ?? []).map((one) => ({ value: one.id, label: buildingName(one) })),
    },
    { id: 'occupancy', label: '入住', choices: choicesOf(occupancyNames) },
    { id: 'use', label: '使用', choices: choicesOf(useStatusNames) },
    { id: 'kind', label: '类型', choices: choicesOf(houseKindNames) },
  ]
  const found = useRows(
    listHouses,
    {
      communityId,
      buildingId: asked['building'] as never,
      occupancy: asked['occupancy'] as never,
      useStatus: asked['use'] as never,
      kind: asked['kind'] as never,
      q: asked['q'],
      sort: asked['sort'] as never,
      limit: 100,
    },
    rowsOf,
  )
  const add = may('estate.manage') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新建房屋
    </Button>
  )
  return (
    <>
      <PageHead title="房屋" note="产权登记簿里的房屋资料：类型、面积、使用状况、附属设施、车库。" actions={add} />
      <DataTable
        {...found}
        id="estate.houses"
        label="房屋"
        columns={columns}
        exports={exportHouses}
        rowKey={(house) => house.id}
        onOpen={(house) => setOpen(house.id)}
        search="房号，例如 3-2-15、3栋、1501"
        filters={filters}
        empty={{
          title: '还没有房屋',
          hint: '有登记表就从 Excel 导入，最快；也可以一户一户新建。',
          action: may('households.import') ? <PageLink to="/import">从 Excel 导入</PageLink> : add,
        }}
      />
      {open !== undefined && (
        <HouseDrawer
          houseId={open}
          toCard
          close={() => setOpen(undefined)}
          changeUse={() => {
            setUsing(open)
            setOpen(undefined)
          }}
        />
      )}
      {using !== undefined && <ChangeUseDrawer houseId={using} close={() => setUsing(undefined)} />}
      {adding && <NewHouseDrawer close={() => setAdding(false)} />}
    </>
  )
}

export default HousesPage
