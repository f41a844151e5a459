import { Form, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { DateField } from '../../../ui/console/date-field.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dayOf, momentOf } from '../../../ui/shared/format.ts'
import type { Problem } from '../../../ui/shared/problem.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import {
  type ByHand,
  changePriority,
  extendClock,
  kindOf,
  type MatterDetail,
  type Priority,
  pauseClock,
  priorityNames,
  reasonsByHand,
  resumeClock,
} from '../contract.ts'
import { useMatterWrite } from './use-matter-write.ts'

type Clock = MatterDetail['clocks'][number]

interface Open {
  readonly what: ByHand | 'resume'
  readonly clock?: Clock
}

const runs = ({ metAt, endedAt }: Clock): boolean => metAt === null && endedAt === null

/** Something that may be done by hand, with the words on its button and its whole name. */
export interface HandAction {
  readonly label: string
  readonly name: string
  readonly run: () => void
}

interface HandActions {
  readonly ofClock: (clock: Clock) => readonly HandAction[]
  readonly ofPriority: readonly HandAction[]
  readonly dialog: ReactNode
}

/** What the desk may do by hand to the clocks and the priority of a matter of this kind, and the dialog that is open. */
export const useHandActions = (matter: MatterDetail): HandActions => {
  const may = useHolds()
  const [open, setOpen] = useState<Open | undefined>(undefined)
  const byHand = new Set(matter.closedAt === null ? kindOf(matter.kind)?.byHand : [])
  const action = (label: string, name: string, opens: Open) => ({ label, name, run: () => setOpen(opens) })
  const ofClock = (clock: Clock): readonly HandAction[] => {
    if (!runs(clock) || clock.forAcceptance) return []
    const extend = byHand.has('extend') && may('matters.extend') && clock.extendable
    const pause = may('matters.edit') && reasonsOf(matter, clock).length > 0
    return [
      ...(extend ? [action('延期', `延期 · ${clock.name}`, { what: 'extend', clock })] : []),
      ...(pause && clock.paused === null ? [action('暂停', `暂停计时 · ${clock.name}`, { what: 'pause', clock })] : []),
      ...(pause && clock.paused !== null
        ? [action('恢复', `恢复计时 · ${clock.name}`, { what: 'resume', clock })]
        : []),
    ]
  }
  const urgent = byHand.has('priority') && may('matters.edit')
  const close = () => setOpen(undefined)
  return {
    ofClock,
    ofPriority: urgent ? [action('调整', '调整紧急程度', { what: 'priority' })] : [],
    dialog: open && <HandDialog matter={matter} open={open} close={close} />,
  }
}

const reasonsOf = ({ kind, state }: MatterDetail, { pauseReasons }: Clock): readonly string[] =>
  reasonsByHand(kind, state, pauseReasons)

interface DialogProps {
  readonly matter: MatterDetail
  readonly close: () => void
}

const HandDialog = ({ matter, open, close }: DialogProps & { open: Open }) => {
  const { what, clock } = open
  if (what === 'priority') return <PriorityDialog matter={matter} close={close} />
  if (clock === undefined) return null
  if (what === 'extend') return <ExtendDialog matter={matter} clock={clock} close={close} />
  if (what === 'pause') return <PauseDialog matter={matter} clock={clock} close={close} />
  return <ResumeDialog matter={matter} clock={clock} close={close} />
}

const useDone = (words: string, close: () => void) => {
  const tell = useTell()
  return {
    onDone: () => {
      tell.done(words)
      close()
    },
  }
}

const ExtendDialog = ({ matter, clock, close }: DialogProps & { clock: Clock }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ day: string; time: string; reason: string }>()
  const write = useMatterWrite(extendClock, useDone('已延期', close))
  return (
    <FormDialog
      title={`延期 ${matter.number}`}
      ok="延期"
      form={form}
      first="day"
      initial={{ day: dayOf(new Date(serverNow().getTime() + 86_400_000)), time: '18:00' }}
      saving={write.isPending}
      problem={write.error}
      submit={({ day, time, reason }) =>
        write.mutate({
          communityId,
          matterId: matter.id,
          rule: clock.rule,
          version: matter.version,
          until: new Date(`${day}T${time}:00+08:00`).toISOString(),
          reason,
        })
      }
      close={close}
    >
      <p className="quiet">
        {clock.name}
        {clock.dueAt !== null && `，原限 ${momentOf(clock.dueAt)}`}。只能延期一次；已记的超时仍然保留。
      </p>
      <Form.Item name="day" label="延至" rules={[{ required: true, message: '请选择日期' }]}>
        <DateField earliest={dayOf(serverNow())} />
      </Form.Item>
      <Form.Item name="time" label="时刻" rules={[{ required: true, message: '请填写时刻' }]}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="reason" label="延期原因" rules={rulesOf(extendClock.body, 'reason')}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  )
}

const PauseDialog = ({ matter, clock, close }: DialogProps & { clock: Clock }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ reason: string }>()
  const write = useMatterWrite(pauseClock, useDone('已暂停计时', close))
  const reasons = reasonsOf(matter, clock)
  return (
    <FormDialog
      title={`暂停计时 ${matter.number}`}
      ok="暂停"
      form={form}
      first="reason"
      initial={reasons.length === 1 ? { reason: reasons[0] as string } : {}}
      saving={write.isPending}
      problem={write.error}
      submit={({ reason }) =>
        write.mutate({ communityId, matterId: matter.id, rule: clock.rule, version: matter.version, reason })
      }
      close={close}
    >
      <p className="quiet">{clock.name}停下，恢复后接着计。</p>
      <Form.Item name="reason" label="原因" rules={[{ required: true, message: '请选择原因' }]}>
        <Radio.Group options={[...reasons]} />
      </Form.Item>
    </FormDialog>
  )
}

const ResumeDialog = ({ matter, clock, close }: DialogProps & { clock: Clock }) => {
  const { id: communityId } = useCommunity()
  const write = useMatterWrite(resumeClock, useDone('已恢复计时', close))
  return (
    <ReasonDialog
      title={`恢复计时 ${matter.number}`}
      confirm="恢复"
      saving={write.isPending}
      problem={write.error}
      submit={() => write.mutate({ communityId, matterId: matter.id, rule: clock.rule, version: matter.version })}
      close={close}
    >
      {clock.name}因“{clock.paused}”停着，现在接着计时。
    </ReasonDialog>
  )
}

const PriorityDialog = ({ matter, close }: DialogProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ priority: Priority; reason: string }>()
  const write = useMatterWrite(changePriority, useDone('已调整', close))
  const others = Object.entries(priorityNames).filter(([value]) => value !== matter.priority)
  return (
    <FormDialog
      title={`调整紧急程度 ${matter.number}`}
      ok="调整"
      form={form}
      first="priority"
      initial={{}}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate({ communityId, matterId: matter.id, version: matter.version, ...typed })}
      close={close}
    >
      <p className="quiet">现在是“{priorityNames[matter.priority]}”。时限按新的紧急程度从登记时重新计算。</p>
      <Form.Item name="priority" label="改为" rules={[{ required: true, message: '请选择紧急程度' }]}>
        <Radio.Group options={others.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="reason" label="原因" rules={rulesOf(changePriority.body, 'reason')}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  )
}

interface FormDialogProps<Values> {
  readonly title: string
  readonly ok: string
  readonly form: ReturnType<typeof Form.useForm<Values>>[0]
  /** Field that has the keyboard first. */
  readonly first: string
  readonly initial: Partial<Values>
  readonly saving: boolean
  readonly problem: Problem | null
  readonly submit: (typed: Values) => void
  readonly close: () => void
  readonly children: ReactNode
}

/** A few fields over the drawer. */
export const FormDialog = <Values extends object>(props: FormDialogProps<Values>) => {
  useShortcuts([{ keys: 'ctrl+enter', label: props.ok, run: () => props.form.submit() }], {
    title: props.title,
    covers: true,
  })
  return (
    <Modal
      open
      title={props.title}
      okText={props.ok}
      cancelText="取消"
      confirmLoading={props.saving}
      afterOpenChange={(open) => open && props.form.focusField(props.first as never)}
      onOk={() => props.form.submit()}
      onCancel={props.close}
    >
      <Form form={props.form} layout="vertical" initialValues={props.initial} onFinish={props.submit}>
        {props.children}
      </Form>
      {props.problem !== null && <ProblemAlert problem={props.problem} />}
    </Modal>
  )
}
