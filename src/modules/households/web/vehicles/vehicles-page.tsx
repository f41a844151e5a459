import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { listVehicles, type Vehicle } from '../../contract.ts'
import { exportVehicles, vehicleColumns } from '../../vehicles/vehicle-list.ts'
import { VehicleDrawer } from './vehicle-drawer.tsx'

const rowsOf = (answer: { vehicles: Vehicle[] }) => answer.vehicles

const columns = columnsOf(vehicleColumns, {
  house: (vehicle) =>
    vehicle.houseId === null ? '—' : <PageLink to={`/desk/${vehicle.houseId}`}>{vehicle.spelling}</PageLink>,
})

const VehiclesPage = () => {
  const { id: communityId } = useCommunity()
  const mayManage = useHolds()('households.manage')
  const [asked, ask] = useAsked()
  const [adding, setAdding] = useState(false)
  const { q, sort } = asked
  const found = useRows(listVehicles, { communityId, q, sort: sort as never, limit: 200 }, rowsOf)
  const opened = found.rows.find(({ id }) => id === asked['open'])
  const add = mayManage && (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记车辆
    </Button>
  )
  return (
    <>
      <PageHead title="车辆" note="按车牌排列。挪车时在最上面的查找框输入车牌后几位最快。" actions={add} />
      <DataTable
        {...found}
        id="households.vehicles"
        label="车辆"
        columns={columns}
        exports={exportVehicles}
        rowKey={(vehicle) => vehicle.id}
        search="车牌、车主、房号或车位"
        onOpen={(vehicle) => ask({ open: vehicle.id })}
        empty={{ title: '还没有登记车辆', hint: '登记车牌、住户和车位，挪车、找车主时输入车牌就能找到。', action: add }}
      />
      {opened !== undefined && (
        <VehicleDrawer key={opened.id} vehicle={opened} close={() => ask({ open: undefined })} />
      )}
      {adding && <VehicleDrawer close={() => setAdding(false)} />}
    </>
  )
}

export default VehiclesPage
