import {
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { AnswerOf, CallOf, Endpoint } from '../../kernel/endpoint.ts'
import { callParts } from './call-parts.ts'
import { call, newKey } from './client.ts'
import type { Problem } from './problem.ts'

/** The key under which an answer is remembered; pass it to `queryClient` calls instead of writing one by hand. */
export const keyOf = (contract: Endpoint, input?: unknown): readonly unknown[] =>
  input === undefined ? [contract.path] : [contract.path, input]

interface ReadOptions {
  /** False while the input is not complete yet (no house chosen). */
  readonly enabled?: boolean
  /** Reads again by itself, for lists that others change. */
  readonly everySeconds?: number
  /** Shows the last answer while another page, filter or word is being read. */
  readonly keepPrevious?: boolean
}

/** Reads by contract; the answer is remembered by path and input. */
export const useRead = <const E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  options: ReadOptions = {},
): UseQueryResult<AnswerOf<E>, Problem> =>
  useQuery<AnswerOf<E>, Problem>({
    queryKey: keyOf(contract, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.everySeconds === undefined ? {} : { refetchInterval: options.everySeconds * 1_000 }),
    ...(options.keepPrevious === true ? { placeholderData: (previous: unknown) => previous as never } : {}),
  })

/** Reads a list page by page: the answer names the start of the next page as `next`, the input takes it as `after`. */
export const useReadPages = <const E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  options: ReadOptions = {},
): UseInfiniteQueryResult<InfiniteData<AnswerOf<E>, string | null>, Problem> =>
  useInfiniteQuery<AnswerOf<E>, Problem, InfiniteData<AnswerOf<E>, string | null>, readonly unknown[], string | null>({
    queryKey: [...keyOf(contract, input), 'pages'],
    queryFn: ({ signal, pageParam }) => call(contract, withAfter(input, pageParam), { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => nextOf(last),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: (previous: unknown) => previous as never } : {}),
  })

const withAfter = <Input>(input: Input, after: string | null): Input => (after === null ? input : { ...input, after })

const nextOf = (answer: unknown): string | null => (answer as { next?: string | null }).next ?? null

interface WriteOptions<E extends Endpoint> {
  /** Contracts whose remembered answers this write makes stale. */
  readonly refreshes?: readonly Endpoint[]
  readonly onDone?: (answer: AnswerOf<E>, input: CallOf<E>) => void
}

/**
 * Writes by contract with one idempotency key per form: the key is made when the form opens, kept through refusals
 * and lost connections, and renewed only when the write has succeeded.
 */
export const useWrite = <const E extends Endpoint>(
  contract: E,
  options: WriteOptions<E> = {},
): UseMutationResult<AnswerOf<E>, Problem, CallOf<E>> => {
  const queries = useQueryClient()
  const form = useRef<{ readonly target: string; readonly key: string } | undefined>(undefined)
  return useMutation<AnswerOf<E>, Problem, CallOf<E>>({
    mutationFn: (input) => {
      // Another target is another act: the key of a call that never came back must not block it.
      const target = callParts(contract, input as Record<string, unknown>).url
      if (form.current?.target !== target) form.current = { target, key: newKey() }
      return call(contract, input, { idempotencyKey: form.current.key })
    },
    onSuccess: async (answer, input) => {
      form.current = undefined
      await refresh(queries, options.refreshes ?? [])
      options.onDone?.(answer, input)
    },
  })
}

/** Marks the remembered answers of these contracts stale; those on the screen are read again. */
export const refresh = async (queries: QueryClient, contracts: readonly Endpoint[]): Promise<void> => {
  await Promise.all(contracts.map((contract) => queries.invalidateQueries({ queryKey: keyOf(contract) })))
}

export const useRefresh = (): ((...contracts: readonly Endpoint[]) => Promise<void>) => {
  const queries = useQueryClient()
  return useCallback((...contracts) => refresh(queries, contracts), [queries])
}
