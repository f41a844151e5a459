import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { AnswerOf, CallOf, Endpoint } from '../../kernel/endpoint.ts'
import { call } from '../shared/client.ts'
import { asProblem, type Problem } from '../shared/problem.ts'
import { useSession } from '../shared/session.tsx'
import { keyOf } from '../shared/use-call.ts'
import { keptAnswers } from './phone-storage.ts'

export interface KeptRead<Answer> {
  readonly answer: Answer
  /** When the answer was given; set where it comes from the phone because there is no signal. */
  readonly keptAt: string | null
}

/**
 * Reads by contract and keeps the answer on the phone, so that the list opens in a basement too. Only for answers
 * made of JSON (no money: a bigint is not kept), and only for what this person needs to do the work at hand.
 */
export const useKeptRead = <const E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
): UseQueryResult<KeptRead<AnswerOf<E>>, Problem> => {
  const { person } = useSession()
  const key = JSON.stringify([person.staffId, ...keyOf(contract, input)])
  return useQuery<KeptRead<AnswerOf<E>>, Problem>({
    queryKey: [...keyOf(contract, input), 'kept'],
    queryFn: async ({ signal }) => {
      try {
        const answer = await call(contract, input, { signal })
        await keptAnswers.write(key, { at: new Date().toISOString(), answer }).catch(() => undefined)
        return { answer, keptAt: null }
      } catch (error) {
        const kept = asProblem(error).outcomeUnknown ? await keptAnswers.read(key).catch(() => undefined) : undefined
        if (kept === undefined) throw error
        return { answer: kept.answer as AnswerOf<E>, keptAt: kept.at }
      }
    },
    retry: false,
  })
}
