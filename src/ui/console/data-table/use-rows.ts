import { useMemo } from 'react'
import type { AnswerOf, CallOf, Endpoint } from '../../../kernel/endpoint.ts'
import type { Problem } from '../../shared/problem.ts'
import { useReadPages } from '../../shared/use-call.ts'

/** Rows with what the table needs to know about their reading; spread it into `DataTable`. */
export interface Rows<Row> {
  readonly rows: readonly Row[]
  /** True before the first answer. */
  readonly loading: boolean
  readonly problem: Problem | null
  readonly again: () => void
  /** Reads the next page; undefined where everything is here. */
  readonly more: (() => void) | undefined
  readonly loadingMore: boolean
  /** What the rows were asked by; an export asks the same. */
  readonly asked: Readonly<Record<string, unknown>>
}

/**
 * Reads the rows of a list endpoint page by page (`next` in the answer goes out as `after`):
 * `useRows(listStaff, { q: asked.q }, (answer) => answer.staff)`.
 */
export const useRows = <const E extends Endpoint, Row>(
  contract: E,
  input: CallOf<E>,
  pick: (answer: AnswerOf<E>) => readonly Row[],
): Rows<Row> => {
  const pages = useReadPages(contract, input, { keepPrevious: true })
  const rows = useMemo(() => (pages.data?.pages ?? []).flatMap((page) => [...pick(page)]), [pages.data, pick])
  return {
    rows,
    loading: pages.isPending,
    problem: pages.error,
    again: () => void pages.refetch(),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    loadingMore: pages.isFetchingNextPage,
    asked: input as Readonly<Record<string, unknown>>,
  }
}
