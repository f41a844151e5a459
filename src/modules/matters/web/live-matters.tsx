import { useEffect, useRef } from 'react'
import { useLive, useLiveLine } from '../../../ui/shared/live.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRefresh } from '../../../ui/shared/use-call.ts'
import { showCard, showTimeline } from '../../households/contract.ts'
import { countMyMatters, listMatters, myMatters, readArrangementState, readBoard, readMatter } from '../contract.ts'

const TOGETHER_MS = 250

/** Holds the line open and reads anew what shows matters when one of them changed, wherever that was done. */
export const LiveMatters = () => {
  const { id: communityId } = useCommunity()
  useLiveLine(communityId)
  const refresh = useRefresh()
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // Many changes at once are one reading; and fifty pages do not all ask in the same moment.
  const soon = () => {
    waiting.current ??= setTimeout(
      () => {
        waiting.current = undefined
        void refresh(
          listMatters,
          readBoard,
          myMatters,
          countMyMatters,
          readArrangementState,
          readMatter,
          showCard,
          showTimeline,
        )
      },
      TOGETHER_MS + Math.random() * TOGETHER_MS,
    )
  }
  useLive('matters.*', soon)
  useLive('reopened', soon)
  useEffect(() => () => clearTimeout(waiting.current), [])
  return null
}
