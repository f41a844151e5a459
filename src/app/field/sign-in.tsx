import { Button } from 'antd-mobile'
import { type FormEvent, useEffect, useState } from 'react'
import { type SignedIn, signIn } from '../../modules/access/contract.ts'
import { PlainField } from '../../ui/field/plain-field.tsx'
import { isProblem } from '../../ui/shared/problem.ts'
import { useWrite } from '../../ui/shared/use-call.ts'

interface SignInPageProps {
  readonly entered: (person: SignedIn) => void
  /** Given when a session ran out: the person is known and what was typed beneath is kept. */
  readonly loginName?: string
}

export const SignInPage = ({ entered, loginName }: SignInPageProps) => {
  const write = useWrite(signIn, { onDone: entered })
  const [asksTotp, setAsksTotp] = useState(false)
  const totpNeeded = isProblem(write.error, 'access.totp-needed')
  useEffect(() => {
    if (totpNeeded) setAsksTotp(true)
  }, [totpNeeded])
  useEffect(() => {
    document.title = '登录 · 里仁'
  }, [])

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const totp = String(typed.get('totp') ?? '')
    write.mutate({
      loginName: String(typed.get('loginName')),
      password: String(typed.get('password')),
      ...(totp === '' ? {} : { totp }),
    })
  }
  return (
    <main className="field-sign-in">
      <div className="field-sign-in-name">
        <b>里仁</b>
        <span>{loginName === undefined ? '现场' : '登录已过期，请重新登录。填写的内容还在。'}</span>
      </div>
      <form onSubmit={send}>
        <PlainField name="loginName" label="登录名" autoComplete="username" defaultValue={loginName} />
        <PlainField name="password" label="密码" type="password" autoComplete="current-password" />
        {asksTotp && (
          <PlainField
            name="totp"
            label="动态口令（App 上的 6 位数字）"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            autoFocus
          />
        )}
        {write.error !== null && !totpNeeded && (
          <p className="field-fault" role="alert">
            {write.error.detail}
          </p>
        )}
        <Button block type="submit" color="primary" size="large" loading={write.isPending}>
          登录
        </Button>
      </form>
    </main>
  )
}
