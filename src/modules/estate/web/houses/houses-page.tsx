import { Button } from 'antd'
import { useState } from 'react'
import type { Column, Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import {
  type House,
  type HouseId,
  houseKindNames,
  listBuildings,
  listHouses,
  occupancyNames,
  useStatusNames,
} from '../../contract.ts'
import { choicesOf } from '../field-list.tsx'
import { buildingName } from '../grid/grid-houses.ts'
import ChangeUseDrawer from './change-use-drawer.tsx'
import HouseDrawer from './house-drawer.tsx'
import { NewHouseDrawer } from './new-house-drawer.tsx'

const rowsOf = (answer: { houses: House[] }) => answer.houses
const byNumber = (pick: (house: House) => string | null) => (a: House, b: House) =>
  Number(pick(a) ?? -1) - Number(pick(b) ?? -1)

const columns: readonly Column<House>[] = [
  { id: 'spelling', title: '房屋', width: 8, cell: (house) => house.spelling },
  { id: 'card', title: '住户卡', width: 5, cell: (house) => <PageLink to={`/desk/${house.id}`}>打开</PageLink> },
  { id: 'kind', title: '类型', width: 5, cell: (house) => houseKindNames[house.kind] },
  { id: 'layout', title: '户型', width: 7, cell: (house) => house.layout || '—' },
  {
    id: 'builtArea',
    title: '建筑面积 ㎡',
    width: 7.5,
    align: 'right',
    cell: (house) => house.builtArea ?? '—',
    sort: byNumber((house) => house.builtArea),
  },
  {
    id: 'usableArea',
    title: '套内面积 ㎡',
    width: 7.5,
    align: 'right',
    cell: (house) => house.usableArea ?? '—',
    sort: byNumber((house) => house.usableArea),
  },
  {
    id: 'landArea',
    title: '分摊土地 ㎡',
    width: 7,
    align: 'right',
    cell: (house) => house.landArea ?? '—',
    optional: true,
  },
  { id: 'floor', title: '楼层', width: 4, align: 'right', cell: (house) => house.floor ?? '—', optional: true },
  { id: 'occupancy', title: '入住状态', width: 8, cell: (house) => occupancyNames[house.occupancy] },
  { id: 'useStatus', title: '使用状况', width: 6, cell: (house) => useStatusNames[house.useStatus] },
  { id: 'deliveredOn', title: '交房日期', width: 7, cell: (house) => house.deliveredOn ?? '—', optional: true },
  { id: 'attachedFacilities', title: '附属设施', cell: (house) => house.attachedFacilities, optional: true },
  { id: 'garageUse', title: '车库使用', width: 8, cell: (house) => house.garageUse, optional: true },
  { id: 'note', title: '备注', cell: (house) => house.note },
]

const unordered = columns.map(({ sort: _, ...column }): Column<House> => column)

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
        // Ordering some of the houses would look like an order of all.
        columns={found.more === undefined ? columns : unordered}
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
