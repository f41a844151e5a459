import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listSeries } from '../contract.ts'
import { PaperTabs } from './paper-tabs.tsx'

type Series = AnswerOf<typeof listSeries>['series'][number]

const written = ({ code, year }: Series, number: number) => `${code}-${year}-${String(number).padStart(5, '0')}`

const columns: readonly Column<Series>[] = [
  { id: 'name', title: '文书', width: 12, cell: (one) => one.name },
  { id: 'code', title: '字头', width: 5, cell: (one) => one.code },
  { id: 'year', title: '年度', width: 5, cell: (one) => one.year },
  { id: 'first', title: '起', width: 9, cell: (one) => written(one, 1) },
  { id: 'last', title: '止', width: 9, cell: (one) => written(one, one.lastNumber) },
  {
    id: 'count',
    title: '签发',
    width: 5,
    align: 'right',
    cell: (one) => one.lastNumber,
  },
  { id: 'voided', title: '其中作废', width: 6, align: 'right', cell: (one) => one.voided },
]

/** 编号序列: the numbers of each kind and year, without holes. */
const SeriesPage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const { data, error, isPending, refetch } = useRead(listSeries, { communityId })
  return (
    <>
      <PageHead title="文书台账" note="每种文书每年从 1 号起连续编号，不跳号、不重号；作废的编号保留。" />
      <PaperTabs />
      <DataTable
        id="papers.series"
        label="编号序列"
        columns={columns}
        rows={data?.series ?? []}
        rowKey={(one) => `${one.code} ${one.year}`}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        onOpen={(one) =>
          go(`/papers?kind=${encodeURIComponent(one.kind)}&from=${one.year}-01-01&until=${one.year}-12-31&sort=number`)
        }
        empty={{ title: '还没有编号', hint: '第一份文书签发时，它的编号序列自动开始。' }}
      />
    </>
  )
}

export default SeriesPage
