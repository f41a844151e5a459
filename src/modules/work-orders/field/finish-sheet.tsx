import { Button, Form, Popup, TextArea } from 'antd-mobile'
import { useRecord } from '../../../ui/field/outbox.tsx'
import { tell } from '../../../ui/field/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useGo } from '../../../ui/shared/navigation.tsx'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import type { MatterDetail } from '../../matters/contract.ts'
import { finishRepair, type MaterialLine } from '../contract.ts'
import { MaterialRows } from './material-rows.tsx'

interface Typed {
  readonly result: string
  readonly materials?: string
  readonly materialLines?: readonly MaterialLine[]
}

interface SheetProps {
  readonly matter: MatterDetail
  readonly close: () => void
}

/** 完工: what was done, what was used. Kept on the phone first, so that it survives a basement. */
export const FinishSheet = ({ matter, close }: SheetProps) => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const record = useRecord(finishRepair)
  const save = async ({ result, materials = '', materialLines = [] }: Typed) => {
    const said = { result, materials, materialLines: [...materialLines] }
    const input = { communityId, matterId: matter.id, ...said, claimedAt: serverNow().toISOString() }
    await record(input, { title: `完工 ${matter.number}` })
    tell.done('已记完工')
    close()
    go('/orders')
  }
  return (
    <Popup visible onMaskClick={close} onClose={close} bodyClassName="order-sheet">
      <h2>完工 {matter.number}</h2>
      <Form
        layout="vertical"
        onFinish={(typed) => void save(typed)}
        footer={
          <Button block size="large" color="primary" type="submit">
            完工
          </Button>
        }
      >
        <Form.Item name="result" label="处理结果" rules={rulesOf(finishRepair.body, 'result')}>
          <TextArea autoFocus rows={3} maxLength={2000} placeholder="例如：更换角阀，试水不漏" />
        </Form.Item>
        <Form.Item name="materialLines" label="用料" rules={rulesOf(finishRepair.body, 'materialLines')}>
          <MaterialRows />
        </Form.Item>
        <Form.Item name="materials" label="用料说明">
          <TextArea rows={1} maxLength={1000} placeholder="例如：旧阀已交业主" />
        </Form.Item>
      </Form>
    </Popup>
  )
}
