import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../shared/problem.ts'
import { useShortcuts } from '../shared/shortcuts.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface ReasonDialogProps {
  readonly title: string
  /** What will happen, and whether it can be undone. */
  readonly children?: ReactNode
  /** Word on the button that does it: `停用`, `冲红`. */
  readonly confirm: string
  /** Label of the reason; without it none is asked. */
  readonly reason?: string
  /** Reasons often given, to choose with one click. */
  readonly usual?: readonly string[]
  readonly danger?: boolean
  readonly saving: boolean
  readonly problem: Problem | null
  readonly submit: (reason: string) => void
  readonly close: () => void
}

/** Asks before a step that is hard to take back, and for the reason that will stand in the record. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const [form] = Form.useForm<{ reason: string }>()
  useShortcuts([], { title: '确认', covers: true })
  return (
    <Modal
      open
      title={props.title}
      okText={props.confirm}
      cancelText="取消"
      confirmLoading={props.saving}
      okButtonProps={{ danger: props.danger ?? false }}
      afterOpenChange={(open) => open && form.focusField('reason')}
      onOk={() => form.submit()}
      onCancel={props.close}
    >
      <Form form={form} layout="vertical" onFinish={(typed) => props.submit(typed.reason ?? '')}>
        <div className="dialog-words">{props.children}</div>
        {props.reason !== undefined && (
          <Form.Item
            name="reason"
            label={props.reason}
            rules={[{ required: true, whitespace: true, message: `请填写${props.reason}` }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        <div className="usual-reasons">
          {(props.usual ?? []).map((reason) => (
            <button key={reason} type="button" onClick={() => form.setFieldValue('reason', reason)}>
              {reason}
            </button>
          ))}
        </div>
      </Form>
      {props.problem !== null && <ProblemAlert problem={props.problem} />}
    </Modal>
  )
}
