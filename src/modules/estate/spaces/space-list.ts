import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { listSpaces, type Space, spaceKindNames, spaceOwnershipNames } from './contract.ts'

export const spaceColumns: readonly ListColumn<Space>[] = [
  { id: 'number', title: '编号', width: 8, sort: true, value: (one) => one.number },
  { id: 'kind', title: '类型', width: 6, value: (one) => spaceKindNames[one.kind] },
  { id: 'place', title: '位置', sort: true, value: (one) => one.place },
  { id: 'area', title: '面积 ㎡', kind: 'decimal', width: 6, sort: true, value: (one) => one.area },
  { id: 'ownership', title: '权属', width: 8, value: (one) => spaceOwnershipNames[one.ownership] },
  { id: 'note', title: '备注', value: (one) => one.note },
]

export const exportSpaces = exportOf(listSpaces, { name: '车位与储藏间', columns: spaceColumns })
