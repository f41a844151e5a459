import { Button, Drawer, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Problem } from '../shared/problem.ts'
import { useShortcuts } from '../shared/shortcuts.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import './form.css'

interface FormDrawerProps<Values> {
  readonly title: ReactNode
  /** Word on the button that saves: `借出`, `保存`. */
  readonly save: string
  readonly form: FormInstance<Values>
  readonly initial?: Partial<Values>
  readonly saving: boolean
  readonly problem: Problem | null
  readonly submit: (values: Values) => void
  readonly close: () => void
  readonly width?: number
  /** Only to look at: nothing can be typed or saved. */
  readonly readOnly?: boolean
  /** Destructive or secondary buttons, left of the foot. */
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/**
 * A form at the right of the page. Closing with something typed asks first; Ctrl+Enter saves; faults of single fields
 * stand at the field, the sentence of the problem above the foot. Values and idempotency key survive a lost connection.
 */
export const FormDrawer = <Values extends object>(props: FormDrawerProps<Values>) => {
  const { form, problem, saving } = props
  const [asking, setAsking] = useState(false)
  const touched = useRef(false)
  const fields = useRef<HTMLDivElement>(null)
  const leave = () => {
    if (touched.current && !saving) return setAsking(true)
    return props.close()
  }
  useShortcuts([{ keys: 'ctrl+enter', label: props.save, run: () => !props.readOnly && form.submit() }], {
    title: '表单',
    covers: true,
  })
  useFieldFaults(form, problem)

  return (
    <Drawer
      open
      title={props.title}
      size={props.width ?? 480}
      onClose={leave}
      afterOpenChange={(open) => open && focusFirst(fields.current)}
      mask={{ closable: true }}
      footer={
        <div className="drawer-foot">
          <div className="drawer-extra">{props.extra}</div>
          <Button onClick={leave}>{props.readOnly ? '关闭' : '取消'}</Button>
          {!props.readOnly && (
            <Button type="primary" loading={saving} onClick={() => form.submit()} title="Ctrl + 回车">
              {props.save}
            </Button>
          )}
        </div>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={props.readOnly ?? false}
        scrollToFirstError={{ focus: true, block: 'center' }}
        {...(props.initial === undefined ? {} : { initialValues: props.initial })}
        onValuesChange={() => {
          touched.current = true
        }}
        onFinish={props.submit}
      >
        <div ref={fields}>{props.children}</div>
        {/* Enter in a field saves, as in every form. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </Form>
      {problem !== null && <ProblemAlert problem={problem} />}
      <Modal
        open={asking}
        title="还没有保存"
        okText="不保存，关闭"
        okButtonProps={{ danger: true }}
        cancelText="继续填写"
        onOk={props.close}
        onCancel={() => setAsking(false)}
      >
        填写的内容还没有保存，确定关闭吗？
      </Modal>
    </Drawer>
  )
}

/** The drawer takes the focus while it slides in; people want to type at once, and whoever does so already is left there. */
const focusFirst = (fields: HTMLElement | null): void => {
  if (fields === null || fields.contains(document.activeElement)) return
  fields.querySelector<HTMLElement>('input:not([disabled]):not([type=hidden]), textarea:not([disabled])')?.focus()
}

/** Puts the server's faults of single fields beside the fields themselves. */
export const useFieldFaults = <Values,>(form: FormInstance<Values>, problem: Problem | null): void => {
  useEffect(() => {
    const faults = problem?.fields ?? []
    if (faults.length === 0) return
    form.setFields(faults.map(({ path, message }) => ({ name: pathOf(path) as never, errors: [message] })))
  }, [form, problem])
}

const pathOf = (path: string): (string | number)[] =>
  path
    .replace(/^body\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
