import { AutoComplete, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import '../../../ui/console/form.css'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import type { CardActionProps } from '../../../ui/console/module.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listMatters, type MatterId } from '../../matters/contract.ts'
import { MatterSheet } from '../../matters/web/index.tsx'
import { planCallback } from '../contract.ts'
import { useCallbackWrite } from './use-callback-write.ts'

interface Typed {
  readonly title: string
  readonly aboutMatterId?: MatterId | null
  readonly callee?: string
  readonly phone?: string
}

const usual = ['了解居住情况', '节日问候', '听取对服务的意见']

/** 回访 from the household card: about something that was finished, or to hear how they fare; then it is recorded. */
const PlanCallback = ({ communityId, house, close }: CardActionProps) => {
  const [form] = Form.useForm<Typed>()
  const [planned, setPlanned] = useState<MatterId | undefined>(undefined)
  const done = useRead(listMatters, {
    communityId,
    houseId: house.id,
    status: 'all',
    sort: 'newest',
    limit: 30,
  } as never)
  const finished = (done.data?.rows ?? []).filter(
    ({ kind, state }) => ['repair', 'complaint'].includes(kind) && ['done', 'closed', 'resolved'].includes(state),
  )
  const write = useCallbackWrite(planCallback)
  useFieldFaults(form, write.error)
  useShortcuts([{ keys: 'ctrl+enter', label: '开始回访', run: () => form.submit() }], {
    title: '临时回访',
    covers: true,
  })
  if (planned !== undefined) return <MatterSheet matterId={planned} close={close} />
  const [first] = house.people
  const submit = ({ title, aboutMatterId, callee, phone }: Typed) =>
    write.mutate(
      {
        communityId,
        houseId: house.id,
        title,
        aboutMatterId: aboutMatterId ?? null,
        callee: callee ?? '',
        phone: phone ?? '',
      } as never,
      { onSuccess: (detail) => setPlanned(detail.matter.id) },
    )
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      initialValues={{ callee: first?.name, phone: first?.phone }}
      onFinish={submit}
    >
      <Form.Item name="title" label="回访事由" rules={rulesOf(planCallback.body, 'title')}>
        <AutoComplete options={usual.map((value) => ({ value }))} autoFocus placeholder="例如：了解居住情况" />
      </Form.Item>
      {finished.length > 0 && (
        <Form.Item name="aboutMatterId" label="关于">
          <Select
            allowClear
            placeholder="不针对某件事"
            options={finished.map((row) => ({
              value: row.id,
              label: `${row.number} ${row.title}（${momentOf(row.openedAt)}）`,
            }))}
            onChange={(_, option) => {
              const about = finished.find(({ id }) => id === (option as { value?: string } | undefined)?.value)
              if (about && !form.getFieldValue('title'))
                form.setFieldValue('title', `回访：${about.title}`.slice(0, 80))
            }}
          />
        </Form.Item>
      )}
      <div className="two-columns">
        <Form.Item name="callee" label="回访对象" rules={rulesOf(planCallback.body, 'callee')}>
          <AutoComplete
            options={house.people.map(({ name }) => ({ value: name }))}
            onSelect={(name: string) =>
              form.setFieldValue('phone', house.people.find((one) => one.name === name)?.phone ?? '')
            }
          />
        </Form.Item>
        <Form.Item name="phone" label="电话">
          <Input inputMode="tel" />
        </Form.Item>
      </div>
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <div className="callback-foot">
        <Button onClick={close}>取消</Button>
        <Button type="primary" htmlType="submit" loading={write.isPending} title="Ctrl + 回车">
          开始回访
        </Button>
      </div>
    </Form>
  )
}

export default PlanCallback
