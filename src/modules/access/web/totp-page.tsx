import { Button, Form, Input } from 'antd'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useSession } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { confirmTotp, startTotp } from '../contract.ts'
import './account.css'

const TotpPage = () => {
  const { person } = useSession()
  const start = useWrite(startTotp)
  return (
    <>
      <PageHead title="动态口令" />
      <section className="sheet account-sheet">
        <p>
          启用后，登录时除密码外还要输入手机 App 上每 30 秒变一次的 6 位数字。密码被人看到，别人也进不来。
          {person.hasTotp ? '您已经启用；换手机时可在这里重新绑定。' : '系统管理员都应启用。'}
        </p>
        {start.data === undefined ? <PasswordStep start={start} /> : <ScanStep {...start.data} done={start.reset} />}
      </section>
    </>
  )
}

const PasswordStep = ({ start }: { start: ReturnType<typeof useWrite<typeof startTotp>> }) => {
  const { person } = useSession()
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(typed: { password: string }) => start.mutate(typed)}>
      <Form.Item name="password" label="先输入您的密码" rules={rulesOf(startTotp.body, 'password')}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      {start.error !== null && <ProblemAlert problem={start.error} />}
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {person.hasTotp ? '重新绑定' : '开始启用'}
      </Button>
    </Form>
  )
}

const ScanStep = ({ secret, qrSvg, done }: { secret: string; qrSvg: string; done: () => void }) => {
  const tell = useTell()
  const { reload } = useSession()
  const confirm = useWrite(confirmTotp, {
    onDone: () => {
      tell.done('动态口令已启用，下次登录时需要输入')
      void reload()
      done()
    },
  })
  return (
    <div className="totp-scan">
      <img
        alt="动态口令二维码；看不见时请用下面的密钥手工添加"
        width="220"
        height="220"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg)}`}
      />
      <div>
        <ol>
          <li>在手机上打开动态口令 App（如“腾讯身份验证器”“Microsoft Authenticator”）。</li>
          <li>选“扫码添加”，扫左边的二维码；不能扫码时手工输入密钥：</li>
        </ol>
        <output className="totp-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</output>
        <Form layout="vertical" requiredMark={false} onFinish={(typed: { totp: string }) => confirm.mutate(typed)}>
          <Form.Item
            name="totp"
            label="输入 App 上显示的 6 位数字"
            rules={[{ required: true, message: '请输入 6 位数字' }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
          </Form.Item>
          {confirm.error !== null && <ProblemAlert problem={confirm.error} />}
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            确认启用
          </Button>
        </Form>
      </div>
    </div>
  )
}

export default TotpPage
