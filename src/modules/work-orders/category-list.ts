import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { priorityNames } from '../matters/contract.ts'
import { type Category, callbackClassNames, listCategories } from './category.contract.ts'
import { hoursNames, sourceOf } from './setting-words.ts'

/** A category with what its part of the building is called; empty where it says nothing about the warranty. */
export type CategoryRow = Category & { readonly partName: string }

/** What the settings say of each category of repairs, on the page and in its export. */
export const categoryColumns: readonly ListColumn<CategoryRow>[] = [
  { id: 'name', title: '类别', width: 8, sort: true, value: (one) => one.name },
  { id: 'position', title: '顺序', kind: 'integer', width: 5, sort: true, value: (one) => one.position },
  { id: 'priority', title: '紧急程度', width: 6, value: (one) => priorityNames[one.priority] },
  { id: 'onSite', title: '到场（分钟）', kind: 'integer', width: 8, sort: true, value: (one) => one.onSiteMinutes },
  { id: 'hours', title: '到场计时', width: 8, value: (one) => hoursNames[one.onSiteHours] },
  {
    id: 'emergency',
    title: '特急到场（分钟）',
    kind: 'integer',
    width: 9,
    value: (one) => one.emergencyOnSiteMinutes,
  },
  { id: 'finish', title: '完工（小时）', kind: 'decimal', width: 8, sort: true, value: hoursToFinish },
  { id: 'callback', title: '回访类别', width: 6, value: (one) => callbackClassNames[one.callbackClass] },
  { id: 'part', title: '保修部位', value: (one) => one.partName },
  { id: 'own', title: '来源', width: 7, sort: true, value: sourceOf },
]

function hoursToFinish({ finishMinutes }: CategoryRow): number {
  return Math.round((finishMinutes / 60) * 10) / 10
}

export const exportCategories = exportOfShort(listCategories, { name: '报修类别', columns: categoryColumns })
