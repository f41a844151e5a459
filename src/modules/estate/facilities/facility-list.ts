import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type Facility, facilityKindNames, listFacilities } from './contract.ts'

export const facilityColumns: readonly ListColumn<Facility>[] = [
  { id: 'name', title: '名称', width: 12, sort: true, value: (one) => one.name },
  { id: 'kind', title: '类型', width: 7, sort: true, value: (one) => facilityKindNames[one.kind] },
  { id: 'building', title: '楼栋', width: 7, sort: true, value: (one) => one.building },
  { id: 'area', title: '公共区域', width: 9, value: (one) => one.publicArea },
  { id: 'serialNumber', title: '出厂编号', width: 9, value: (one) => one.serialNumber },
  { id: 'note', title: '备注', value: (one) => one.note },
]

export const exportFacilities = exportOfShort(listFacilities, { name: '设施设备', columns: facilityColumns })
