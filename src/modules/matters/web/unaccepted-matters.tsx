import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { unacceptedMatters } from '../contract.ts'
import { MatterRows } from './matter-rows.tsx'

/** Today: what nobody took on in time, for those who answer for it. */
const UnacceptedMatters = () => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(unacceptedMatters, { communityId }, { everySeconds: 60, keepPrevious: true })
  if (error !== null && data === undefined) return <ProblemAlert problem={error} again={() => void refetch()} />
  return (
    <>
      <MatterRows rows={data?.rows ?? []} />
      {data !== undefined && data.waiting > data.rows.length && (
        <p className="quiet">先列等得最久的 {data.rows.length} 件，改派后其余依次列出。</p>
      )}
    </>
  )
}

export default UnacceptedMatters
