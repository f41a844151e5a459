import { Button, Form, Popup, Radio, Space, TextArea } from 'antd-mobile'
import { useRecord } from '../../../ui/field/outbox.tsx'
import { tell } from '../../../ui/field/tell.ts'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import type { MatterDetail } from '../../matters/contract.ts'
import { returnRepair, type WaitingReason, waitingReasons, waitWithRepair } from '../contract.ts'

interface SheetProps {
  readonly matter: MatterDetail
  readonly close: () => void
}

/** 暂停等待: one of the listed reasons, for which the clock may stand still. */
export const WaitSheet = ({ matter, close }: SheetProps) => {
  const { id: communityId } = useCommunity()
  const record = useRecord(waitWithRepair)
  const save = async ({ reason, note = '' }: { reason: WaitingReason; note?: string }) => {
    const input = { communityId, matterId: matter.id, reason, note, claimedAt: serverNow().toISOString() }
    await record(input, { title: `等待 ${matter.number}` })
    tell.done(`已记${reason}`)
    close()
  }
  return (
    <Popup visible onMaskClick={close} onClose={close} bodyClassName="order-sheet">
      <h2>暂停等待 {matter.number}</h2>
      <Form
        layout="vertical"
        onFinish={(typed) => void save(typed)}
        footer={
          <Button block size="large" color="primary" type="submit">
            记下
          </Button>
        }
      >
        <Form.Item name="reason" label="等什么" rules={[{ required: true, message: '请选择原因' }]}>
          <Radio.Group>
            <Space direction="vertical" block>
              {waitingReasons.map((reason) => (
                <Radio key={reason} value={reason} block>
                  {reason}
                </Radio>
              ))}
            </Space>
          </Radio.Group>
        </Form.Item>
        <Form.Item name="note" label="说明">
          <TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Popup>
  )
}

/** 退单: gives the order back to the desk, with the reason. */
export const ReturnSheet = ({ matter, close }: SheetProps) => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const record = useRecord(returnRepair)
  const save = async ({ reason }: { reason: string }) => {
    await record(
      { communityId, matterId: matter.id, reason, claimedAt: serverNow().toISOString() },
      { title: `退单 ${matter.number}` },
    )
    tell.done('已退回前台')
    close()
    go('/orders')
  }
  return (
    <Popup visible onMaskClick={close} onClose={close} bodyClassName="order-sheet">
      <h2>退单 {matter.number}</h2>
      <Form
        layout="vertical"
        onFinish={(typed) => void save(typed)}
        footer={
          <Button block size="large" color="primary" type="submit">
            退单
          </Button>
        }
      >
        <Form.Item name="reason" label="退单原因" rules={[{ required: true, whitespace: true, message: '请写明原因' }]}>
          <TextArea autoFocus rows={3} maxLength={500} placeholder="例如：需要高空作业，我没有证" />
        </Form.Item>
      </Form>
    </Popup>
  )
}
