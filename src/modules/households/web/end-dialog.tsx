import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { DateField } from '../../../ui/console/date-field.tsx'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { dayOf } from '../../../ui/shared/format.ts'
import type { Problem } from '../../../ui/shared/problem.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'

interface Typed {
  readonly on: string
  readonly reason: string
}

interface EndDialogProps {
  readonly title: string
  readonly children?: ReactNode
  /** Label of the day: `搬离日期`. */
  readonly day: string
  /** Label of the reason; without it none is asked. */
  readonly reason?: string
  readonly confirm: string
  readonly saving: boolean
  readonly problem: Problem | null
  readonly submit: (typed: Typed) => void
  readonly close: () => void
}

/** Ends something in a register on a day: a lease, a title, a stay. */
export const EndDialog = (props: EndDialogProps) => {
  const [form] = Form.useForm<Typed>()
  useShortcuts([], { title: '确认', covers: true })
  useFieldFaults(form, props.problem)
  return (
    <Modal
      open
      title={props.title}
      okText={props.confirm}
      cancelText="取消"
      confirmLoading={props.saving}
      onOk={() => form.submit()}
      onCancel={props.close}
    >
      <div className="dialog-words">{props.children}</div>
      <Form<Typed>
        form={form}
        layout="vertical"
        initialValues={{ on: dayOf(serverNow()) }}
        onFinish={(typed) => props.submit(typed)}
      >
        <Form.Item name="on" label={props.day} rules={[{ required: true, message: `请选择${props.day}` }]}>
          <DateField />
        </Form.Item>
        {props.reason !== undefined && (
          <Form.Item
            name="reason"
            label={props.reason}
            rules={[{ required: true, whitespace: true, message: `请填写${props.reason}` }]}
          >
            <Input.TextArea rows={2} maxLength={200} showCount />
          </Form.Item>
        )}
      </Form>
      {props.problem !== null && <ProblemAlert problem={props.problem} />}
    </Modal>
  )
}
