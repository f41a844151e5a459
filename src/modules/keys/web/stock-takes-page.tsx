import { Button } from 'antd'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { dayOf, momentOf } from '../../../ui/shared/format.ts'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { listStockTakes, type StockTake, startStockTake } from '../contract.ts'
import { KeyTabs } from './key-tabs.tsx'

const columns: readonly Column<StockTake>[] = [
  { id: 'month', title: '月份', width: 6, cell: (take) => take.month.slice(0, 7) },
  {
    id: 'state',
    title: '进度',
    width: 8,
    cell: (take) => (take.finishedAt === null ? `已盘 ${take.counted}/${take.total}` : '已结束'),
  },
  { id: 'total', title: '应盘', width: 4, align: 'right', cell: (take) => take.total },
  {
    id: 'missing',
    title: '未见',
    width: 4,
    align: 'right',
    cell: (take) => (take.missing > 0 ? <b className="bad">{take.missing}</b> : 0),
  },
  { id: 'started', title: '开始', width: 10, cell: (take) => `${momentOf(take.startedAt)} ${take.startedBy}` },
  {
    id: 'finished',
    title: '结束',
    width: 10,
    cell: (take) => take.finishedAt && `${momentOf(take.finishedAt)} ${take.finishedBy}`,
  },
  { id: 'note', title: '说明', cell: (take) => take.note },
]

/** 盘点: one count of all keys each month. */
const StockTakesPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const go = useGo()
  const tell = useTell()
  const answer = useRead(listStockTakes, { communityId })
  const takes = answer.data?.stockTakes ?? []
  const month = dayOf(serverNow()).slice(0, 7)
  const running = takes.find((take) => take.month.startsWith(month))
  const start = useWrite(startStockTake, {
    refreshes: [listStockTakes],
    onDone: ({ id }) => go(`/keys/stock-takes/${id}`),
  })
  const begin = may('keys.manage') && running === undefined && answer.data !== undefined && (
    <Button
      type="primary"
      loading={start.isPending}
      onClick={() => start.mutate({ communityId }, { onError: tell.refused })}
    >
      开始 {Number(month.slice(5))} 月盘点
    </Button>
  )
  return (
    <>
      <PageHead title="钥匙" note="每月盘点一次：对着钥匙柜一把一把看，借出的向借用人核实。" actions={begin} />
      <KeyTabs />
      <DataTable
        id="keys.stock-takes"
        label="钥匙盘点"
        columns={columns}
        rows={takes}
        rowKey={(take) => take.id}
        loading={answer.isPending}
        problem={answer.error}
        again={() => void answer.refetch()}
        onOpen={(take) => go(`/keys/stock-takes/${take.id}`)}
        rowTone={(take) => (take.missing > 0 ? 'bad' : undefined)}
        empty={{
          title: '还没有盘点过',
          hint: '盘点列出所有在柜和借出的钥匙，逐把登记在柜、在借用人处或未见，全部盘完才能结束。',
          action: begin,
        }}
      />
    </>
  )
}

export default StockTakesPage
