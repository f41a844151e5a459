import type { SignedIn } from '../../modules/access/contract.ts'
import { ModalSheet } from '../../ui/console/modal-sheet.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Lies over the page when the session has ended: what was typed underneath is kept. */
export const SignInAgain = (props: { loginName: string; cameBack: (person: SignedIn) => void }) => (
  <ModalSheet titleId="again-title" className="sign-in-again">
    <h2 id="again-title">登录已过期</h2>
    <p>请重新登录。页面上填写的内容还在。</p>
    <SignInForm entered={props.cameBack} loginName={props.loginName} />
  </ModalSheet>
)
