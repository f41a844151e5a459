import { useState } from 'react'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useCommunity, useHolds, useSession } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { liesWith, type MatterDetail, type MatterId } from '../../matters/contract.ts'
import { type MatterFaceProps, MatterSheet, MatterView } from '../../matters/web/index.tsx'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import {
  addresseeActions,
  mayCheck,
  type RectificationAction,
  type RectificationDetail,
  type RectificationState,
  readRectification,
  rectificationProcess,
  subjectNames,
} from '../contract.ts'
import { RectificationRecord } from './rectification-record.tsx'
import { RectificationStep } from './rectification-step.tsx'
import './quality.css'

/** A rectification notice in the drawer: what is wrong, what was done about it, and who may do what now. */
const RectificationFace = (props: MatterFaceProps) => {
  const { matter } = props
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [step, setStep] = useState<RectificationAction | undefined>(undefined)
  const [paper, setPaper] = useState<PaperId | undefined>(undefined)
  const [printing, setPrinting] = useState(false)
  const [about, setAbout] = useState<MatterId | undefined>(undefined)
  const { data } = useRead(readRectification, { communityId, matterId: matter.id })
  const me = useMe()
  const allowed = useAllowedSteps(data, me)
  const notice = data?.notice
  const print = data?.papers.find(({ voided }) => !voided)
  const actions = rectificationProcess.actionsFrom(matter.state as RectificationState).filter(allowed)
  return (
    <>
      <MatterView
        {...props}
        actions={[
          ...actions.map((action) => ({
            id: action,
            label: labelOf(action, matter, me),
            danger: action === 'cancel',
            run: () => setStep(action),
          })),
          ...(print && may('papers.read')
            ? [{ id: 'print', label: '打印通知单', run: () => setPaper(print.id as PaperId) }]
            : []),
          ...(data && notice?.repliedAt ? [{ id: 'record', label: '打印整改记录', run: () => setPrinting(true) }] : []),
        ]}
        facts={[
          ['整改对象', notice && `${subjectNames[notice.subjectKind]}：${notice.subjectName}`],
          [
            '相关单号',
            notice?.subjectMatterId && (
              <button type="button" className="row-link" onClick={() => setAbout(notice.subjectMatterId ?? undefined)}>
                {notice.subjectNumber}
              </button>
            ),
          ],
          ['存在问题', notice && <span className="quality-words">{notice.wrong}</span>],
          ['整改要求', notice?.demand && <span className="quality-words">{notice.demand}</span>],
          ['责任人', notice?.toName],
          ['整改期限', notice && `${notice.deadline} 24:00`],
          ['通知单号', print?.number],
          ['签发', notice?.issuedAt && `${dateTimeOf(notice.issuedAt)} ${notice.issuedBy}`],
          ['签收', notice?.acknowledgedAt && `${dateTimeOf(notice.acknowledgedAt)} ${notice.acknowledgedByName}`],
          ['整改情况', notice?.reply && <span className="quality-words">{notice.reply}</span>],
          ['回复', notice?.repliedAt && `${dateTimeOf(notice.repliedAt)} ${notice.repliedByName}`],
          ['复查意见', notice?.checkNote],
          ['复查', notice?.checkedAt && `${dateTimeOf(notice.checkedAt)} ${notice.checkedByName}`],
          ['退回', notice && notice.sentBack > 0 ? `${notice.sentBack} 次` : null],
        ]}
      />
      {data !== undefined && step !== undefined && (
        <RectificationStep
          detail={data}
          action={step}
          close={() => setStep(undefined)}
          issued={(paperId) => setPaper(paperId)}
        />
      )}
      {paper !== undefined && <PaperPreview paperId={paper} fits={['a4']} close={() => setPaper(undefined)} />}
      {data !== undefined && printing && <RectificationRecord detail={data} close={() => setPrinting(false)} />}
      {about !== undefined && <MatterSheet matterId={about} close={() => setAbout(undefined)} />}
    </>
  )
}

/** What the desk records for the addressee who rings in says so. */
const labelOf = (
  action: RectificationAction,
  { assignee }: MatterDetail,
  me: Parameters<typeof liesWith>[1],
): string => {
  const name = rectificationProcess.words.actions[action]
  return addresseeActions.includes(action) && !liesWith(assignee, me) ? `代记${name}` : name
}

/** What this person may do with this notice; the server holds to the same. */
const useAllowedSteps = (detail: RectificationDetail | undefined, me: ReturnType<typeof useMe>) => {
  const may = useHolds()
  return (action: RectificationAction): boolean => {
    if (detail === undefined) return false
    const { matter, notice } = detail
    if (action === 'assign') return may('matters.assign')
    if (action === 'issue' || action === 'cancel') return may('quality.issue')
    if (action === 'pass' || action === 'send-back') {
      const toStaffId = 'staffId' in notice.to ? notice.to.staffId : null
      return may('quality.check') && mayCheck({ ...notice, toStaffId }, me.staffId)
    }
    const lies = liesWith(matter.assignee, me)
    return may('quality.reply') && (lies || (may('quality.issue') && matter.assignee?.staffId != null))
  }
}

const useMe = () => {
  const { person } = useSession()
  const { roles } = useCommunity()
  return { staffId: person.staffId, roles: new Set(roles) }
}

export default RectificationFace
