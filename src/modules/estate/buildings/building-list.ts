import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { buildingName } from './building-name.rules.ts'
import { type Building, buildingKindNames, listBuildings } from './contract.ts'

/** §10.4: what staff must know of each building, on the page and in its export. */
export const buildingColumns: readonly ListColumn<Building>[] = [
  { id: 'code', title: '楼栋', width: 9, sort: true, value: (one) => buildingName(one) },
  { id: 'kind', title: '类型', width: 5, value: (one) => buildingKindNames[one.kind] },
  { id: 'zone', title: '片区', width: 6, sort: true, value: (one) => one.zoneName },
  { id: 'entrances', title: '单元', width: 6, value: (one) => one.entrances.map(({ code }) => code).join('、') },
  { id: 'floors', title: '层数', kind: 'integer', width: 5, sort: true, value: (one) => one.floors },
  { id: 'houses', title: '户数', kind: 'integer', width: 5, sort: true, value: (one) => one.houseCount },
  { id: 'structure', title: '建筑结构', width: 9, value: (one) => one.structure },
  { id: 'pipes', title: '管线情况', value: (one) => one.pipes },
  { id: 'facilities', title: '设施设备情况', value: (one) => one.facilitiesNote },
  {
    id: 'completedOn',
    title: '竣工',
    kind: 'day',
    width: 7,
    optional: true,
    sort: true,
    value: (one) => one.completedOn,
  },
  {
    id: 'deliveredOn',
    title: '交付',
    kind: 'day',
    width: 7,
    optional: true,
    sort: true,
    value: (one) => one.deliveredOn,
  },
]

export const exportBuildings = exportOfShort(listBuildings, { name: '楼栋', columns: buildingColumns })
