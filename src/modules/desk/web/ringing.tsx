import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { phoneOf } from '../../../ui/shared/format.ts'
import { useLineLost, useLive } from '../../../ui/shared/live.ts'
import { type PagePath, useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type RingingCall, ringing } from '../contract.ts'
import ReceptionDrawer from './reception-drawer.tsx'
import './desk.css'

/**
 * A call rings at the clerk's extension: the caller's card opens by itself. Where something is being written, or the
 * number belongs to nobody or to several, it waits in a line at the top for one click.
 */
const Ringing = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const lost = useLineLost()
  // The line tells of a call at once; asking is for when it is down, and for a call whose end nobody reported.
  const { data, refetch } = useRead(ringing, { communityId }, { everySeconds: lost ? 5 : 60 })
  // One tab opens the card: the one in front, or the first that is looked at again.
  const ask = () => {
    if (!document.hidden) void refetch()
  }
  useLive('call', ask)
  useLive('reopened', ask)
  useOnReturn(ask)
  const [answered, setAnswered] = useState<string | undefined>(undefined)
  const [unknown, setUnknown] = useState<RingingCall | undefined>(undefined)
  const seen = useRef<string | undefined>(undefined)
  const call = data?.call ?? undefined
  useEffect(() => {
    if (call === undefined || seen.current === call.eventId) return
    seen.current = call.eventId
    const [only, ...others] = call.houses
    if (only === undefined || others.length > 0 || isWriting()) return
    setAnswered(call.eventId)
    go(cardOf(call, only))
  }, [call, go])
  const take = (path: PagePath) => {
    setAnswered(call?.eventId)
    go(path)
  }
  return (
    <>
      {call !== undefined && answered !== call.eventId && (
        <div className="ringing" role="alert">
          <b className="figures">来电 {call.phone === '' ? '未显示号码' : phoneOf(call.phone)}</b>
          {call.houses.map((house) => (
            <Button key={`${house.houseId} ${house.partyId}`} type="primary" onClick={() => take(cardOf(call, house))}>
              {house.partyName} {house.houseName}
            </Button>
          ))}
          {call.houses.length === 0 && (
            <Button
              type="primary"
              onClick={() => {
                setAnswered(call.eventId)
                setUnknown(call)
              }}
            >
              登记
            </Button>
          )}
          <Button onClick={() => setAnswered(call.eventId)}>不用打开</Button>
        </div>
      )}
      {unknown !== undefined && (
        <ReceptionDrawer phone={unknown.phone} rangAt={unknown.at} close={() => setUnknown(undefined)} />
      )}
    </>
  )
}

/** Back at this tab: what rang while another one was in front is asked for. */
const useOnReturn = (ask: () => void): void => {
  const current = useRef(ask)
  current.current = ask
  useEffect(() => {
    const look = () => current.current()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
}

const cardOf = ({ phone, at }: RingingCall, { houseId, partyId }: RingingCall['houses'][number]): PagePath =>
  `/desk/${houseId}?party=${partyId ?? ''}&phone=${encodeURIComponent(phone)}&rang=${encodeURIComponent(at)}`

/** A drawer or dialog is open, or a field holds words: the page must not be taken away. */
const isWriting = (): boolean => {
  if (document.querySelector('[role=dialog]') !== null) return true
  const { activeElement } = document
  return (
    activeElement instanceof HTMLTextAreaElement ||
    (activeElement instanceof HTMLInputElement && activeElement.value !== '')
  )
}

export default Ringing
