import { Button } from 'antd'
import { useState } from 'react'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { usePageParam } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import {
  countStockTake,
  finishStockTake,
  listStockTakes,
  type StockTakeId,
  showKey,
  showStockTake,
} from '../contract.ts'
import { CountList, type Finding } from './count-list.tsx'
import { KeyTabs } from './key-tabs.tsx'

/** One stock-take: the list that is walked down with the keyboard, and its end. */
const StockTakePage = () => {
  const { id: communityId } = useCommunity()
  const stockTakeId = usePageParam('stockTakeId') as StockTakeId
  const may = useHolds()
  const tell = useTell()
  const [finishing, setFinishing] = useState(false)
  const { data: take, error, refetch } = useRead(showStockTake, { communityId, stockTakeId })
  const count = useWrite(countStockTake, { refreshes: [showStockTake, listStockTakes] })
  if (take === undefined) {
    return error === null ? (
      <p className="quiet">正在读取…</p>
    ) : (
      <ProblemAlert problem={error} again={() => void refetch()} />
    )
  }
  const left = take.total - take.counted
  const open = take.finishedAt === null
  const record = (findings: readonly Finding[]) =>
    count.mutate(
      { communityId, stockTakeId, lines: findings.map(({ keyId, found }) => ({ keyId, found, note: '' })) },
      { onError: tell.refused },
    )
  return (
    <>
      <PageHead
        title={`${take.month.slice(0, 7)} 钥匙盘点`}
        note={
          open
            ? `共 ${take.total} 把，已盘 ${take.counted}，还剩 ${left}${take.missing > 0 ? `，未见 ${take.missing}` : ''}`
            : `${momentOf(take.finishedAt as string)} ${take.finishedBy} 结束，未见 ${take.missing} 把${take.note && `：${take.note}`}`
        }
        actions={
          open &&
          may('keys.manage') && (
            <Button type="primary" disabled={left > 0} onClick={() => setFinishing(true)}>
              结束盘点
            </Button>
          )
        }
      />
      <KeyTabs />
      <CountList lines={take.lines} record={open && may('keys.manage') ? record : undefined} />
      {finishing && <FinishDialog stockTakeId={stockTakeId} missing={take.missing} close={() => setFinishing(false)} />}
    </>
  )
}

const FinishDialog = (props: { stockTakeId: StockTakeId; missing: number; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(finishStockTake, {
    refreshes: [showStockTake, listStockTakes, showKey],
    onDone: () => {
      tell.done('盘点已结束，结果已记入每把钥匙的经过')
      props.close()
    },
  })
  return (
    <ReasonDialog
      title="结束盘点"
      confirm="结束盘点"
      {...(props.missing > 0 ? { reason: '差异说明', usual: ['正在查找', '已报失，待换锁'] } : {})}
      saving={write.isPending}
      problem={write.error}
      submit={(note) => write.mutate({ communityId, stockTakeId: props.stockTakeId, note })}
      close={props.close}
    >
      {props.missing > 0 ? `有 ${props.missing} 把未见，请说明；随后在钥匙上报失或更正。` : '账实相符。'}
      结束后不能再改。
    </ReasonDialog>
  )
}

export default StockTakePage
