import { FieldPage } from '../../ui/field/field-page.tsx'
import { tell } from '../../ui/field/tell.ts'
import { useGo } from '../../ui/shared/navigation.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'

const PasswordPage = () => {
  const go = useGo()
  const done = () => {
    tell.done('密码已修改')
    go('/me', { replace: true })
  }
  return (
    <FieldPage title="修改密码" back={() => window.history.back()}>
      <ChangePasswordForm current="当前密码" done={done} />
    </FieldPage>
  )
}

export default PasswordPage
