import { Form, type FormInstance, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { DateField } from '../../../ui/console/date-field.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { assignMatter } from '../../matters/contract.ts'
import { AssigneeField, useMatterWrite } from '../../matters/web/index.tsx'
import type { PaperId } from '../../papers/contract.ts'
import {
  acknowledgeRectification,
  cancelRectification,
  countRectifications,
  issueRectification,
  listRectifications,
  passRectification,
  type RectificationAction,
  type RectificationDetail,
  readRectification,
  rectificationProcess,
  replyToRectification,
  sendBackRectification,
} from '../contract.ts'
import NoticeFields from './notice-fields.tsx'
import { usualDeadline } from './notice-typed.ts'

interface RectificationStepProps {
  readonly detail: RectificationDetail
  readonly action: RectificationAction
  readonly close: () => void
  /** The paper of a notice that was just issued, to be printed. */
  readonly issued: (paperId: PaperId) => void
}

interface Step {
  readonly contract: Endpoint
  readonly fields: ReactNode
  /** Steps at the desk say which version was on the screen. */
  readonly versioned?: true
  readonly words?: string
}

const words = (name: string, label: string, more: { rows?: number; optional?: true; placeholder?: string } = {}) => (
  <Form.Item
    name={name}
    label={label}
    {...(more.optional ? {} : { rules: [{ required: true, whitespace: true, message: `请填写${label}` }] })}
  >
    <Input.TextArea rows={more.rows ?? 2} maxLength={1000} placeholder={more.placeholder ?? ''} />
  </Form.Item>
)

const steps: Readonly<Record<RectificationAction, Step>> = {
  issue: {
    contract: issueRectification,
    versioned: true,
    words: '签发后有编号，内容不能再改；整改期限从现在计时。',
    fields: <NoticeFields />,
  },
  acknowledge: { contract: acknowledgeRectification, fields: null, words: '签收后由您整改，请在期限内回复整改情况。' },
  reply: {
    contract: replyToRectification,
    words: '回复后由另一个人复查。',
    fields: words('reply', '整改情况', { rows: 4, placeholder: '做了什么、换了什么、怎么试的' }),
  },
  pass: {
    contract: passRectification,
    versioned: true,
    words: '复查合格，这份整改通知就此结束。',
    fields: words('note', '复查意见', { optional: true, placeholder: '例如：现场试水半小时，不再渗漏' }),
  },
  'send-back': {
    contract: sendBackRectification,
    versioned: true,
    words: '退回后整改期限重新计时；原来的超时记录保留。',
    fields: (
      <>
        {words('reason', '不合格之处')}
        <Form.Item name="deadline" label="新的整改期限" rules={[{ required: true, message: '请选择整改期限' }]}>
          <DateField earliest={dayOf(serverNow())} />
        </Form.Item>
      </>
    ),
  },
  cancel: {
    contract: cancelRectification,
    versioned: true,
    words: '撤销后不能恢复，已签发的编号保留。',
    fields: words('reason', '撤销原因'),
  },
  assign: {
    contract: assignMatter,
    versioned: true,
    fields: (
      <>
        <Form.Item name="to" label="改派给" rules={[{ required: true, message: '请选择责任人' }]}>
          <AssigneeField />
        </Form.Item>
        {words('note', '交代', { optional: true })}
      </>
    ),
  },
}

/** One step of a notice: asks for what the step needs, then takes it. */
export const RectificationStep = ({ detail, action, close, issued }: RectificationStepProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, unknown>>()
  const tell = useTell()
  const { matter, notice } = detail
  const name = rectificationProcess.words.actions[action]
  useShortcuts([{ keys: 'ctrl+enter', label: name, run: () => form.submit() }], { title: name, covers: true })
  const step = steps[action]
  const write = useMatterWrite(step.contract, {
    refreshes: [readRectification, listRectifications, countRectifications],
  })
  const submit = (typed: Record<string, unknown>) => {
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== null))
    const version = step.versioned ? { version: matter.version } : {}
    write.mutate({ communityId, matterId: matter.id, ...version, ...said } as never, {
      onSuccess: (answer) => {
        tell.done(`${matter.number} 已${name}`)
        close()
        const paper = (answer as RectificationDetail).papers?.[0]
        if (action === 'issue' && paper) issued(paper.id as PaperId)
      },
    })
  }
  const { wrong, demand, to } = notice
  const today = dayOf(serverNow())
  const proposed = notice.deadline < today ? usualDeadline() : notice.deadline
  const initial = action === 'issue' ? { wrong, demand, to, deadline: proposed } : { deadline: usualDeadline() }
  return (
    <Modal
      open
      title={`${name} ${matter.number}`}
      okText={action === 'issue' ? '签发并打印' : name}
      cancelText="取消"
      width={action === 'issue' ? 640 : 520}
      okButtonProps={{ danger: action === 'cancel', id: OK_BUTTON }}
      confirmLoading={write.isPending}
      afterOpenChange={(open) => open && focusFirst(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      {action !== 'issue' && <p className="quiet">{matter.title}</p>}
      {step.words !== undefined && <p>{step.words}</p>}
      <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
        {step.fields}
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}

const OK_BUTTON = 'rectification-step-ok'

/** The dialog takes the focus while it opens; people want to type, or to press Enter, at once. */
const focusFirst = (form: FormInstance): void => {
  const [first] = Object.keys(form.getFieldsValue() as object)
  if (first === undefined) document.getElementById(OK_BUTTON)?.focus()
  else form.focusField(first)
}
