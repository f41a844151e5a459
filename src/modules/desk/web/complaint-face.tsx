import { useState } from 'react'
import { dateTimeOf, momentOf } from '../../../ui/shared/format.ts'
import { useLiveRefresh } from '../../../ui/shared/live-refresh.ts'
import { useCommunity, useHolds, useSession } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { liesWith } from '../../matters/contract.ts'
import { type MatterFaceProps, MatterSheet, MatterView, useMatterWrite } from '../../matters/web/index.tsx'
import type { PaperId } from '../../papers/contract.ts'
import { PaperPreview } from '../../papers/web/index.tsx'
import {
  answerWayNames,
  type ComplaintAction,
  type ComplaintDetail,
  type ComplaintState,
  causeKindNames,
  complaintProcess,
  countUrgentComplaints,
  listComplaintClasses,
  listComplaints,
  printComplaint,
  readComplaint,
  satisfactionNames,
  severityNames,
  validityNames,
} from '../contract.ts'
import { complaintStep } from './complaint-steps.tsx'
import { StepDialog } from './step-dialog.tsx'
import './desk.css'

type Mention = ComplaintDetail['complaint']['repeats'][number]

/** Steps that the desk takes; the others also belong to whoever the complaint was passed to. */
const deskOnly: readonly ComplaintAction[] = ['classify', 'close', 'reopen', 'cancel']

/** A complaint in the drawer: its steps come from the same table by which the server refuses. */
const ComplaintFace = (props: MatterFaceProps) => {
  const { matter } = props
  const { id: communityId, roles } = useCommunity()
  const { person } = useSession()
  const may = useHolds()
  const [step, setStep] = useState<ComplaintAction | undefined>(undefined)
  const [paper, setPaper] = useState<PaperId | undefined>(undefined)
  const [other, setOther] = useState<Mention | undefined>(undefined)
  const { data } = useRead(readComplaint, { communityId, matterId: matter.id })
  useLiveRefresh('matters.*', readComplaint)
  const classes = useRead(listComplaintClasses, { communityId }, { enabled: step === 'classify' }).data?.classes ?? []
  const print = useMatterWrite(printComplaint, { refreshes: [readComplaint] })
  const issue = async () => {
    const printed = await print.mutateAsync({ communityId, matterId: matter.id }).catch(() => undefined)
    setPaper(printed?.papers[0]?.id)
  }
  const lies = liesWith(matter.assignee, { staffId: person.staffId, roles: new Set(roles) })
  const allowed = (action: ComplaintAction): boolean => {
    if (action === 'assign') return may('matters.assign')
    if (action === 'extend') return may('desk.extend-complaints')
    if (deskOnly.includes(action)) return may('desk.receive')
    return may('desk.receive') || (lies && may('desk.do-complaints'))
  }
  const complaint = data?.complaint
  const steps = complaintProcess.actionsFrom(matter.state as ComplaintState).filter(allowed)
  const label = (action: ComplaintAction) => complaintProcess.words.actions[action]
  return (
    <>
      <MatterView
        {...props}
        actions={[
          ...likeliestFirst(steps, complaint?.answeredAt ?? null).map((action) => ({
            id: action,
            label: label(action),
            danger: action === 'cancel',
            run: () => setStep(action),
          })),
          { id: 'print', label: '打印处理记录', busy: print.isPending, run: () => void issue() },
        ]}
        facts={complaint === undefined ? [] : factsOf(complaint, setOther)}
      >
        {data !== undefined && data.papers.length > 0 && (
          <p className="complaint-papers">
            <span className="quiet">处理记录表 </span>
            {data.papers.map(({ id, number, voided }) => (
              <button key={id} type="button" className="row-link" onClick={() => setPaper(id)}>
                {number}
                {voided && '（作废）'}
              </button>
            ))}
          </p>
        )}
      </MatterView>
      {step !== undefined && data !== undefined && (
        <StepDialog
          key={step}
          matter={matter}
          name={label(step)}
          step={complaintStep(step, data, classes)}
          refreshes={[readComplaint, listComplaints, countUrgentComplaints]}
          close={() => setStep(undefined)}
        />
      )}
      {paper !== undefined && <PaperPreview paperId={paper} fits={['a4']} close={() => setPaper(undefined)} />}
      {other !== undefined && (
        <MatterSheet key={other.matterId} matterId={other.matterId} close={() => setOther(undefined)} />
      )}
    </>
  )
}

/** Until the owner has an answer, answering comes before closing. */
const likeliestFirst = (actions: readonly ComplaintAction[], answeredAt: string | null): ComplaintAction[] => {
  const rank: Readonly<Partial<Record<ComplaintAction, number>>> = {
    take: 0,
    resolve: 0,
    close: answeredAt === null ? 2 : 0,
    answer: 1,
    reopen: 3,
    cancel: 9,
  }
  return [...actions].sort((a, b) => (rank[a] ?? 5) - (rank[b] ?? 5))
}

const factsOf = (c: ComplaintDetail['complaint'], open: (other: Mention) => void) => {
  const linked = (mention: Mention) => (
    <button key={mention.matterId} type="button" className="row-link" onClick={() => open(mention)}>
      {mention.number}
    </button>
  )
  return [
    ['类别', `${c.className}（${severityNames[c.severity]}）`],
    ['责任部门', c.department],
    ['重复投诉', c.repeatOf && <>与 {linked(c.repeatOf)} 同一件事</>],
    ['后续投诉', c.repeats.length > 0 ? c.repeats.map(linked) : null],
    [
      '首次答复',
      c.answeredAt && `${momentOf(c.answeredAt)} ${c.answerWay ? answerWayNames[c.answerWay] : ''}：${c.firstAnswer}`,
    ],
    ['认定', c.validity && validityNames[c.validity]],
    ['原因', c.causeKind && `${causeKindNames[c.causeKind]}：${c.cause}`],
    ['措施', c.action],
    ['结果', c.result],
    ['向业主解释', c.explanation],
    ['处理人', c.resolvedAt && `${c.handledBy}，${dateTimeOf(c.resolvedAt)}`],
    ['满意度', c.satisfaction && satisfactionNames[c.satisfaction]],
    ['业主意见', c.opinion],
    ['重办', c.reopened > 0 ? `${c.reopened} 次` : null],
  ] as const
}

export default ComplaintFace
