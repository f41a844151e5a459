import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { type ComplaintClass, listComplaintClasses } from './complaint.contract.ts'

/** What the settings say of each class of complaints, on the page and in its export. */
export const classColumns: readonly ListColumn<ComplaintClass>[] = [
  { id: 'name', title: '类别', width: 10, sort: true, value: (one) => one.name },
  { id: 'department', title: '责任部门', width: 9, sort: true, value: (one) => one.department },
  { id: 'repeat', title: '重复投诉看多少天内', kind: 'integer', width: 10, sort: true, value: (one) => one.repeatDays },
  { id: 'position', title: '排序', kind: 'integer', width: 5, sort: true, value: (one) => one.position },
  { id: 'own', title: '来源', sort: true, value: (one) => (one.version === 0 ? '默认' : '本小区设置') },
]

export const exportClasses = exportOfShort(listComplaintClasses, { name: '投诉类别', columns: classColumns })
