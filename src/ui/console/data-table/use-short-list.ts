import { useMemo } from 'react'
import type { AnswerOf, CallOf, Endpoint } from '../../../kernel/endpoint.ts'
import { arranged, type ListColumn } from '../../../kernel/list-column.ts'
import { today } from '../../shared/format.ts'
import { useAsked } from '../../shared/navigation.tsx'
import { useRead } from '../../shared/use-call.ts'
import type { Rows } from './use-rows.ts'

/**
 * Reads a list that is short enough to come whole; search (`q`) and order (`sort`) of the address are done here, by
 * the same rule as in its export: `useShortList(listZones, { communityId }, (answer) => answer.zones, zoneColumns)`.
 */
export const useShortList = <const E extends Endpoint, Row>(
  contract: E,
  input: CallOf<E>,
  pick: (answer: AnswerOf<E>) => readonly Row[],
  columns: readonly ListColumn<Row>[],
): Rows<Row> => {
  const answer = useRead(contract, input, { keepPrevious: true })
  const [asked] = useAsked()
  const { q, sort } = asked
  const rows = useMemo(
    () => (answer.data === undefined ? [] : arranged(pick(answer.data), columns, { q, sort, today: today() })),
    [answer.data, pick, columns, q, sort],
  )
  return {
    ...{ rows, loading: answer.isPending, problem: answer.error, again: () => void answer.refetch() },
    ...{ more: undefined, loadingMore: false },
    asked: { ...(input as object), q, sort },
  }
}
