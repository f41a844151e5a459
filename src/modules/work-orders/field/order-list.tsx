import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useKeptRead } from '../../../ui/field/use-kept-read.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { asProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { priorityNames } from '../../matters/contract.ts'
import { myOrders, readRepair } from '../contract.ts'
import { Clock } from './clock.tsx'
import { useStateWithRecords } from './use-state-with-records.ts'
import './orders.css'

/** My orders by clock, first those that are mine, then those any technician may take. */
export const OrderList = () => {
  const { id: communityId } = useCommunity()
  const { data, error } = useKeptRead(myOrders, { communityId })
  if (data === undefined) return <p className="quiet">{error === null ? '正在读取…' : asProblem(error).detail}</p>
  const { orders } = data.answer
  const mine = orders.filter((order) => order.mine)
  const free = orders.filter((order) => !order.mine)
  return (
    <>
      {data.keptAt !== null && <p className="quiet">没有信号，显示的是 {momentOf(data.keptAt)} 的列表。</p>}
      {orders.length === 0 && (
        <div className="field-empty">
          <b>现在没有您的维修单</b>
          <p>派给您的、可以抢的单子会出现在这里，时间最紧的排最前。</p>
        </div>
      )}
      {mine.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {free.length > 0 && <h2 className="field-section">待接单（先接先得）</h2>}
      {free.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {mine.map((order) => (
        <KeepOrder key={order.id} orderId={order.id} />
      ))}
    </>
  )
}

type Order = AnswerOf<typeof myOrders>['orders'][number]

const OrderCard = ({ order }: { order: Order }) => {
  const { name, waits } = useStateWithRecords(order)
  return (
    <PageLink to={`/orders/${order.id}`} className="field-card order-card">
      <div className="order-head">
        <b>{order.place.name || '公共区域'}</b>
        <Clock dueAt={order.dueAt} paused={order.waitingReason} />
      </div>
      <p>{order.title}</p>
      <p className="quiet">
        {order.priority !== 'normal' && <b className="order-urgent">{priorityNames[order.priority]} · </b>}
        {order.rework && <b>返修 · </b>}
        {order.categoryName} · {name}
        {waits && '（待发送）'}
        {order.acceptBy && !waits && `，${momentOf(order.acceptBy)} 前接单`}
        {order.appointment !== '' && ` · 预约 ${order.appointment}`}
      </p>
    </PageLink>
  )
}

/** Keeps each of my orders on the phone, so that it opens in a basement. */
const KeepOrder = ({ orderId }: { orderId: Order['id'] }) => {
  const { id: communityId } = useCommunity()
  useKeptRead(readRepair, { communityId, matterId: orderId })
  return null
}
