import { Button } from 'antd-mobile'
import { FieldPage } from '../../../ui/field/field-page.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { PageLink, useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useReadPages } from '../../../ui/shared/use-call.ts'
import { myFinishedOrders } from '../contract.ts'
import './orders.css'

/** What I have finished, the last one first. */
const FinishedPage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useReadPages(myFinishedOrders, {
    communityId,
  })
  const rows = (data?.pages ?? []).flatMap((page) => page.rows)
  return (
    <FieldPage title="完成记录" back={() => go('/orders')}>
      {isPending && <p className="quiet">正在读取…</p>}
      {error !== null && <p className="field-fault">{error.detail}</p>}
      {!isPending && error === null && rows.length === 0 && (
        <div className="field-empty">
          <b>还没有完成的维修单</b>
          <p>您完工的单子会按时间排在这里，可以回头看处理结果和用料。</p>
        </div>
      )}
      {rows.map((row) => (
        <PageLink key={row.id} to={`/orders/${row.id}`} className="field-card order-card">
          <div className="order-head">
            <b>{row.place.name || '公共区域'}</b>
            <span className="quiet">{momentOf(row.doneAt)}</span>
          </div>
          <p>{row.title}</p>
          <p className="quiet">
            {row.number} · {row.categoryName} · {row.stateName}
          </p>
          <p className="order-words">{row.result}</p>
        </PageLink>
      ))}
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          更早的
        </Button>
      )}
    </FieldPage>
  )
}

export default FinishedPage
