import { Form, type FormInstance, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { assignMatter } from '../../matters/contract.ts'
import { AssigneeField } from '../../matters/web/index.tsx'
import {
  appointCallback,
  type CallbackAction,
  type CallbackDetail,
  callbackProcess,
  cancelCallback,
  giveUpCallback,
  missCallback,
  refuseCallback,
} from '../contract.ts'
import { useCallbackWrite } from './use-callback-write.ts'

interface CallbackStepProps {
  readonly detail: CallbackDetail
  readonly action: Exclude<CallbackAction, 'record'>
  readonly close: () => void
  /** After it was taken. */
  readonly done: () => void
}

interface Step {
  readonly contract: Endpoint
  readonly title: string
  readonly fields: ReactNode
  readonly words?: string
  readonly body?: (typed: Record<string, unknown>) => object
}

const words = (name: string, label: string, more: { optional?: true; placeholder?: string } = {}) => (
  <Form.Item
    name={name}
    label={label}
    {...(more.optional ? {} : { rules: [{ required: true, whitespace: true, message: `请填写${label}` }] })}
  >
    <Input.TextArea rows={2} maxLength={500} placeholder={more.placeholder ?? ''} />
  </Form.Item>
)

const steps: Readonly<Record<CallbackStepProps['action'], Step>> = {
  miss: {
    contract: missCallback,
    title: '号码有误',
    words: '记为一次未接通。正确的号码请在住户卡上更正。',
    fields: words('note', '说明', { optional: true, placeholder: '例如：空号、不是本人' }),
    body: (typed) => ({ ...typed, outcome: 'wrong-number' }),
  },
  appoint: {
    contract: appointCallback,
    title: callbackProcess.words.actions.appoint,
    words: '到时会出现在“今日”里；回访期限不变。',
    fields: (
      <>
        <Form.Item name="at" label="约定时间" rules={[{ required: true, message: '请选择时间' }]}>
          <MomentField />
        </Form.Item>
        {words('note', '说明', { optional: true, placeholder: '例如：下班以后再打' })}
      </>
    ),
    body: ({ at, ...typed }) => ({ ...typed, at: instantOf(String(at)) }),
  },
  refuse: {
    contract: refuseCallback,
    title: callbackProcess.words.actions.refuse,
    words: '已接通、住户不愿回访。按时接通的，时限算完成。',
    fields: words('note', '说明', { optional: true }),
  },
  'give-up': {
    contract: giveUpCallback,
    title: callbackProcess.words.actions['give-up'],
    words: '结束后不再计划这次回访，已超时的记录保留。',
    fields: words('reason', '原因', { placeholder: '例如：三天内打了四次无人接听，已上门留条' }),
  },
  cancel: {
    contract: cancelCallback,
    title: callbackProcess.words.actions.cancel,
    words: '取消后不能恢复。',
    fields: words('reason', '取消原因'),
  },
  assign: {
    contract: assignMatter,
    title: callbackProcess.words.actions.assign,
    fields: (
      <Form.Item name="to" label="由谁回访" rules={[{ required: true, message: '请选择回访人' }]}>
        <AssigneeField />
      </Form.Item>
    ),
  },
}

/** One step of a callback that is no record: asks for what the step needs, then takes it. */
export const CallbackStep = ({ detail: { matter }, action, close, done }: CallbackStepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, unknown>>()
  const tell = useTell()
  const step = steps[action]
  useShortcuts([{ keys: 'ctrl+enter', label: step.title, run: () => form.submit() }], {
    title: step.title,
    covers: true,
  })
  const write = useCallbackWrite(step.contract)
  const submit = (typed: Record<string, unknown>) => {
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== null))
    const body = step.body === undefined ? said : step.body(said)
    write.mutate({ communityId, matterId: matter.id, version: matter.version, ...body } as never, {
      onSuccess: () => {
        tell.done(`${matter.number} 已记${step.title}`)
        done()
      },
    })
  }
  return (
    <Modal
      open
      title={`${step.title} ${matter.number}`}
      okText={step.title}
      cancelText="返回"
      okButtonProps={{ danger: action === 'cancel' }}
      confirmLoading={write.isPending}
      afterOpenChange={(open) => open && focusFirst(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="quiet">{matter.title}</p>
      {step.words !== undefined && <p>{step.words}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ at: fieldOf(new Date(serverNow().getTime() + 2 * 3_600_000)) }}
        onFinish={submit}
      >
        {step.fields}
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}

/** The dialog takes the focus while it opens; people want to type at once. */
const focusFirst = (form: FormInstance): void => {
  const [first] = Object.keys(form.getFieldsValue() as object)
  if (first !== undefined) form.focusField(first)
}
