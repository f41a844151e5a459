import { Form, type FormInstance, Modal } from 'antd'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import type { MatterDetail } from '../../matters/contract.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'
import {
  dispatchRepair,
  listRepairs,
  type RepairAction,
  type RepairDetail,
  readRepair,
  readWorkload,
  repairProcess,
} from '../contract.ts'
import { stepsAsked } from './repair-steps.tsx'

interface RepairStepProps {
  readonly matter: MatterDetail
  readonly repair: RepairDetail['repair'] | undefined
  readonly action: RepairAction
  readonly close: () => void
}

/** One step of a repair, taken at the desk: asks for what the step needs, then takes it. */
export const RepairStep = ({ matter, repair, action, close }: RepairStepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, unknown>>()
  const tell = useTell()
  const name = repairProcess.words.actions[action]
  useShortcuts([{ keys: 'ctrl+enter', label: name, run: () => form.submit() }], { title: name, covers: true })
  const step = stepsAsked[action]
  const write = useMatterWrite(step?.contract ?? dispatchRepair, {
    refreshes: [readRepair, listRepairs, readWorkload],
    onDone: () => {
      tell.done(`已${name}`)
      close()
    },
  })
  if (step === undefined) return null
  const submit = (typed: Record<string, unknown>) => {
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== null))
    const version = step.versioned ? { version: matter.version } : {}
    write.mutate({ communityId, matterId: matter.id, ...version, ...said } as never)
  }
  return (
    <Modal
      open
      title={`${name} ${matter.number}`}
      okText={name}
      cancelText="取消"
      okButtonProps={{ danger: action === 'cancel', id: OK_BUTTON }}
      confirmLoading={write.isPending}
      afterOpenChange={(open) => open && focusFirst(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="quiet">{matter.title}</p>
      {step.words !== undefined && <p>{step.words}</p>}
      <Form form={form} layout="vertical" onFinish={submit}>
        {step.fields(repair)}
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}

const OK_BUTTON = 'repair-step-ok'

/** The dialog takes the focus while it opens; people want to type, or to press Enter, at once. */
const focusFirst = (form: FormInstance): void => {
  const [first] = Object.keys(form.getFieldsValue() as object)
  if (first === undefined) document.getElementById(OK_BUTTON)?.focus()
  else form.focusField(first)
}
