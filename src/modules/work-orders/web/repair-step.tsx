import { Form, type FormInstance, Input, Modal, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { assignMatter, type MatterDetail } from '../../matters/contract.ts'
import { AssigneeField, useMatterWrite } from '../../matters/web/index.tsx'
import {
  arriveAtRepair,
  cancelRepair,
  closeRepair,
  dispatchRepair,
  finishRepair,
  type RepairAction,
  readRepair,
  redoRepair,
  repairProcess,
  returnRepair,
  waitingReasons,
  waitWithRepair,
} from '../contract.ts'

interface RepairStepProps {
  readonly matter: MatterDetail
  readonly action: RepairAction
  readonly close: () => void
}

interface Step {
  readonly contract: Endpoint
  readonly fields: ReactNode
  /** Steps at the desk say which version was on the screen. */
  readonly versioned?: true
  readonly words?: string
}

const required = (message: string) => [{ required: true, whitespace: true, message }]

const technician = (
  <Form.Item name="to" label="派给" rules={[{ required: true, message: '请选择维修技工' }]}>
    <AssigneeField ofRole="technician" everybody="所有维修技工（先接先得）" autoFocus />
  </Form.Item>
)
const anybody = (
  <Form.Item name="to" label="跟进人" rules={[{ required: true, message: '请选择跟进人' }]}>
    <AssigneeField autoFocus />
  </Form.Item>
)
const words = (name: string, label: string, more: { rows?: number; optional?: true } = {}) => (
  <Form.Item name={name} label={label} {...(more.optional ? {} : { rules: required(`请填写${label}`) })}>
    <Input.TextArea rows={more.rows ?? 2} maxLength={500} autoFocus={!more.optional} />
  </Form.Item>
)

const steps: Readonly<Partial<Record<RepairAction, Step>>> = {
  dispatch: {
    contract: dispatchRepair,
    versioned: true,
    fields: (
      <>
        {technician}
        {words('note', '交代', { optional: true })}
      </>
    ),
  },
  redo: {
    contract: redoRepair,
    versioned: true,
    words: '时限从现在重新计算，原来的记录保留。',
    fields: (
      <>
        {technician}
        {words('reason', '返工原因')}
      </>
    ),
  },
  close: {
    contract: closeRepair,
    versioned: true,
    words: '关闭后不能再操作。住户不满意时请选“返工”。',
    fields: words('note', '住户意见', { optional: true }),
  },
  cancel: { contract: cancelRepair, versioned: true, words: '撤单后不能恢复。', fields: words('reason', '撤单原因') },
  assign: { contract: assignMatter, versioned: true, fields: anybody },
  return: { contract: returnRepair, fields: words('reason', '退单原因') },
  arrive: { contract: arriveAtRepair, fields: null, words: '记为现在到场，到场时限停止计时。' },
  wait: {
    contract: waitWithRepair,
    words: '等待期间，允许暂停的时限停止计时。',
    fields: (
      <>
        <Form.Item name="reason" label="等待原因" rules={[{ required: true, message: '请选择等待原因' }]}>
          <Select autoFocus options={waitingReasons.map((reason) => ({ value: reason, label: reason }))} />
        </Form.Item>
        {words('note', '说明', { optional: true })}
      </>
    ),
  },
  finish: {
    contract: finishRepair,
    fields: (
      <>
        {words('result', '处理结果', { rows: 3 })}
        {words('materials', '用料', { optional: true })}
      </>
    ),
  },
}

/** One step of a repair, taken at the desk: asks for what the step needs, then takes it. */
export const RepairStep = ({ matter, action, close }: RepairStepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, unknown>>()
  const tell = useTell()
  const name = repairProcess.words.actions[action]
  useShortcuts([{ keys: 'ctrl+enter', label: name, run: () => form.submit() }], { title: name, covers: true })
  const step = steps[action]
  const write = useMatterWrite(step?.contract ?? dispatchRepair, {
    refreshes: [readRepair],
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
        {step.fields}
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
