import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type BoxOpening, listBoxOpenings } from './box.contract.ts'

/** What the list says of each opening of the contact box, on the page and in its export. */
export const boxColumns: readonly ListColumn<BoxOpening>[] = [
  { id: 'openedAt', title: '开箱时间', kind: 'moment', width: 10, sort: true, value: (row) => row.openedAt },
  { id: 'box', title: '意见箱', width: 10, value: (row) => row.box },
  { id: 'letters', title: '件数', kind: 'integer', width: 6, value: (row) => row.letters },
  { id: 'by', title: '开箱人', width: 7, value: (row) => row.openedBy },
  { id: 'note', title: '备注', value: (row) => row.note },
]

export const exportBoxOpenings = exportOf(listBoxOpenings, { name: '意见箱开箱记录', columns: boxColumns })
