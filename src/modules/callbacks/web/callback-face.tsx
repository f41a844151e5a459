import { Button } from 'antd'
import { useState } from 'react'
import { useTell } from '../../../ui/console/tell.ts'
import { dateTimeOf, momentOf, phoneOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import type { MatterId } from '../../matters/contract.ts'
import { type MatterFaceProps, MatterSheet, MatterView } from '../../matters/web/index.tsx'
import {
  type CallbackAction,
  type CallbackDetail,
  type CallbackState,
  callbackProcess,
  classNames,
  isAlways,
  missCallback,
  outcomeNames,
  readCallback,
} from '../contract.ts'
import { CallbackStep } from './callback-step.tsx'
import { Answered, gradesOf, triedText } from './callback-words.tsx'
import { RecordDrawer } from './record-drawer.tsx'
import { useCallbackWrite } from './use-callback-write.ts'
import './callbacks.css'

interface CallbackFaceProps extends MatterFaceProps {
  /** After a step: on to the next one of a row of calls. */
  readonly done?: () => void
  /** Word on the buttons that go on. */
  readonly onward?: string
}

/** A callback in the drawer: whom to ring up and about what, and what came of it. */
const CallbackFace = ({ done, onward, ...props }: CallbackFaceProps) => {
  const { matter } = props
  const { id: communityId } = useCommunity()
  const [step, setStep] = useState<CallbackAction | undefined>(undefined)
  const [shown, setShown] = useState<MatterId | undefined>(undefined)
  const tell = useTell()
  const { data } = useRead(readCallback, { communityId, matterId: matter.id })
  const allowed = useAllowedSteps(data)
  const noAnswer = useCallbackWrite(missCallback)
  const rang = () =>
    noAnswer.mutate(
      { communityId, matterId: matter.id, version: matter.version, outcome: 'no-answer' },
      {
        onSuccess: () => {
          tell.done(`${matter.number} 记为无人接听`)
          done?.()
        },
        onError: (problem) => tell.refused(problem),
      },
    )
  const actions = callbackProcess.actionsFrom(matter.state as CallbackState).filter(allowed)
  const callback = data?.callback
  const left = () => {
    setStep(undefined)
    done?.()
  }
  return (
    <>
      <MatterView
        {...props}
        actions={actions.flatMap((action) => [
          {
            id: action,
            label: action === 'miss' ? '号码有误' : callbackProcess.words.actions[action],
            danger: action === 'cancel',
            run: () => setStep(action),
          },
          ...(action === 'record' ? [{ id: 'no-answer', label: '无人接听', busy: noAnswer.isPending, run: rang }] : []),
        ])}
        facts={[
          ['类别', callback && classNames[callback.class]],
          ['已试过', callback && triedText(callback)],
          ['满意度', callback?.satisfaction && <Answered of={callback} />],
          ['评价', callback && gradesOf(callback)],
          ['住户意见', callback?.opinion],
          ['回访', callback?.recordedAt && `${dateTimeOf(callback.recordedAt)} ${callback.recordedBy}`],
          ['结束原因', callback?.endReason],
          [
            '整改通知',
            callback?.rectification && (
              <button
                type="button"
                className="row-link"
                onClick={() => setShown(callback.rectification?.id ?? undefined)}
              >
                {callback.rectification.number} {callback.rectification.stateName}
              </button>
            ),
          ],
        ]}
      >
        {data !== undefined && matter.closedAt === null && <WhomToCall detail={data} />}
        {callback?.about && <About about={callback.about} open={setShown} />}
        {callback !== undefined && <Attempts attempts={callback.attempts} />}
      </MatterView>
      {data !== undefined && step === 'record' && (
        <RecordDrawer detail={data} close={() => setStep(undefined)} done={left} onward={onward} />
      )}
      {data !== undefined && step !== undefined && step !== 'record' && (
        <CallbackStep detail={data} action={step} close={() => setStep(undefined)} done={left} />
      )}
      {shown !== undefined && <MatterSheet matterId={shown} close={() => setShown(undefined)} />}
    </>
  )
}

/** What this person may do with this callback; the server holds to the same. */
const useAllowedSteps = (detail: CallbackDetail | undefined) => {
  const may = useHolds()
  return (action: CallbackAction): boolean => {
    if (detail === undefined) return false
    if (action === 'assign') return may('matters.assign')
    if (action === 'cancel') return may('callbacks.manage')
    if (action !== 'give-up') return may('callbacks.record')
    const { missed, unreachedAfter } = detail.callback
    const free = !isAlways(detail.callback.class) || may('callbacks.manage')
    return may('callbacks.record') && free && missed >= unreachedAfter
  }
}

const WhomToCall = ({ detail: { matter, callback } }: { detail: CallbackDetail }) => (
  <section className="callback-whom" aria-label="打给谁">
    <div>
      <b>{matter.callerName || '住户'}</b>{' '}
      {callback.houseId && <PageLink to={`/desk/${callback.houseId}`}>{matter.place.name}</PageLink>}
    </div>
    {matter.callerPhone === '' && <span className="quiet">没有留电话，请在住户卡上查找。</span>}
    {matter.callerPhone.includes('*') && <span className="figures">{matter.callerPhone}</span>}
    {matter.callerPhone !== '' && !matter.callerPhone.includes('*') && (
      <Button type="primary" ghost href={`tel:${matter.callerPhone}`} className="figures">
        {phoneOf(matter.callerPhone)}
      </Button>
    )}
  </section>
)

const About = ({
  about,
  open,
}: {
  about: NonNullable<CallbackDetail['callback']['about']>
  open: (matterId: MatterId) => void
}) => (
  <section className="callback-about" aria-label="回访的事">
    <div>
      <button type="button" className="row-link" onClick={() => open(about.id)}>
        {about.kindName} {about.number}
      </button>{' '}
      <span className="quiet">{about.stateName}</span>
    </div>
    <div>{about.title}</div>
    {about.result !== '' && <div className="callback-result">处理结果：{about.result}</div>}
    <div className="quiet">
      {[about.technician, about.finishedAt && `${momentOf(about.finishedAt)} 办完`].filter(Boolean).join(' · ')}
    </div>
  </section>
)

const Attempts = ({ attempts }: { attempts: CallbackDetail['callback']['attempts'] }) => {
  if (attempts.length === 0) return null
  return (
    <ul className="callback-attempts" aria-label="拨打记录">
      {attempts.map((one) => (
        <li key={one.id}>
          <span className="quiet">{momentOf(one.at)}</span> {outcomeNames[one.outcome]}
          {one.callAgainAt !== null && `，约 ${momentOf(one.callAgainAt)}`}
          {one.outcome !== 'reached' && one.note !== '' && `：${one.note}`} <span className="quiet">{one.by}</span>
        </li>
      ))}
    </ul>
  )
}

export default CallbackFace
