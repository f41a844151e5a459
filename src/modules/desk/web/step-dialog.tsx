import { Form, type FormInstance, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import type { MatterDetail } from '../../matters/contract.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'

/** What a step asks for before it is taken. */
export interface StepForm {
  readonly contract: Endpoint
  readonly fields: ReactNode
  /** Says which version was on the screen, so that nobody is overtaken. */
  readonly versioned?: true
  /** What will happen, and whether it can be undone. */
  readonly words?: string
  readonly initial?: object
  /** Turns what was typed into what the contract wants. */
  readonly body?: (typed: Readonly<Record<string, unknown>>) => object
  readonly danger?: true
  readonly width?: number
}

interface StepDialogProps {
  readonly matter: MatterDetail
  readonly name: string
  readonly step: StepForm
  readonly refreshes: readonly Endpoint[]
  readonly close: () => void
}

/** One step of a matter of the desk: asks for what the step needs, then takes it. */
export const StepDialog = ({ matter, name, step, refreshes, close }: StepDialogProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Record<string, unknown>>()
  const tell = useTell()
  useShortcuts([{ keys: 'ctrl+enter', label: name, run: () => form.submit() }], { title: name, covers: true })
  const write = useMatterWrite(step.contract, {
    refreshes,
    onDone: () => {
      tell.done(`已${name}`)
      close()
    },
  })
  const submit = (typed: Record<string, unknown>) => {
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== null))
    const version = step.versioned ? { version: matter.version } : {}
    write.mutate({ communityId, matterId: matter.id, ...version, ...(step.body?.(said) ?? said) } as never)
  }
  return (
    <Modal
      open
      width={step.width ?? 520}
      title={`${name} ${matter.number}`}
      okText={name}
      cancelText="取消"
      okButtonProps={{ danger: step.danger ?? false, id: OK_BUTTON }}
      confirmLoading={write.isPending}
      afterOpenChange={(open) => open && focusFirst(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className="quiet">{matter.title}</p>
      {step.words !== undefined && <p>{step.words}</p>}
      <Form form={form} layout="vertical" initialValues={step.initial ?? {}} onFinish={submit}>
        {step.fields}
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}

const OK_BUTTON = 'desk-step-ok'

/** The dialog takes the focus while it opens; people want to type, or to press Enter, at once. */
const focusFirst = (form: FormInstance): void => {
  const [first] = Object.keys(form.getFieldsValue() as object)
  if (first === undefined) document.getElementById(OK_BUTTON)?.focus()
  else form.focusField(first)
}
