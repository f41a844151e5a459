import { useEffect } from 'react'
import { useSession } from '../../../ui/shared/session.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import './account.css'

/** Stands before everything else until the first password, known to somebody else, has been replaced. */
const FirstPasswordPage = () => {
  const { person, reload, signOut } = useSession()
  useEffect(() => {
    document.title = '设置密码 · 里仁'
  }, [])
  return (
    <main className="first-password">
      <section className="sheet account-sheet">
        <h1>{person.name}，请先换成自己的密码</h1>
        <p className="quiet">现在的密码是别人给您的。换成只有自己知道的，再开始工作。</p>
        <ChangePasswordForm current="现在的密码" done={() => void reload()} />
        <button type="button" className="row-link" onClick={() => void signOut()}>
          换一个账号登录
        </button>
      </section>
    </main>
  )
}

export default FirstPasswordPage
