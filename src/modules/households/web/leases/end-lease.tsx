import { useTell } from '../../../../ui/console/tell.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { endLease, type Lease } from '../../contract.ts'
import { periodText } from '../../period-text.ts'
import { EndDialog } from '../end-dialog.tsx'
import { registers } from '../refreshes.ts'

export const EndLease = ({ lease, close }: { lease: Lease; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(endLease, {
    refreshes: registers,
    onDone: () => {
      tell.done(`${lease.address} 的租约已终止`)
      close()
    },
  })
  return (
    <EndDialog
      title={`提前终止租约 · ${lease.address}`}
      day="终止日期（这一天起不再计租）"
      reason="终止原因"
      confirm="终止租约"
      saving={write.isPending}
      problem={write.error}
      submit={({ on, reason }) =>
        write.mutate({ communityId, leaseId: lease.id, version: lease.version, on: on as never, reason })
      }
      close={close}
    >
      {lease.tenants.map(({ name }) => name).join('、')}，租期 {periodText(lease)}。
    </EndDialog>
  )
}
