import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { listSeries } from '../contract.ts'
import { exportSeries, type Series, seriesColumns } from '../series-list.ts'
import { PaperTabs } from './paper-tabs.tsx'

const columns = columnsOf(seriesColumns)
const rowsOf = (answer: { series: Series[] }) => answer.series

/** 编号序列: the numbers of each kind and year, without holes. */
const SeriesPage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const found = useShortList(listSeries, { communityId }, rowsOf, seriesColumns)
  return (
    <>
      <PageHead title="文书台账" note="每种文书每年从 1 号起连续编号，不跳号、不重号；作废的编号保留。" />
      <PaperTabs />
      <DataTable
        {...found}
        id="papers.series"
        label="编号序列"
        columns={columns}
        rowKey={(one) => `${one.code} ${one.year}`}
        search="文书、字头或年度"
        exports={exportSeries}
        onOpen={(one) =>
          go(`/papers?kind=${encodeURIComponent(one.kind)}&from=${one.year}-01-01&until=${one.year}-12-31&sort=number`)
        }
        empty={{ title: '还没有编号', hint: '第一份文书签发时，它的编号序列自动开始。' }}
      />
    </>
  )
}

export default SeriesPage
