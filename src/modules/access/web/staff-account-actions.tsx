import { Button } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { disableStaff, enableStaff, listStaff, removeTotp, resetPassword, type StaffMember } from '../contract.ts'

interface StaffAccountActionsProps {
  readonly staff: StaffMember
  readonly passwordReset: (password: string) => void
}

type Asked = 'disable' | 'enable' | 'reset-password' | 'remove-totp'

/** What can be done to an account, each asked first. */
export const StaffAccountActions = ({ staff, passwordReset }: StaffAccountActionsProps) => {
  const tell = useTell()
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const done = (sentence: string) => () => {
    setAsked(undefined)
    tell.done(sentence)
  }
  const disable = useWrite(disableStaff, {
    refreshes: [listStaff],
    onDone: done(`${staff.name} 已停用，正在使用的页面立即退出`),
  })
  const enable = useWrite(enableStaff, { refreshes: [listStaff], onDone: done(`${staff.name} 已启用`) })
  const forget = useWrite(removeTotp, { refreshes: [listStaff], onDone: done('动态口令已清除') })
  const reset = useWrite(resetPassword, {
    refreshes: [listStaff],
    onDone: ({ firstPassword }) => {
      setAsked(undefined)
      passwordReset(firstPassword)
    },
  })
  const close = () => setAsked(undefined)

  return (
    <section aria-label="账号" className="account-actions">
      <h3>账号</h3>
      <div>
        <Button onClick={() => setAsked('reset-password')}>重置密码</Button>
        {staff.hasTotp && <Button onClick={() => setAsked('remove-totp')}>清除动态口令</Button>}
        {staff.disabled ? (
          <Button onClick={() => setAsked('enable')}>启用账号</Button>
        ) : (
          <Button danger onClick={() => setAsked('disable')}>
            停用账号
          </Button>
        )}
      </div>
      {asked === 'disable' && (
        <ReasonDialog
          title={`停用 ${staff.name} 的账号？`}
          confirm="停用"
          danger
          saving={disable.isPending}
          problem={disable.error}
          submit={() => disable.mutate({ staffId: staff.id })}
          close={close}
        >
          停用后不能登录，已登录的页面立即退出。以前办过的事和记录都保留，随时可以再启用。
        </ReasonDialog>
      )}
      {asked === 'enable' && (
        <ReasonDialog
          title={`启用 ${staff.name} 的账号？`}
          confirm="启用"
          saving={enable.isPending}
          problem={enable.error}
          submit={() => enable.mutate({ staffId: staff.id })}
          close={close}
        >
          启用后可以用原来的密码登录，角色不变。
        </ReasonDialog>
      )}
      {asked === 'reset-password' && (
        <ReasonDialog
          title={`重置 ${staff.name} 的密码？`}
          confirm="重置密码"
          danger
          saving={reset.isPending}
          problem={reset.error}
          submit={() => reset.mutate({ staffId: staff.id })}
          close={close}
        >
          原密码立即作废，会生成一个只显示一次的初始密码。请先确认提出要求的是本人。
        </ReasonDialog>
      )}
      {asked === 'remove-totp' && (
        <ReasonDialog
          title={`清除 ${staff.name} 的动态口令？`}
          confirm="清除"
          danger
          saving={forget.isPending}
          problem={forget.error}
          submit={() => forget.mutate({ staffId: staff.id })}
          close={close}
        >
          换手机或丢失手机时使用。清除后登录只需密码，请提醒本人重新启用。
        </ReasonDialog>
      )}
    </section>
  )
}
