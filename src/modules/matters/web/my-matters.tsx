import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { myMatters } from '../contract.ts'
import { MatterRows } from './matter-rows.tsx'

/** Today: the matters that lie with me or with my role, the next deadline first. */
const MyMatters = () => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(myMatters, { communityId }, { everySeconds: 60, keepPrevious: true })
  if (error !== null && data === undefined) return <ProblemAlert problem={error} again={() => void refetch()} />
  return (
    <>
      <MatterRows rows={data?.rows ?? []} />
      {data?.next != null && <PageLink to="/matters">查看全部</PageLink>}
    </>
  )
}

export default MyMatters
