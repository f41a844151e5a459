import { useState } from 'react'
import { columnsOf, type Filter } from '../../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../../ui/console/data-table/use-rows.ts'
import { PeriodField } from '../../../../ui/console/date-field.tsx'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { PageLink, useAsked } from '../../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { listTitles, type Title, titleMannerNames } from '../../contract.ts'
import { untilOf } from '../../period-text.ts'
import { exportTitles, titleColumns } from '../../titles/title-list.ts'
import { TitleHistory } from './title-history.tsx'

const rowsOf = (answer: { titles: Title[] }) => answer.titles

const columns = columnsOf(titleColumns, {}, [
  {
    behind: 'house',
    id: 'card',
    title: '住户卡',
    width: 5,
    cell: (title) => <PageLink to={`/desk/${title.house.id}`}>打开</PageLink>,
  },
])

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
      q: asked['q'],
      sort: asked['sort'] as never,
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
        exports={exportTitles}
        rowKey={(title) => title.id}
        search="房号或产权人，从头输入"
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
