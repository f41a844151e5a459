import { Form, Input, Modal } from 'antd'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import type { MatterDetail } from '../../matters/contract.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { type DispatchTo, listRepairs, readRepair, readWorkload, reworkRepair } from '../contract.ts'
import TechnicianField from './technician-field.tsx'

interface Typed {
  readonly reason: string
  readonly appointment?: string
  readonly dispatchTo?: DispatchTo | null
}

/** 返修: the fault came back after its order was closed; a new order is linked to it. */
export const ReworkDialog = ({ matter, close }: { matter: MatterDetail; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  useShortcuts([{ keys: 'ctrl+enter', label: '登记返修', run: () => form.submit() }], { title: '返修', covers: true })
  const write = useMatterWrite(reworkRepair, { refreshes: [readRepair, listRepairs, readWorkload] })
  const save = async ({ dispatchTo, ...typed }: Typed) => {
    const asked = { communityId, matterId: matter.id, ...typed, ...(dispatchTo ? { dispatchTo } : {}) }
    const opened = await write.mutateAsync(asked).catch(() => undefined)
    if (opened === undefined) return
    tell.done(`已登记返修 ${opened.number}`)
    close()
  }
  return (
    <Modal
      open
      title={`返修 ${matter.number}`}
      okText="登记返修"
      cancelText="取消"
      confirmLoading={write.isPending}
      afterOpenChange={(open) => open && form.focusField('reason')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p>会另开一张报修单，与这一张互相关联，时限重新计算。</p>
      <Form form={form} layout="vertical" onFinish={(typed) => void save(typed)}>
        <Form.Item name="reason" label="返修原因" rules={rulesOf(reworkRepair.body, 'reason')}>
          <Input.TextArea rows={2} maxLength={500} placeholder="例如：修好三天后又漏" />
        </Form.Item>
        <Form.Item name="appointment" label="预约时间">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="dispatchTo" label="派给" extra="不选则先登记，稍后派工。">
          <TechnicianField />
        </Form.Item>
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}
