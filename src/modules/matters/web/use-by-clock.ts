import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Board, readBoard } from '../contract.ts'

export type Whose = 'me' | 'others'

// Of mine also what comes later: whoever is done with today sees what is next.
const shown: Readonly<Record<Whose, readonly string[]>> = {
  me: ['overdue', 'hour', 'today', 'later', 'none'],
  others: ['overdue', 'hour', 'today'],
}

/** Open matters by how their clock stands: the columns of the board, of mine or of the others. */
export const useByClock = (whose: Whose) => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(
    readBoard,
    { communityId, assignee: whose, by: 'clock', limit: 6 },
    { everySeconds: 60, keepPrevious: true },
  )
  const columns: Board['columns'] | undefined = data?.columns.filter(({ id }) => shown[whose].includes(id))
  return { columns, error, refetch }
}

const useCountOf = (whose: Whose) => (): number | undefined =>
  useByClock(whose).columns?.reduce((sum, { count }) => sum + count, 0)

export const useMineByClock = useCountOf('me')
export const useTeamByClock = useCountOf('others')
