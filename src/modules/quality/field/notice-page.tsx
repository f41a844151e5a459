import { Button } from 'antd-mobile'
import { useState } from 'react'
import { FieldPage } from '../../../ui/field/field-page.tsx'
import { useRecord } from '../../../ui/field/outbox.tsx'
import { tell } from '../../../ui/field/tell.ts'
import { useKeptRead } from '../../../ui/field/use-kept-read.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { useGo, usePageParam } from '../../../ui/shared/navigation.tsx'
import { asProblem } from '../../../ui/shared/problem.ts'
import { useCommunity, useSession } from '../../../ui/shared/session.tsx'
import { liesWith, type MatterId } from '../../matters/contract.ts'
import { MatterPhotos } from '../../matters/field/index.tsx'
import {
  acknowledgeRectification,
  type RectificationDetail,
  type RectificationState,
  readRectification,
  rectificationProcess,
  subjectNames,
} from '../contract.ts'
import { NoticeClock } from './notice-list.tsx'
import { ReplySheet } from './reply-sheet.tsx'
import { useNoticeState } from './use-notice-state.ts'
import './notices.css'

/** A notice on the phone: what is wrong, photos as proof, signing for it, the reply. */
const NoticePage = () => {
  const { id: communityId } = useCommunity()
  const go = useGo()
  const matterId = usePageParam('noticeId') as MatterId
  const { data, error } = useKeptRead(readRectification, { communityId, matterId })
  const back = () => go('/')
  if (data === undefined) {
    return (
      <FieldPage title="整改通知" back={back}>
        <p className="quiet">{error === null ? '正在读取…' : asProblem(error).detail}</p>
      </FieldPage>
    )
  }
  return <Notice detail={data.answer} keptAt={data.keptAt} back={back} />
}

const Notice = (props: { detail: RectificationDetail; keptAt: string | null; back: () => void }) => {
  const { detail, keptAt, back } = props
  const { matter, notice } = detail
  const { state, name, waits } = useNoticeState(matter)
  return (
    <FieldPage title={matter.number} back={back} action={<Actions detail={detail} state={state} />}>
      <div className="field-card">
        <div className="notice-head">
          <b className="notice-place">{matter.place.name || notice.subjectName}</b>
          <NoticeClock dueAt={matter.dueAt} />
        </div>
        <p className="quiet">
          {subjectNames[notice.subjectKind]}：{notice.subjectName}
          {notice.subjectNumber !== '' && `（${notice.subjectNumber}）`}
        </p>
        <p className="notice-words">{notice.wrong}</p>
        {notice.demand !== '' && <p className="notice-words">要求：{notice.demand}</p>}
        <p className="quiet">
          {name}
          {waits && '（待发送）'} · {notice.deadline} 24:00 前
        </p>
      </div>
      {state === 'returned' && notice.checkNote !== '' && (
        <p className="field-card notice-back">退回：{notice.checkNote}</p>
      )}
      {notice.reply !== '' && <p className="field-card notice-words">整改情况：{notice.reply}</p>}
      <MatterPhotos matter={matter} purpose="整改照片" closed={matter.closedAt !== null} />
      {keptAt !== null && <p className="quiet">没有信号，显示的是 {momentOf(keptAt)} 的内容。</p>}
    </FieldPage>
  )
}

const Actions = ({ detail: { matter }, state }: { detail: RectificationDetail; state: RectificationState }) => {
  const { id: communityId, roles } = useCommunity()
  const { person } = useSession()
  const [replying, setReplying] = useState(false)
  const acknowledge = useRecord(acknowledgeRectification)
  if (!liesWith(matter.assignee, { staffId: person.staffId, roles: new Set(roles) })) return null
  const sign = async () => {
    await acknowledge({ communityId, matterId: matter.id }, { title: `签收 ${matter.number}` })
    tell.done('已签收')
  }
  return (
    <>
      {rectificationProcess.permits(state, 'acknowledge') && (
        <Button block size="large" color="primary" onClick={() => void sign()}>
          签收
        </Button>
      )}
      {rectificationProcess.permits(state, 'reply') && (
        <Button block size="large" color="primary" onClick={() => setReplying(true)}>
          回复整改
        </Button>
      )}
      {replying && <ReplySheet matter={matter} close={() => setReplying(false)} />}
    </>
  )
}

export default NoticePage
