import { Button } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf, phoneOf } from '../../../ui/shared/format.ts'
import { PageLink, useGo } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { countMissedCalls, dismissMissedCall, listMissedCalls, type MissedCall } from '../contract.ts'
import ReceptionDrawer from './reception-drawer.tsx'
import './desk.css'

/** 待回电: whoever rang without an answer, the longest waiting first. Logging the call takes the number off. */
const MissedCallLines = () => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(listMissedCalls, { communityId }, { everySeconds: 30, keepPrevious: true })
  return (
    <ul className="missed-lines">
      {(data?.rows ?? []).map((missed) => (
        <MissedLine key={missed.id} missed={missed} />
      ))}
    </ul>
  )
}

export const MissedLine = ({ missed }: { missed: MissedCall }) => {
  const go = useGo()
  const [open, setOpen] = useState<'call' | 'dismiss' | undefined>(undefined)
  const [house] = missed.houses
  // Known callers are rung back from their card: who they are and what is open stands there.
  const ringBack = () => {
    if (house === undefined) return setOpen('call')
    return go(`/desk/${house.houseId}?party=${house.partyId ?? ''}&phone=${encodeURIComponent(missed.phone)}`)
  }
  return (
    <li className="missed-line">
      <a className="figures" href={`tel:${missed.phone}`}>
        {phoneOf(missed.phone)}
      </a>
      <span className="missed-who">
        {missed.houses.length === 0 && <span className="quiet">不认识的号码</span>}
        {missed.houses.map(({ houseId, houseName, partyName }) => (
          <PageLink key={houseId} to={`/desk/${houseId}`}>
            {partyName} {houseName}
          </PageLink>
        ))}
        <span className="quiet">
          {momentOf(missed.at)}
          {missed.times > 1 && `，共 ${missed.times} 次`}
          {missed.note !== '' && ` · ${missed.note}`}
        </span>
      </span>
      <span className="missed-actions">
        <Button size="small" type="primary" onClick={ringBack}>
          回电并登记
        </Button>
        <Button size="small" onClick={() => setOpen('dismiss')}>
          不用回电
        </Button>
      </span>
      {open === 'call' && <ReceptionDrawer phone={missed.phone} close={() => setOpen(undefined)} />}
      {open === 'dismiss' && <DismissDialog missed={missed} close={() => setOpen(undefined)} />}
    </li>
  )
}

const DismissDialog = ({ missed, close }: { missed: MissedCall; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const write = useWrite(dismissMissedCall, {
    refreshes: [listMissedCalls, countMissedCalls],
    onDone: () => {
      tell.done('已记下，不再列为待回电')
      close()
    },
  })
  return (
    <ReasonDialog
      title={`${phoneOf(missed.phone)} 不用回电`}
      confirm="不用回电"
      reason="原因"
      usual={['推销或骚扰电话', '打错了', '已用其他方式联系']}
      saving={write.isPending}
      problem={write.error}
      submit={(reason) => write.mutate({ communityId, missedCallId: missed.id, reason })}
      close={close}
    >
      这个号码现在待回的 {missed.times} 次来电一起记为已处理。
    </ReasonDialog>
  )
}

export default MissedCallLines
