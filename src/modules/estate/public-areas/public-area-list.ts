import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listPublicAreas, type PublicArea, publicAreaKindNames } from './contract.ts'

export const publicAreaColumns: readonly ListColumn<PublicArea>[] = [
  { id: 'name', title: '名称', width: 12, sort: true, value: (one) => one.name },
  { id: 'kind', title: '类型', width: 7, sort: true, value: (one) => publicAreaKindNames[one.kind] },
  { id: 'building', title: '楼栋', width: 7, sort: true, value: (one) => one.building },
  { id: 'zone', title: '片区', width: 7, value: (one) => one.zoneName },
  { id: 'note', title: '备注', value: (one) => one.note },
]

export const exportPublicAreas = exportOfShort(listPublicAreas, { name: '公共区域', columns: publicAreaColumns })
