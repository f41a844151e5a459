import type { Endpoint } from '../../../kernel/endpoint.ts'
import { useTell } from '../../../ui/console/tell.ts'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { showCard } from '../../households/contract.ts'
import {
  countKeys,
  type Key,
  listCabinets,
  listKeys,
  listLoans,
  listStockTakes,
  showCabinet,
  showKey,
  showStockTake,
  suggestNumbers,
} from '../contract.ts'

/** Every page that shows a key reads again after one of them changed. */
export const keyReads: readonly Endpoint[] = [
  listKeys,
  countKeys,
  showKey,
  listLoans,
  listCabinets,
  showCabinet,
  listStockTakes,
  showStockTake,
  suggestNumbers,
  showCard,
]

/** A step of a key: says what was done and hands on the key as it is now. */
export const useKeyStep = <const E extends Endpoint>(
  contract: E,
  sentence: (key: Key) => string,
  done: (key: Key) => void,
) => {
  const tell = useTell()
  return useWrite(contract, {
    refreshes: keyReads,
    onDone: (answer) => {
      tell.done(sentence(answer as Key))
      done(answer as Key)
    },
  })
}
