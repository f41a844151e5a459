import { Checkbox, Form, type FormInstance, Input, Radio } from 'antd'
import { useRef } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { phoneOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import type { Assignee } from '../../matters/contract.ts'
import { NoticeFields, type NoticeTyped, usualDeadline } from '../../quality/web/index.tsx'
import { type CallbackDetail, gradeNames, recordCallback, type Satisfaction, satisfactionNames } from '../contract.ts'
import { useCallbackWrite } from './use-callback-write.ts'

interface RecordTyped {
  readonly satisfaction: Satisfaction
  readonly workQuality?: keyof typeof gradeNames
  readonly attitude?: keyof typeof gradeNames
  readonly opinion?: string
  readonly found: boolean
  readonly problem?: NoticeTyped
  readonly rework: boolean
  readonly closes: boolean
}

interface RecordDrawerProps {
  readonly detail: CallbackDetail
  readonly close: () => void
  readonly done: () => void
  /** Word on the button that saves where another call follows. */
  readonly onward?: string | undefined
}

const levels = Object.entries(satisfactionNames) as [Satisfaction, string][]
const grades = Object.entries(gradeNames).map(([value, label]) => ({ value, label }))

/** What the owner said: with the keys 1–5 for how content, Ctrl+Enter to save and go on. */
export const RecordDrawer = ({ detail, close, done, onward }: RecordDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<RecordTyped>()
  const tell = useTell()
  const { matter, callback } = detail
  const { about } = callback
  const found = Form.useWatch('found', form) ?? false
  const isRepair = about?.kind === 'repair'
  const mayRedo = isRepair && (about.state === 'done' || about.state === 'closed')
  const write = useCallbackWrite(recordCallback)
  const submit = (typed: RecordTyped) =>
    write.mutate(
      { communityId, matterId: matter.id, version: matter.version, ...recordOf(typed, { mayRedo }) } as never,
      {
        onSuccess: (after) => {
          const notice = after.callback.rectification
          tell.done(`${matter.number} 已记录${notice ? `，整改通知 ${notice.number} 待签发` : ''}`)
          done()
        },
      },
    )
  return (
    <FormDrawer<RecordTyped>
      title={`记录回访 ${matter.number}`}
      save={onward ?? '保存'}
      width={560}
      form={form}
      initial={{
        found: false,
        rework: mayRedo,
        closes: isRepair && about.state === 'done',
        problem: firstNotice(detail) as NoticeTyped,
      }}
      saving={write.isPending}
      problem={write.error}
      submit={submit}
      close={close}
    >
      <p className="callback-head">
        <b>{matter.callerName || '住户'}</b> {matter.place.name}{' '}
        <span className="figures">{phoneOf(matter.callerPhone)}</span>
        <br />
        <span className="quiet">{matter.title}</span>
      </p>
      <SatisfactionField />
      <div className="two-columns">
        <Form.Item name="workQuality" label={isRepair ? '维修质量' : '办理质量'}>
          <Radio.Group optionType="button" options={grades} />
        </Form.Item>
        <Form.Item name="attitude" label="服务态度">
          <Radio.Group optionType="button" options={grades} />
        </Form.Item>
      </div>
      <Form.Item name="opinion" label="住户意见" rules={rulesOf(recordCallback.body, 'opinion')}>
        <Input.TextArea rows={2} maxLength={1000} placeholder="照住户原话记" />
      </Form.Item>
      <Form.Item name="found" valuePropName="checked">
        <Checkbox onChange={(event) => event.target.checked && takeOver(form)}>发现问题，开整改通知</Checkbox>
      </Form.Item>
      {found && (
        <section className="callback-problem" aria-label="整改通知">
          <p className="quiet">保存后整改通知待签发，24 小时内签发给责任人。</p>
          <NoticeFields under="problem" />
          {mayRedo && (
            <Form.Item name="rework" valuePropName="checked">
              <Checkbox>
                {about.state === 'closed' ? `报修单 ${about.number} 另开返修单` : `报修单 ${about.number} 返工`}
              </Checkbox>
            </Form.Item>
          )}
        </section>
      )}
      {!found && isRepair && about.state === 'done' && (
        <Form.Item name="closes" valuePropName="checked">
          <Checkbox>同时关闭报修单 {about.number}</Checkbox>
        </Form.Item>
      )}
    </FormDrawer>
  )
}

/** What the owner said is what is wrong, until somebody puts it better. */
const takeOver = (form: FormInstance<RecordTyped>): void => {
  const { opinion, problem } = form.getFieldsValue(true) as RecordTyped
  if (opinion && !problem?.wrong) form.setFieldValue(['problem', 'wrong'], opinion)
}

const SatisfactionField = () => {
  const form = Form.useFormInstance<RecordTyped>()
  const group = useRef<HTMLDivElement>(null)
  useShortcuts(
    levels.map(([value, label], at) => ({
      keys: String(at + 1),
      label,
      run: () => {
        form.setFieldValue('satisfaction', value)
        group.current?.querySelector<HTMLElement>('input:checked')?.focus()
      },
    })),
    { title: '满意度' },
  )
  return (
    <div ref={group}>
      <Form.Item name="satisfaction" label="满意度" rules={[{ required: true, message: '请选择满意度（按 1–5）' }]}>
        <Radio.Group
          className="choices"
          optionType="button"
          options={levels.map(([value, label], at) => ({ value, label: `${at + 1} ${label}` }))}
        />
      </Form.Item>
    </div>
  )
}

/** The notice with what is known already: to whoever did the work. */
const firstNotice = ({ callback: { about } }: CallbackDetail): Partial<NoticeTyped> => {
  const to = about?.technicianId
    ? { staffId: about.technicianId }
    : { role: about?.kind === 'repair' ? 'technician' : 'supervisor' }
  return { to: to as Assignee, deadline: usualDeadline() }
}

/** What goes to the server; a notice that was opened and closed again is left out. */
const recordOf = (typed: RecordTyped, { mayRedo }: { mayRedo: boolean }) => ({
  satisfaction: typed.satisfaction,
  workQuality: typed.workQuality ?? null,
  attitude: typed.attitude ?? null,
  opinion: typed.opinion ?? '',
  problem:
    typed.found && typed.problem ? { ...typed.problem, rework: mayRedo && typed.rework ? 'redo' : 'none' } : null,
  closes: !typed.found && typed.closes ? 'repair' : 'none',
})
