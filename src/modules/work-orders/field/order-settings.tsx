import { Switch } from 'antd-mobile'
import { useState } from 'react'
import { tell } from '../../../ui/field/tell.ts'
import { useCommunity, useSession } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { myOrders, setAvailability } from '../contract.ts'
import { askNotices, chime, noticesToAsk, readySound, setSound, soundOn } from './alerts.ts'

/** Above the list: whether I take orders now, the sound, notices, and what I have finished. */
export const OrderSettings = () => {
  const { id: communityId } = useCommunity()
  const { person } = useSession()
  const available = useRead(myOrders, { communityId }).data?.available
  const write = useWrite(setAvailability, { refreshes: [myOrders] })
  const [sound, hear] = useState(soundOn)
  const [asks, setAsks] = useState(noticesToAsk)
  const switchSound = (on: boolean) => {
    setSound(on)
    hear(on)
    if (!on) return
    readySound()
    chime()
  }
  return (
    <div className="order-settings">
      <span>
        <Switch
          aria-label="在班"
          checked={available ?? true}
          loading={write.isPending}
          disabled={available === undefined}
          onChange={(on) =>
            write.mutate(
              { communityId, staffId: person.staffId, available: on },
              { onError: (error) => tell.refused(error) },
            )
          }
        />
        {available === false ? '已下班' : '在班'}
      </span>
      <span>
        <Switch aria-label="提示音" checked={sound} onChange={switchSound} />
        提示音
      </span>
      {asks && (
        <button
          type="button"
          className="field-plain"
          onClick={() => void askNotices().then(() => setAsks(noticesToAsk()))}
        >
          打开通知
        </button>
      )}
    </div>
  )
}
