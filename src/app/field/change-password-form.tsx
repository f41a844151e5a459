import { Button } from 'antd-mobile'
import { type FormEvent, useState } from 'react'
import { changePassword } from '../../modules/access/contract.ts'
import { PlainField } from '../../ui/field/plain-field.tsx'
import { useWrite } from '../../ui/shared/use-call.ts'

export const ChangePasswordForm = ({ current, done }: { current: string; done: () => void }) => {
  const write = useWrite(changePassword, { onDone: done })
  const [fault, setFault] = useState<string | undefined>(undefined)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const newPassword = String(typed.get('newPassword'))
    if (newPassword !== typed.get('again')) return setFault('两次输入的新密码不一样。')
    setFault(undefined)
    return write.mutate({ currentPassword: String(typed.get('currentPassword')), newPassword })
  }
  const shown = fault ?? write.error?.detail
  return (
    <form onSubmit={send}>
      <PlainField name="currentPassword" label={current} type="password" autoComplete="current-password" />
      <PlainField
        name="newPassword"
        label="新密码（至少 8 位）"
        type="password"
        minLength={8}
        autoComplete="new-password"
      />
      <PlainField name="again" label="再输一次新密码" type="password" autoComplete="new-password" />
      {shown !== undefined && (
        <p className="field-fault" role="alert">
          {shown}
        </p>
      )}
      <Button block type="submit" color="primary" size="large" loading={write.isPending}>
        修改密码
      </Button>
    </form>
  )
}
