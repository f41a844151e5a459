import { Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type SignedIn, signIn } from '../../modules/access/contract.ts'
import { ProblemAlert } from '../../ui/console/problem-alert.tsx'
import { rulesOf } from '../../ui/shared/form-rules.ts'
import { isProblem } from '../../ui/shared/problem.ts'
import { useWrite } from '../../ui/shared/use-call.ts'

interface SignInFormProps {
  readonly entered: (person: SignedIn) => void
  /** Given when a session ran out: the person is known. */
  readonly loginName?: string
}

interface Typed {
  readonly loginName: string
  readonly password: string
  readonly totp?: string
}

/** Login name and password; the six digits are asked for only when the account has them. */
export const SignInForm = ({ entered, loginName }: SignInFormProps) => {
  const [form] = Form.useForm<Typed>()
  const [asksTotp, setAsksTotp] = useState(false)
  const totp = useRef<InputRef>(null)
  const write = useWrite(signIn, { onDone: entered })
  const totpNeeded = isProblem(write.error, 'access.totp-needed')
  useEffect(() => {
    if (!totpNeeded) return
    setAsksTotp(true)
    form.setFieldValue('totp', '')
  }, [totpNeeded, form])
  useEffect(() => {
    if (asksTotp) totp.current?.focus()
  }, [asksTotp])

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ loginName }}
      onFinish={(typed) => write.mutate(typed)}
    >
      <Form.Item name="loginName" label="登录名" rules={rulesOf(signIn.body, 'loginName')} validateTrigger="onSubmit">
        <Input autoComplete="username" autoFocus={loginName === undefined} autoCapitalize="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={rulesOf(signIn.body, 'password')} validateTrigger="onSubmit">
        <Input.Password autoComplete="current-password" autoFocus={loginName !== undefined} />
      </Form.Item>
      {asksTotp && (
        <Form.Item name="totp" label="动态口令" extra="打开手机上的动态口令 App，输入当前的 6 位数字。">
          <Input ref={totp} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      )}
      {write.error !== null && !totpNeeded && <ProblemAlert problem={write.error} />}
      <Button type="primary" htmlType="submit" block loading={write.isPending}>
        登录
      </Button>
    </Form>
  )
}
