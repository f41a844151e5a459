import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listZones, type Zone } from './contract.ts'

export const zoneColumns: readonly ListColumn<Zone>[] = [
  { id: 'name', title: '片区', width: 10, sort: true, value: (one) => one.name },
  { id: 'steward', title: '管家', width: 8, sort: true, value: (one) => one.stewardName },
  { id: 'buildings', title: '楼栋', kind: 'integer', width: 5, sort: true, value: (one) => one.buildingCount },
  { id: 'houses', title: '户数', kind: 'integer', width: 5, sort: true, value: (one) => one.houseCount },
]

export const exportZones = exportOfShort(listZones, { name: '片区', columns: zoneColumns })
