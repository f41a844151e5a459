import type { CallOf, Endpoint } from '../../../kernel/endpoint.ts'
import { useTell } from '../../../ui/console/tell.ts'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { estateAnswers } from './refreshes.ts'

/** A write that says what was done and closes the drawer it stands in. */
export const useEdit = <const E extends Endpoint>(contract: E, done: { said: string; close: () => void }) => {
  const tell = useTell()
  return useWrite(contract, {
    refreshes: estateAnswers,
    onDone: () => {
      tell.done(done.said)
      done.close()
    },
  })
}

/** A form's values as a contract takes them: what it does not know and what the path carries is added by the caller. */
export const asInput = <E extends Endpoint>(values: Readonly<Record<string, unknown>>): CallOf<E> => values as CallOf<E>
