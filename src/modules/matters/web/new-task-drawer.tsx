import { Form, Input, Radio } from 'antd'
import { DateField } from '../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type Assignee, createTask, flavourNames } from '../contract.ts'
import AssigneeField from './assignee-field.tsx'
import { useMatterWrite } from './use-matter-write.ts'

interface NewTask {
  readonly title: string
  readonly description?: string
  readonly flavour: keyof typeof flavourNames
  readonly counterpart?: string
  readonly to: Assignee
  readonly dueOn: string
}

/** Gives a task: what, to whom, until when. */
export const NewTaskDrawer = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<NewTask>()
  const flavour = Form.useWatch('flavour', form)
  const tell = useTell()
  const write = useMatterWrite(createTask, {
    onDone: () => {
      tell.done('任务已派出')
      close()
    },
  })
  return (
    <FormDrawer
      title="派任务"
      save="派出"
      form={form}
      initial={{ flavour: 'assigned', dueOn: dayOf(serverNow()) }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, ...typed })}
      close={close}
    >
      <Form.Item name="title" label="任务" rules={rulesOf(createTask.body, 'title')}>
        <Input placeholder="例如：清理 3 栋车棚的废旧自行车" />
      </Form.Item>
      <Form.Item name="to" label="承办人" rules={[{ required: true, message: '请选择承办人' }]}>
        <AssigneeField />
      </Form.Item>
      <Form.Item
        name="dueOn"
        label="完成期限"
        extra="到当天 24:00 为止。"
        rules={[{ required: true, message: '请选择日期' }]}
      >
        <DateField earliest={dayOf(serverNow())} />
      </Form.Item>
      <Form.Item name="flavour" label="性质">
        <Radio.Group options={Object.entries(flavourNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      {flavour !== undefined && flavour !== 'assigned' && (
        <Form.Item name="counterpart" label={flavour === 'cross-department' ? '协调部门' : '主管部门'}>
          <Input
            maxLength={60}
            placeholder={flavour === 'cross-department' ? '例如：工程部' : '例如：街道办、派出所'}
          />
        </Form.Item>
      )}
      <Form.Item name="description" label="要求">
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
    </FormDrawer>
  )
}
