import { Form, Input } from 'antd'
import { useState } from 'react'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { assignMatter } from '../../matters/contract.ts'
import { AssigneeField, type MatterFaceProps, MatterView } from '../../matters/web/index.tsx'
import {
  cancelIncident,
  closeIncident,
  type IncidentAction,
  type IncidentDetail,
  incidentProcess,
  listIncidents,
  readIncident,
  updateIncident,
} from '../contract.ts'
import { StepDialog, type StepForm } from './step-dialog.tsx'
import { WordsField } from './step-fields.tsx'
import './desk.css'

/** A mass outage in the drawer: what callers are told, and who rang. */
const IncidentFace = (props: MatterFaceProps) => {
  const { matter } = props
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [step, setStep] = useState<IncidentAction | undefined>(undefined)
  const { data } = useRead(readIncident, { communityId, matterId: matter.id }, { everySeconds: 30 })
  const allowed = (action: IncidentAction) => may(action === 'assign' ? 'matters.assign' : 'desk.manage-incidents')
  const { actionsFrom, words } = incidentProcess
  const incident = data?.incident
  return (
    <>
      <MatterView
        {...props}
        matter={{ ...matter, description: '' }}
        actions={[...actionsFrom(matter.state as 'open')]
          .sort((a, b) => order.indexOf(a) - order.indexOf(b))
          .filter(allowed)
          .map((action) => ({
            id: action,
            label: words.actions[action],
            danger: action === 'cancel',
            run: () => setStep(action),
          }))}
        facts={
          incident === undefined
            ? []
            : [
                ['类别', incident.incidentName],
                ['影响范围', incident.areaName],
                ['开始', `${momentOf(incident.beginsAt)}${incident.planned ? '（预告）' : ''}`],
                ['预计恢复', incident.expectedUntil && momentOf(incident.expectedUntil)],
                ['结束', incident.endedAt && momentOf(incident.endedAt)],
                ['恢复情况', incident.result],
              ]
        }
      >
        {incident !== undefined && <blockquote className="incident-script">{incident.script}</blockquote>}
        {data !== undefined && <Callers detail={data} />}
      </MatterView>
      {step !== undefined && data !== undefined && (
        <StepDialog
          key={step}
          matter={matter}
          name={words.actions[step]}
          step={incidentStep(step, data)}
          refreshes={[readIncident, listIncidents]}
          close={() => setStep(undefined)}
        />
      )}
    </>
  )
}

const order: readonly IncidentAction[] = ['close', 'update', 'assign', 'cancel']

const Callers = ({ detail: { incident, calls } }: { detail: IncidentDetail }) => (
  <section aria-label="来电住户">
    <h3 className="matter-section">来电 {incident.callers} 个</h3>
    <ul className="incident-callers">
      {calls.map((call) => (
        <li key={call.id}>
          <span className="quiet">{momentOf(call.startedAt)}</span>{' '}
          {call.houseId !== null && <PageLink to={`/desk/${call.houseId}`}>{call.houseName}</PageLink>}{' '}
          {call.callerName} <span className="figures quiet">{call.phone}</span>
        </li>
      ))}
    </ul>
  </section>
)

const incidentStep = (action: IncidentAction, { incident }: IncidentDetail): StepForm => {
  if (action === 'assign') {
    return {
      contract: assignMatter,
      versioned: true,
      fields: (
        <Form.Item name="to" label="转给" rules={[{ required: true, message: '请选择承办人' }]}>
          <AssigneeField autoFocus />
        </Form.Item>
      ),
    }
  }
  if (action === 'update') {
    return {
      contract: updateIncident,
      versioned: true,
      words: '住户卡上的话术立即更换，原来的话术留在经过里。',
      initial: {
        script: incident.script,
        expectedUntil: incident.expectedUntil && fieldOf(new Date(incident.expectedUntil)),
      },
      body: ({ script, expectedUntil }) => ({
        script,
        expectedUntil: expectedUntil ? instantOf(String(expectedUntil)) : null,
      }),
      fields: (
        <>
          <Form.Item
            name="script"
            label="答复话术"
            rules={[{ required: true, whitespace: true, message: '请填写答复话术' }]}
          >
            <Input.TextArea rows={4} maxLength={1000} />
          </Form.Item>
          <Form.Item name="expectedUntil" label="预计恢复">
            <MomentField minuteStep={5} />
          </Form.Item>
        </>
      ),
    }
  }
  if (action === 'cancel') {
    return {
      contract: cancelIncident,
      versioned: true,
      danger: true,
      words: '撤销后不能恢复，住户卡不再显示。',
      fields: <WordsField name="reason" label="撤销原因" />,
    }
  }
  return {
    contract: closeIncident,
    versioned: true,
    words: `恢复后住户卡不再显示话术；${incident.callers} 个来电一并答复，并安排回访。`,
    fields: <WordsField name="result" label="恢复情况" rows={3} placeholder="什么时候恢复、原因、后续安排" />,
  }
}

export default IncidentFace
