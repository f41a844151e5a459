import { Form, Radio } from 'antd'
import { useState } from 'react'
import { useCommunity, useHolds, useSession } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { assignMatter, liesWith } from '../../matters/contract.ts'
import { AssigneeField, type MatterFaceProps, MatterView } from '../../matters/web/index.tsx'
import {
  cancelRequest,
  listReceptions,
  type RequestAction,
  type RequestKind,
  type RequestState,
  readRequest,
  requestKinds,
  settleRequest,
} from '../contract.ts'
import { StepDialog, type StepForm } from './step-dialog.tsx'
import { WordsField } from './step-fields.tsx'
import './desk.css'

/** An enquiry, a request for help, a suggestion or a praise in the drawer. */
const RequestFace = (props: MatterFaceProps) => {
  const { matter } = props
  const kind = matter.kind as RequestKind
  const { process } = requestKinds[kind]
  const { id: communityId, roles } = useCommunity()
  const { person } = useSession()
  const may = useHolds()
  const [step, setStep] = useState<RequestAction | undefined>(undefined)
  const { data } = useRead(readRequest, { communityId, matterId: matter.id })
  const lies = liesWith(matter.assignee, { staffId: person.staffId, roles: new Set(roles) })
  const allowed = (action: RequestAction): boolean => {
    if (action === 'assign') return may('matters.assign')
    if (action === 'cancel') return may('desk.receive')
    return may('desk.receive') || (lies && may('desk.do-requests'))
  }
  const request = data?.request
  return (
    <>
      <MatterView
        {...props}
        actions={process
          .actionsFrom(matter.state as RequestState)
          .filter(allowed)
          .map((action) => ({
            id: action,
            label: process.words.actions[action],
            danger: action === 'cancel',
            run: () => setStep(action),
          }))}
        facts={[
          ['表扬', request?.praisedName],
          [process.words.actions.settle, request?.answer],
          ['办结人', request?.settledBy],
          ['采纳', adoptedText(request?.adopted)],
        ]}
      />
      {step !== undefined && (
        <StepDialog
          key={step}
          matter={matter}
          name={process.words.actions[step]}
          step={requestStep(step, kind)}
          refreshes={[readRequest, listReceptions]}
          close={() => setStep(undefined)}
        />
      )}
    </>
  )
}

const adoptedText = (adopted: boolean | null | undefined): string => {
  if (adopted == null) return ''
  return adopted ? '采纳' : '不采纳'
}

const answerLabel: Readonly<Record<RequestKind, string>> = {
  enquiry: '答复内容',
  help: '办理情况',
  suggestion: '答复内容',
  praise: '转达情况',
}

const requestStep = (action: RequestAction, kind: RequestKind): StepForm => {
  if (action === 'assign') {
    return {
      contract: assignMatter,
      versioned: true,
      fields: (
        <>
          <Form.Item name="to" label="转给" rules={[{ required: true, message: '请选择承办人' }]}>
            <AssigneeField autoFocus />
          </Form.Item>
          <WordsField name="note" label="交代" optional />
        </>
      ),
    }
  }
  if (action === 'cancel') {
    return {
      contract: cancelRequest,
      versioned: true,
      danger: true,
      words: '撤销后不能恢复。',
      fields: <WordsField name="reason" label="撤销原因" />,
    }
  }
  return {
    contract: settleRequest,
    versioned: true,
    fields: (
      <>
        <WordsField name="answer" label={answerLabel[kind]} rows={3} />
        {kind === 'suggestion' && (
          <Form.Item name="adopted" label="是否采纳">
            <Radio.Group
              className="choices"
              optionType="button"
              options={[
                { value: true, label: '采纳' },
                { value: false, label: '不采纳' },
              ]}
            />
          </Form.Item>
        )}
      </>
    ),
  }
}

export default RequestFace
