import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ReasonDialog } from '../../../../ui/console/reason-dialog.tsx'
import { useCommunity, useHolds } from '../../../../ui/shared/session.tsx'
import { useWrite } from '../../../../ui/shared/use-call.ts'
import { identityKindNames, type Party, revealIdentity } from '../../contract.ts'

/** The identity number with all but its end hidden; who needs the whole one says why, and that stays in the audit. */
export const IdentityShown = ({ party, renew }: { party: Party; renew: ReactNode }) => {
  const { id: communityId } = useCommunity()
  const mayReveal = useHolds()('households.reveal-identity')
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<string | undefined>(undefined)
  const write = useWrite(revealIdentity, {
    onDone: ({ identityNumber }) => {
      setWhole(identityNumber)
      setAsking(false)
    },
  })
  return (
    <div className="identity-shown">
      <span>
        {party.identityKind === null ? '证件' : identityKindNames[party.identityKind]}{' '}
        <b>{whole ?? party.identityMasked}</b>
      </span>
      {mayReveal && whole === undefined && (
        <Button size="small" disabled={false} onClick={() => setAsking(true)}>
          查看完整号码
        </Button>
      )}
      {renew}
      {asking && (
        <ReasonDialog
          title={`查看 ${party.name} 的完整证件号码`}
          confirm="查看"
          reason="查看原因"
          usual={['核对产权资料', '办理入伙手续', '公安机关查询']}
          saving={write.isPending}
          problem={write.error}
          submit={(reason) => write.mutate({ communityId, partyId: party.id, reason })}
          close={() => setAsking(false)}
        >
          谁在什么时间为什么查看，会记入审计。
        </ReasonDialog>
      )}
    </div>
  )
}
