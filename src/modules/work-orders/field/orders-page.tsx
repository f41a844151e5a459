import { PullToRefresh } from 'antd-mobile'
import { FieldPage } from '../../../ui/field/field-page.tsx'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { myOrders } from '../contract.ts'
import { OrderList } from './order-list.tsx'
import { OrderSettings } from './order-settings.tsx'

const OrdersPage = () => {
  const refresh = useRefresh()
  return (
    <FieldPage title="维修单" right={<PageLink to="/orders/finished">完成记录</PageLink>}>
      <PullToRefresh
        onRefresh={() => refresh(myOrders)}
        completeText="已更新"
        pullingText="下拉更新"
        refreshingText="正在更新…"
        canReleaseText="松开更新"
      >
        <OrderSettings />
        <OrderList />
      </PullToRefresh>
    </FieldPage>
  )
}

export default OrdersPage
