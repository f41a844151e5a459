import { ReasonDialog } from '../../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import {
  askMassExport,
  declineMassExport,
  grantMassExport,
  listMassExports,
  type MassExport,
  withdrawMassExport,
} from '../../contract.ts'

const refreshes = [listMassExports]

/** The reason that will stand in the file and in the audit. */
export const AskDialog = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(askMassExport, {
    refreshes,
    onDone: () => {
      tell.done('已提交，请另一位有权限的同事批准')
      close()
    },
  })
  return (
    <ReasonDialog
      title="申请全号导出"
      confirm="提交申请"
      reason="用途"
      usual={['项目移交', '配合主管部门检查', '司法机关调取']}
      saving={write.isPending}
      problem={write.error}
      submit={(reason) => write.mutate({ communityId, reason })}
      close={close}
    >
      文件里有全部业主、租户和住户的完整电话和证件号码。用途、申请人和批准人会印在每张工作表的第一行，并留在操作记录里。
    </ReasonDialog>
  )
}

interface OfProps {
  readonly of: MassExport
  readonly close: () => void
}

export const DecideDialog = ({ of, action, close }: OfProps & { readonly action: 'grant' | 'decline' }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const said = (word: string) => () => {
    tell.done(word)
    close()
  }
  const grant = useWrite(grantMassExport, { refreshes, onDone: said('已批准，申请人可以下载了') })
  const decline = useWrite(declineMassExport, { refreshes, onDone: said('已退回') })
  const write = action === 'grant' ? grant : decline
  return (
    <ReasonDialog
      title={action === 'grant' ? `批准 ${of.askedBy} 的全号导出？` : `不批准 ${of.askedBy} 的全号导出`}
      confirm={action === 'grant' ? '批准' : '不批准'}
      {...(action === 'decline' ? { reason: '原因', usual: ['用途不需要完整号码', '请改用打码的导出'] } : {})}
      saving={write.isPending}
      problem={write.error}
      submit={(note) => write.mutate({ communityId, massExportId: of.id, note })}
      close={close}
    >
      用途：{of.reason}。{action === 'grant' && '批准后 24 小时内，申请人可以下载全部业户的完整电话和证件号码。'}
    </ReasonDialog>
  )
}

export const WithdrawDialog = ({ of, close }: OfProps) => {
  const { id: communityId } = useCommunity()
  const write = useWrite(withdrawMassExport, { refreshes, onDone: close })
  return (
    <ReasonDialog
      title="撤回这份申请？"
      confirm="撤回"
      saving={write.isPending}
      problem={write.error}
      submit={() => write.mutate({ communityId, massExportId: of.id })}
      close={close}
    >
      撤回后不能再下载，需要时重新申请。
    </ReasonDialog>
  )
}
