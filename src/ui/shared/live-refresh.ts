import { useEffect, useRef } from 'react'
import type { Endpoint } from '../../kernel/endpoint.ts'
import { useLive } from './live.ts'
import { useRefresh } from './use-call.ts'

const TOGETHER_MS = 250

/**
 * Reads anew what is on the screen when something of that name was committed, wherever that was done:
 * `useLiveRefresh('matters.*', listRepairs)`. Many changes at once are one reading; fifty pages do not ask in the same moment.
 */
export const useLiveRefresh = (name: string, ...contracts: readonly Endpoint[]): void => {
  const refresh = useRefresh()
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const soon = () => {
    waiting.current ??= setTimeout(
      () => {
        waiting.current = undefined
        void refresh(...contracts)
      },
      TOGETHER_MS + Math.random() * TOGETHER_MS,
    )
  }
  useLive(name, soon)
  useLive('reopened', soon)
  useEffect(() => () => clearTimeout(waiting.current), [])
}
