import { useEffect } from 'react'
import type { SignedIn } from '../../modules/access/contract.ts'
import { SignInForm } from './sign-in-form.tsx'
import './sign-in.css'

export const SignInPage = ({ entered }: { entered: (person: SignedIn) => void }) => {
  useEffect(() => {
    document.title = '登录 · 里仁'
  }, [])
  return (
    <main className="sign-in">
      <section className="sign-in-words">
        <p className="sign-in-name">里仁</p>
        <p className="sign-in-motto">里仁为美</p>
        <p>物业客户服务中心的一张工作台：来电、报修、收费、钥匙、装修、回访，从接到办，从办到结。</p>
      </section>
      <section className="sign-in-sheet">
        <h1>登录</h1>
        <SignInForm entered={entered} />
        <p className="quiet">忘记密码请找系统管理员重置；连续输错会要求等待一会儿。</p>
      </section>
    </main>
  )
}
