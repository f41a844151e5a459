import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { ChangePasswordForm } from './change-password-form.tsx'
import './account.css'

const PasswordPage = () => {
  const tell = useTell()
  return (
    <>
      <PageHead title="修改密码" />
      <section className="sheet account-sheet">
        <ChangePasswordForm current="当前密码" done={() => tell.done('密码已修改，下次登录请用新密码')} />
      </section>
    </>
  )
}

export default PasswordPage
