import { useState } from 'react'
import type { Column, Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PeriodField } from '../../../../ui/console/date-field.tsx'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { houseKindNames, useStatusNames } from '../../../estate/contract.ts'
import { listTitles, type Title, titleFormNames, titleMannerNames } from '../../contract.ts'
import { lastDayOf, untilOf } from '../period-text.ts'
import { holdersText } from './holders-text.ts'
import { TitleHistory } from './title-history.tsx'

const rowsOf = (answer: { titles: Title[] }) => answer.titles

const columns: readonly Column<Title>[] = [
  { id: 'house', title: '房屋', width: 8, cell: (title) => title.house.spelling },
  {
    id: 'card',
    title: '住户卡',
    width: 5,
    cell: (title) => <PageLink to={`/desk/${title.house.id}`}>打开</PageLink>,
  },
  { id: 'holders', title: '产权人', cell: (title) => holdersText(title.holders) },
  { id: 'from', title: '取得日期', width: 7, cell: (title) => title.from },
  { id: 'manner', title: '取得方式', width: 6, cell: (title) => titleMannerNames[title.manner] },
  { id: 'until', title: '止于', width: 7, cell: (title) => (title.until === null ? '现在' : lastDayOf(title.until)) },
  { id: 'form', title: '所有形式', width: 6, cell: (title) => titleFormNames[title.form] },
  { id: 'kind', title: '房屋类型', width: 6, cell: (title) => houseKindNames[title.house.kind] },
  { id: 'builtArea', title: '建筑 ㎡', width: 6, align: 'right', cell: (title) => title.house.builtArea ?? '—' },
  { id: 'usableArea', title: '套内 ㎡', width: 6, align: 'right', cell: (title) => title.house.usableArea ?? '—' },
  {
    id: 'landArea',
    title: '分摊土地 ㎡',
    width: 7,
    align: 'right',
    cell: (title) => title.house.landArea ?? '—',
    optional: true,
  },
  { id: 'use', title: '使用状况', width: 6, cell: (title) => useStatusNames[title.house.useStatus] },
  { id: 'facilities', title: '附属设施', cell: (title) => title.house.attachedFacilities, optional: true },
  { id: 'garage', title: '车库使用', cell: (title) => title.house.garageUse, optional: true },
  { id: 'certificate', title: '产权证号', cell: (title) => title.certificateNumber, optional: true },
  { id: 'note', title: '备注', cell: (title) => title.note || title.house.note, optional: true },
]

const filters: readonly Filter[] = [
  {
    id: 'manner',
    label: '取得方式',
    choices: Object.entries(titleMannerNames).map(([value, label]) => ({ value, label })),
  },
]

/** §12.4.2, §12.4.3: the title register, the newest first; narrowed to the titles that began in a period. */
const TitlesPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const [open, setOpen] = useState<Title | undefined>(undefined)
  const { from, last } = asked
  const found = useRows(
    listTitles,
    {
      communityId,
      manner: asked['manner'] as never,
      ...(from === undefined ? {} : { from: from as never }),
      ...(last === undefined ? {} : { until: untilOf(last) }),
      limit: 100,
    },
    rowsOf,
  )
  return (
    <>
      <PageHead title="产权登记" note="按取得日期从新到旧；点一行看这户的全部变更。" />
      <DataTable
        {...found}
        id="households.titles"
        label="产权登记"
        columns={columns}
        rowKey={(title) => title.id}
        onOpen={setOpen}
        filters={filters}
        tools={
          <PeriodField
            value={from !== undefined && last !== undefined ? [from, last] : null}
            onChange={(period) => ask({ from: period?.[0], last: period?.[1] })}
          />
        }
        rowTone={(title) => (title.until === null ? undefined : 'quiet')}
        empty={{
          title: '没有产权登记',
          hint: '导入业主登记表会一起登记产权；之后的买卖、继承在住户卡上点“过户”，时间和方式永久保留。',
        }}
      />
      {open !== undefined && <TitleHistory house={open.house} close={() => setOpen(undefined)} />}
    </>
  )
}

export default TitlesPage
