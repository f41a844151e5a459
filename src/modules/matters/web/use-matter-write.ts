import { useEffect } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { useRefresh, useWrite } from '../../../ui/shared/use-call.ts'
import { showCard, showTimeline } from '../../households/contract.ts'
import { countMyMatters, listMatters, myMatters, readBoard, readMatter } from '../contract.ts'

/** Every answer that shows matters somewhere. */
const shown: readonly Endpoint[] = [
  listMatters,
  readBoard,
  myMatters,
  countMyMatters,
  readMatter,
  showCard,
  showTimeline,
]

interface MatterWriteOptions {
  /** Further answers that this write makes stale. */
  readonly refreshes?: readonly Endpoint[]
  readonly onDone?: () => void
}

/**
 * Writes a step of a matter. Where somebody was quicker, what is on the screen is read anew, so that the same words
 * can be sent again in the light of it.
 */
export const useMatterWrite = <const E extends Endpoint>(contract: E, o: MatterWriteOptions = {}) => {
  const refresh = useRefresh()
  const refreshes = [...shown, ...(o.refreshes ?? [])]
  const write = useWrite(contract, { refreshes, onDone: () => o.onDone?.() })
  const behind = write.error?.status === 409
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew each time and never changes.
  useEffect(() => {
    if (behind) void refresh(...refreshes)
  }, [behind, refresh])
  return write
}
