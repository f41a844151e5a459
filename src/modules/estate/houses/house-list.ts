import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type House, houseKindNames, listHouses, occupancyNames, useStatusNames } from './contract.ts'

/** The list of houses: what it says of each, on the page and in its export (§12.4.3). */
export const houseColumns: readonly ListColumn<House>[] = [
  { id: 'spelling', title: '房屋', width: 8, sort: true, value: (house) => house.spelling },
  { id: 'kind', title: '类型', width: 5, value: (house) => houseKindNames[house.kind] },
  { id: 'layout', title: '户型', width: 7, value: (house) => house.layout },
  { id: 'builtArea', title: '建筑面积 ㎡', kind: 'decimal', width: 8, sort: true, value: (house) => house.builtArea },
  { id: 'usableArea', title: '套内面积 ㎡', kind: 'decimal', width: 8, sort: true, value: (house) => house.usableArea },
  { id: 'landArea', title: '分摊土地 ㎡', kind: 'decimal', width: 7, optional: true, value: (house) => house.landArea },
  { id: 'floor', title: '楼层', kind: 'integer', width: 4, optional: true, value: (house) => house.floor },
  { id: 'occupancy', title: '入住状态', width: 8, value: (house) => occupancyNames[house.occupancy] },
  { id: 'useStatus', title: '使用状况', width: 6, value: (house) => useStatusNames[house.useStatus] },
  {
    id: 'deliveredOn',
    title: '交房日期',
    kind: 'day',
    width: 7,
    optional: true,
    sort: true,
    value: (house) => house.deliveredOn,
  },
  { id: 'attachedFacilities', title: '附属设施', optional: true, value: (house) => house.attachedFacilities },
  { id: 'garageUse', title: '车库使用', width: 8, optional: true, value: (house) => house.garageUse },
  { id: 'note', title: '备注', value: (house) => house.note },
]

export const exportHouses = exportOf(listHouses, { name: '房屋', columns: houseColumns })
