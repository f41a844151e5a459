import { Button, Form, Input } from 'antd'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { changePassword } from '../contract.ts'

interface Typed {
  readonly currentPassword: string
  readonly newPassword: string
  readonly again: string
}

/** Current password and the new one twice. */
export const ChangePasswordForm = ({ current, done }: { current: string; done: () => void }) => {
  const [form] = Form.useForm<Typed>()
  const write = useWrite(changePassword, {
    onDone: () => {
      form.resetFields()
      done()
    },
  })
  useFieldFaults(form, write.error)
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ currentPassword, newPassword }) => write.mutate({ currentPassword, newPassword })}
    >
      <Form.Item name="currentPassword" label={current} rules={rulesOf(changePassword.body, 'currentPassword')}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra="至少 8 位。可以用几个不相干的词连起来，好记又难猜；不要用姓名、电话、生日。"
        rules={rulesOf(changePassword.body, 'newPassword')}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一次新密码"
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, again) => {
              if (again !== getFieldValue('newPassword')) throw new Error('两次输入的新密码不一样')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <Button type="primary" htmlType="submit" loading={write.isPending}>
        修改密码
      </Button>
    </Form>
  )
}
