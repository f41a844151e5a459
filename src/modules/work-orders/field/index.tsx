import { lazy } from 'react'
import { defineFieldModule } from '../../../ui/field/module.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { arriveAtRepair, finishRepair, myOrders, returnRepair, waitWithRepair } from '../contract.ts'
import { OrderList } from './order-list.tsx'

const NewOrderWatch = lazy(() => import('./new-order-watch.tsx'))

const useOrderCount = (): number | undefined => {
  const { id: communityId } = useCommunity()
  return useRead(myOrders, { communityId }, { everySeconds: 60 }).data?.orders.length
}

export const workOrders = defineFieldModule({
  id: 'work-orders',
  tabs: [
    { title: '维修单', path: '/orders', icon: 'work', right: 'work-orders.do', order: 10, useCount: useOrderCount },
  ],
  pages: [
    { path: '/orders', title: '维修单', right: 'work-orders.do', load: () => import('./orders-page.tsx') },
    { path: '/orders/finished', title: '完成记录', right: 'work-orders.do', load: () => import('./finished-page.tsx') },
    { path: '/orders/$orderId', title: '维修单', right: 'work-orders.do', load: () => import('./order-page.tsx') },
  ],
  sections: [
    {
      id: 'work-orders.mine',
      title: '我的维修单',
      order: 10,
      right: 'work-orders.do',
      Component: OrderList,
      useCount: useOrderCount,
    },
  ],
  Companion: NewOrderWatch,
  // Whether an order is still free is for the server to say at once: accepting waits for the signal.
  offline: [arriveAtRepair, waitWithRepair, finishRepair, returnRepair],
})
