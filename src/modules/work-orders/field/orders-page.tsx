import { PullToRefresh } from 'antd-mobile'
import { FieldPage } from '../../../ui/field/field-page.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { myOrders } from '../contract.ts'
import { OrderList } from './order-list.tsx'

const OrdersPage = () => {
  const refresh = useRefresh()
  return (
    <FieldPage title="维修单">
      <PullToRefresh
        onRefresh={() => refresh(myOrders)}
        completeText="已更新"
        pullingText="下拉更新"
        refreshingText="正在更新…"
        canReleaseText="松开更新"
      >
        <OrderList />
      </PullToRefresh>
    </FieldPage>
  )
}

export default OrdersPage
