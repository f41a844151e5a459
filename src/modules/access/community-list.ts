import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { type Community, communityKindNames, listCommunities } from './contract.ts'
import { weekdays, writeHours } from './reception-hours.ts'

/** What the list says of each community, on the page and in its export. */
export const communityColumns: readonly ListColumn<Community>[] = [
  { id: 'name', title: '名称', width: 11, sort: true, value: (one) => one.name },
  { id: 'code', title: '代码', width: 5, sort: true, value: (one) => one.code },
  { id: 'kind', title: '类型', width: 5, sort: true, value: (one) => communityKindNames[one.kind] },
  { id: 'servicePhone', title: '服务电话', width: 9, value: (one) => one.servicePhone || '未填' },
  { id: 'complaintPhone', title: '投诉电话', width: 9, optional: true, value: (one) => one.complaintPhone || '未填' },
  { id: 'emergencyPhone', title: '应急电话', width: 9, value: (one) => one.emergencyPhone || '未填' },
  { id: 'hours', title: '接待时间', value: (one) => hoursLines(one.receptionHours).join('；') },
  { id: 'address', title: '地址', optional: true, value: (one) => one.address },
]

/** Weekdays with the same hours in one line: `周一至周五 08:30-12:00 14:00-18:00`. */
export function hoursLines(hours: Community['receptionHours']): readonly string[] {
  const lines: { first: number; last: number; text: string }[] = []
  for (const [day, ofDay] of hours.entries()) {
    const text = writeHours(ofDay)
    const before = lines[lines.length - 1]
    if (before?.text === text) before.last = day
    else lines.push({ first: day, last: day, text })
  }
  return lines
    .filter(({ text }) => text !== '')
    .map(({ first, last, text }) =>
      first === last ? `${weekdays[first]} ${text}` : `${weekdays[first]}至${weekdays[last]} ${text}`,
    )
}

export const exportCommunities = exportOfShort(listCommunities, { name: '小区资料', columns: communityColumns })
