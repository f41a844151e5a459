import { FieldPage } from '../../ui/field/field-page.tsx'
import { useSession } from '../../ui/shared/session.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'

/** Stands before everything else until the first password, known to somebody else, has been replaced. */
const FirstPasswordPage = () => {
  const { person, reload, signOut } = useSession()
  return (
    <FieldPage title="设置自己的密码">
      <p>{person.name}，现在的密码是别人给您的。请换成只有自己知道的，再开始工作。</p>
      <ChangePasswordForm current="现在的密码" done={() => void reload()} />
      <button type="button" className="field-plain" onClick={() => void signOut()}>
        换一个账号登录
      </button>
    </FieldPage>
  )
}

export default FirstPasswordPage
