import { exportOf } from '../../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../../kernel/list-column.ts'
import { houseKindNames, useStatusNames } from '../../estate/contract.ts'
import { lastDayOf } from '../period-text.ts'
import { listTitles, type Title, titleFormNames, titleMannerNames } from './contract.ts'
import { holdersText } from './holders-text.ts'

/** §12.4.3: what the title register says of each title, on the page and in its export. */
export const titleColumns: readonly ListColumn<Title>[] = [
  { id: 'house', title: '房屋', width: 8, sort: true, value: (title) => title.house.spelling },
  { id: 'holders', title: '产权人', value: (title) => holdersText(title.holders) },
  { id: 'from', title: '取得日期', kind: 'day', width: 7, sort: true, value: (title) => title.from },
  { id: 'manner', title: '取得方式', width: 6, value: (title) => titleMannerNames[title.manner] },
  {
    id: 'until',
    title: '止于',
    kind: 'day',
    width: 7,
    value: (title) => (title.until === null ? '现在' : lastDayOf(title.until)),
  },
  { id: 'form', title: '所有形式', width: 6, value: (title) => titleFormNames[title.form] },
  { id: 'kind', title: '房屋类型', width: 6, value: (title) => houseKindNames[title.house.kind] },
  { id: 'builtArea', title: '建筑 ㎡', kind: 'decimal', width: 6, value: (title) => title.house.builtArea },
  { id: 'usableArea', title: '套内 ㎡', kind: 'decimal', width: 6, value: (title) => title.house.usableArea },
  {
    id: 'landArea',
    title: '分摊土地 ㎡',
    kind: 'decimal',
    width: 7,
    optional: true,
    value: (title) => title.house.landArea,
  },
  { id: 'use', title: '使用状况', width: 6, value: (title) => useStatusNames[title.house.useStatus] },
  { id: 'facilities', title: '附属设施', optional: true, value: (title) => title.house.attachedFacilities },
  { id: 'garage', title: '车库使用', optional: true, value: (title) => title.house.garageUse },
  { id: 'certificate', title: '产权证号', optional: true, value: (title) => title.certificateNumber },
  { id: 'note', title: '备注', optional: true, value: (title) => title.note || title.house.note },
]

export const exportTitles = exportOf(listTitles, { name: '产权登记', columns: titleColumns })
