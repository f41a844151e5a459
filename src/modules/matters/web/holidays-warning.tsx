import { Alert, Button } from 'antd'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { readArrangementState } from '../contract.ts'

/** Today, for who keeps the arrangement: it ends soon, or open deadlines were reckoned without it. */
const HolidaysWarning = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const state = useRead(readArrangementState, { communityId }).data
  if (!state) return null
  const { coveredTo, nextYear, endsSoon, assumed } = state
  const counted = assumed >= 100 ? '100 多' : `${assumed}`
  return (
    <Alert
      type="warning"
      showIcon
      title={endsSoon ? `${nextYear} 年的放假安排还没有录入，现在只录到 ${coveredTo}` : '有时限正等着重算'}
      description={
        assumed === 0
          ? '不录入，跨到明年的时限就按没有节假日推算。国务院办公厅的通知公布后请尽快录入。'
          : `${counted} 个在办的时限跨过了 ${coveredTo}，暂按没有节假日推算；录入后自动重算。`
      }
      action={
        <Button type="primary" onClick={() => go(`/settings/holidays?year=${nextYear}&enter=yes`)}>
          录入 {nextYear} 年
        </Button>
      }
    />
  )
}

export default HolidaysWarning
