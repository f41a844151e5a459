import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listSummaries } from '../contract.ts'

/** Weeks that wait for their signature, the oldest first, for whoever may sum them up; undefined while not known. */
export const useUnsignedWeeks = () => {
  const { id: communityId } = useCommunity()
  const enabled = useHolds()('reports.sum-up-complaints')
  const { data, error, refetch } = useRead(
    listSummaries,
    { communityId },
    { everySeconds: 300, enabled, keepPrevious: true },
  )
  const weeks = data?.weeks.filter(({ signedAt }) => signedAt === null).reverse()
  return { weeks, error, again: () => void refetch() }
}
