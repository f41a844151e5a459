import { QueryClient } from '@tanstack/react-query'
import { asProblem } from './problem.ts'

/** Reads are tried again after a lost connection or a fault, never after a refusal; writes never by themselves. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && asProblem(error).outcomeUnknown,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
