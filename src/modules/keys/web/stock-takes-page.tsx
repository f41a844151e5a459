import { Button } from 'antd'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { listStockTakes, type StockTake, startStockTake } from '../contract.ts'
import { exportStockTakes, stockTakeColumns } from '../key-list.ts'
import { KeyTabs } from './key-tabs.tsx'

const columns = columnsOf(stockTakeColumns, {
  missing: (take) => (take.missing > 0 ? <b className="bad">{take.missing}</b> : 0),
})
const rowsOf = (answer: { stockTakes: StockTake[] }) => answer.stockTakes

/** 盘点: one count of all keys each month. */
const StockTakesPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const go = useGo()
  const tell = useTell()
  const found = useShortList(listStockTakes, { communityId }, rowsOf, stockTakeColumns)
  const all = useRead(listStockTakes, { communityId }).data?.stockTakes
  const month = dayOf(serverNow()).slice(0, 7)
  const running = all?.find((take) => take.month.startsWith(month))
  const start = useWrite(startStockTake, {
    refreshes: [listStockTakes],
    onDone: ({ id }) => go(`/keys/stock-takes/${id}`),
  })
  const begin = may('keys.manage') && running === undefined && all !== undefined && (
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
        {...found}
        id="keys.stock-takes"
        label="钥匙盘点"
        columns={columns}
        exports={exportStockTakes}
        rowKey={(take) => take.id}
        search="月份、经办人或说明"
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
