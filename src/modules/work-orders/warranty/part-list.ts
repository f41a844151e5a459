import { exportOfShort } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { sourceOf } from '../setting-words.ts'
import { type Part, readWarranty, termText } from './contract.ts'

/** What the settings say of each part of a building, on the page and in its export. */
export const partColumns: readonly ListColumn<Part>[] = [
  { id: 'name', title: '部位', width: 22, sort: true, value: (one) => one.name },
  { id: 'term', title: '保修期限', value: termOf },
  { id: 'position', title: '顺序', kind: 'integer', width: 5, sort: true, value: (one) => one.position },
  { id: 'own', title: '来源', width: 7, sort: true, value: sourceOf },
]

/** `2 年`, `设计使用年限（50 年）`. */
function termOf({ termAmount, termUnit }: Part): string {
  return termText({ amount: termAmount, unit: termUnit }).trim()
}

export const exportParts = exportOfShort(readWarranty, { name: '保修部位', columns: partColumns })
