import { Button, Form } from 'antd'
import { useState } from 'react'
import { useFieldFaults } from '../../../ui/console/form-drawer.tsx'
import type { CardActionProps } from '../../../ui/console/module.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { RepairFields } from '../../work-orders/web/index.tsx'
import { listCalls, logCall } from '../contract.ts'
import { CallFields, type CallTyped, callOf } from './call-fields.tsx'

/** 来电登记 from the household card: one form for the call and for the repair it leads to. */
const CallForm = ({ communityId, house, close }: CardActionProps) => {
  const [form] = Form.useForm<CallTyped>()
  const tell = useTell()
  // The call began when the clerk opened the form; what is written down has that time and length.
  const [startedAt] = useState(() => serverNow())
  const outcome = Form.useWatch('outcome', form)
  const write = useMatterWrite(logCall, { refreshes: [listCalls] })
  useFieldFaults(form, write.error)
  useShortcuts([{ keys: 'ctrl+enter', label: '登记', run: () => form.submit() }], { title: '来电登记', covers: true })
  const save = async (typed: CallTyped) => {
    const logged = await write
      .mutateAsync({ communityId, ...callOf(typed, { house, startedAt, endedAt: serverNow() }) } as never)
      .catch(() => undefined)
    if (logged === undefined) return
    tell.done(logged.matterNumber === null ? '来电已登记' : `来电已登记，报修单 ${logged.matterNumber}`)
    close()
  }
  const first = house.people[0]
  return (
    <Form<CallTyped>
      form={form}
      layout="vertical"
      initialValues={{ outcome: 'enquiry', ...(first ? { callerName: first.name, phone: first.phone } : {}) }}
      onFinish={(typed) => void save(typed)}
    >
      <CallFields house={house} />
      {outcome === 'repair' && (
        <RepairFields communityId={communityId} under="repair" withoutTitle place={{ kind: 'house', id: house.id }} />
      )}
      {write.error !== null && <ProblemAlert problem={write.error} />}
      <div className="call-foot">
        <Button onClick={close}>取消</Button>
        <Button type="primary" htmlType="submit" loading={write.isPending} title="Ctrl + 回车">
          登记
        </Button>
      </div>
    </Form>
  )
}

export default CallForm
