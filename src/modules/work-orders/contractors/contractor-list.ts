import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type Contractor, listContractors } from './contract.ts'

/** What the register says of each contractor, on the page and in its export. */
export const contractorColumns: readonly ListColumn<Contractor>[] = [
  { id: 'name', title: '单位', width: 14, sort: true, value: (one) => one.name },
  { id: 'contact', title: '联系人', width: 7, value: (one) => one.contact },
  { id: 'phone', title: '电话', width: 10, value: (one) => one.phone },
  { id: 'parts', title: '负责部位', value: (one) => one.partNames.join('、') || '不限' },
  { id: 'open', title: '处理中', kind: 'integer', width: 5, sort: true, value: (one) => one.open },
  { id: 'state', title: '状态', width: 5, optional: true, value: (one) => (one.retired ? '已停用' : '使用中') },
  { id: 'note', title: '备注', optional: true, value: (one) => one.note },
]

export const exportContractors = exportOfShort(listContractors, { name: '保修单位', columns: contractorColumns })
