import { Button } from 'antd-mobile'
import { useState } from 'react'
import { FieldPage } from '../../../ui/field/field-page.tsx'
import { useRecord } from '../../../ui/field/outbox.tsx'
import { tell } from '../../../ui/field/tell.ts'
import { useKeptRead } from '../../../ui/field/use-kept-read.ts'
import { momentOf, phoneOf } from '../../../ui/shared/format.ts'
import { useGo, usePageParam } from '../../../ui/shared/navigation.tsx'
import { asProblem } from '../../../ui/shared/problem.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useSession } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { liesWith, type MatterId, priorityNames } from '../../matters/contract.ts'
import {
  acceptRepair,
  arriveAtRepair,
  myOrders,
  type RepairAction,
  type RepairDetail,
  readRepair,
  repairProcess,
  technicianActions,
} from '../contract.ts'
import { Clock } from './clock.tsx'
import { FinishSheet } from './finish-sheet.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderPhotos } from './order-photos.tsx'
import { ReturnSheet, WaitSheet } from './reason-sheets.tsx'
import { useStateWithRecords } from './use-state-with-records.ts'
import './orders.css'

const OrderPage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const matterId = usePageParam('orderId') as MatterId
  const { data, error } = useKeptRead(readRepair, { communityId, matterId })
  // Taking the order changes the list as well; the one kept on the phone must know it before the signal goes.
  useKeptRead(myOrders, { communityId })
  const back = () => go('/orders')
  if (data === undefined) {
    return (
      <FieldPage title="维修单" back={back}>
        <p className="quiet">{error === null ? '正在读取…' : asProblem(error).detail}</p>
      </FieldPage>
    )
  }
  return <Order detail={data.answer} keptAt={data.keptAt} back={back} />
}

const Order = ({ detail, keptAt, back }: { detail: RepairDetail; keptAt: string | null; back: () => void }) => {
  const { matter, repair } = detail
  const { state, name, waits } = useStateWithRecords(matter)
  return (
    <FieldPage title={matter.number} back={back} action={<Actions detail={detail} state={state} />}>
      <div className="field-card">
        <div className="order-head">
          <b className="order-place">{matter.place.name || '公共区域'}</b>
          <Clock dueAt={matter.dueAt} paused={state === 'waiting' ? repair.waitingReason || '等待中' : ''} />
        </div>
        <p className="order-title">{matter.title}</p>
        {matter.description !== '' && <p className="order-words">{matter.description}</p>}
        <p className="quiet">
          {matter.priority !== 'normal' && <b className="order-urgent">{priorityNames[matter.priority]} · </b>}
          {repair.categoryName} · {name}
          {waits && '（待发送）'}
        </p>
      </div>
      {matter.callerPhone !== '' && !matter.callerPhone.includes('*') && (
        <a className="field-card order-call" href={`tel:${matter.callerPhone}`}>
          <span>
            拨打 {matter.callerName || '报修人'}
            <b>{phoneOf(matter.callerPhone)}</b>
          </span>
        </a>
      )}
      {repair.appointment !== '' && <p className="field-card">预约：{repair.appointment}</p>}
      <OrderFacts repair={repair} />
      <OrderPhotos matter={matter} state={state} />
      {keptAt !== null && <p className="quiet">没有信号，显示的是 {momentOf(keptAt)} 的内容。</p>}
      <h2 className="field-section">经过</h2>
      <ol className="order-timeline">
        {matter.timeline.map((entry) => (
          <li key={entry.id}>
            <span className="quiet">{momentOf(entry.at)}</span> <b>{entry.title}</b> {entry.author}
            {entry.body !== '' && <div className="order-words">{entry.body}</div>}
          </li>
        ))}
      </ol>
    </FieldPage>
  )
}

const Actions = ({
  detail: { matter },
  state,
}: {
  detail: RepairDetail
  state: keyof typeof repairProcess.words.states
}) => {
  const { id: communityId, roles } = useCommunity()
  const { person } = useSession()
  const [asking, setAsking] = useState<RepairAction | undefined>(undefined)
  const accept = useWrite(acceptRepair, { refreshes: [myOrders, readRepair] })
  const arrive = useRecord(arriveAtRepair)
  const mine = liesWith(matter.assignee, { staffId: person.staffId, roles: new Set(roles) })
  const actions = mine ? repairProcess.actionsFrom(state).filter((action) => technicianActions.includes(action)) : []
  if (actions.length === 0) return null
  const order = { communityId, matterId: matter.id }
  const run: Partial<Record<RepairAction, () => void>> = {
    accept: () =>
      accept.mutate(order, { onSuccess: () => tell.done('已接单'), onError: (error) => tell.refused(error) }),
    arrive: () =>
      void arrive({ ...order, claimedAt: serverNow().toISOString() }, { title: `到场 ${matter.number}` }).then(() =>
        tell.done('已记到场'),
      ),
  }
  const [main, ...others] = mainFirst(actions)
  return (
    <>
      <div className="order-actions">
        {others.map((action) => (
          <Button key={action} size="large" onClick={run[action] ?? (() => setAsking(action))}>
            {repairProcess.words.actions[action]}
          </Button>
        ))}
        {main !== undefined && (
          <Button
            size="large"
            color="primary"
            loading={accept.isPending}
            onClick={run[main] ?? (() => setAsking(main))}
          >
            {repairProcess.words.actions[main]}
          </Button>
        )}
      </div>
      {asking === 'finish' && <FinishSheet matter={matter} close={() => setAsking(undefined)} />}
      {asking === 'wait' && <WaitSheet matter={matter} close={() => setAsking(undefined)} />}
      {asking === 'return' && <ReturnSheet matter={matter} close={() => setAsking(undefined)} />}
    </>
  )
}

const likely: readonly RepairAction[] = ['finish', 'accept', 'arrive']

/** The likeliest step is the large one under the thumb. */
const mainFirst = (actions: readonly RepairAction[]): RepairAction[] => {
  const main = likely.find((action) => actions.includes(action))
  return main === undefined ? [...actions] : [main, ...actions.filter((action) => action !== main)]
}

export default OrderPage
