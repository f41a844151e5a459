import { useLiveLine } from '../../../ui/shared/live.ts'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { showCard, showTimeline } from '../../households/contract.ts'
import {
  countMyMatters,
  listMatters,
  myMatters,
  readArrangementState,
  readBoard,
  readMatter,
  unacceptedMatters,
} from '../contract.ts'

/** Holds the line open and reads anew what shows matters when one of them changed, wherever that was done. */
export const LiveMatters = () => {
  const { id: communityId } = useCommunity()
  useLiveLine(communityId)
  useLiveRefresh(
    'matters.*',
    ...[listMatters, readBoard, myMatters, countMyMatters, unacceptedMatters, readArrangementState, readMatter],
    ...[showCard, showTimeline],
  )
  return null
}
