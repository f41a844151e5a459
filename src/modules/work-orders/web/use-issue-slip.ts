import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import type { PaperId } from '../../papers/contract.ts'
import { issueSlip, readRepair } from '../contract.ts'

/** Issues the 业主报修单 with what the order says now, and opens its preview. */
export const useIssueSlip = (matterId: MatterId, print: (paperId: PaperId) => void) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(issueSlip, { refreshes: [readRepair], onDone: ({ id }) => print(id) })
  return {
    busy: write.isPending,
    issue: () => write.mutate({ communityId, matterId }, { onError: (error) => tell.refused(error) }),
  }
}
