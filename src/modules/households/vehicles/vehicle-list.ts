import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listVehicles, type Vehicle } from './contract.ts'

export const vehicleColumns: readonly ListColumn<Vehicle>[] = [
  { id: 'plate', title: '车牌', width: 8, sort: true, value: (vehicle) => vehicle.plate },
  { id: 'house', title: '房屋', width: 8, sort: true, value: (vehicle) => vehicle.spelling },
  { id: 'owner', title: '车主', width: 8, value: (vehicle) => vehicle.partyName },
  { id: 'space', title: '车位', width: 8, value: (vehicle) => vehicle.spaceNumber },
  {
    id: 'looks',
    title: '车辆',
    width: 12,
    value: ({ colour, brand, kind }) => [colour, brand, kind].filter((part) => part !== '').join(' '),
  },
  { id: 'note', title: '备注', value: (vehicle) => vehicle.note },
]

export const exportVehicles = exportOf(listVehicles, { name: '车辆', columns: vehicleColumns })
