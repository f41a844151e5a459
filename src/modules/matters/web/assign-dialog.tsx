import { Form, Input, Modal } from 'antd'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { type Assignee, assignMatter, type MatterDetail } from '../contract.ts'
import AssigneeField from './assignee-field.tsx'
import { useMatterWrite } from './use-matter-write.ts'

/** Gives a matter to somebody else. */
export const AssignDialog = ({ matter, close }: { matter: MatterDetail; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ to: Assignee; note?: string }>()
  const tell = useTell()
  useShortcuts([], { title: '指派', covers: true })
  const write = useMatterWrite(assignMatter, {
    onDone: () => {
      tell.done('已指派')
      close()
    },
  })
  return (
    <Modal
      open
      title={`指派 ${matter.number}`}
      okText="指派"
      cancelText="取消"
      confirmLoading={write.isPending}
      afterOpenChange={(open) => open && form.focusField('to')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(typed) => write.mutate({ communityId, matterId: matter.id, version: matter.version, ...typed })}
      >
        <Form.Item name="to" label="承办人" rules={[{ required: true, message: '请选择承办人' }]}>
          <AssigneeField />
        </Form.Item>
        <Form.Item name="note" label="交代">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}
