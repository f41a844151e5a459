import { AutoComplete, Form, Input, Radio } from 'antd'
import type { CardHouse } from '../../../ui/console/module.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import type { RepairToLog } from '../../work-orders/contract.ts'
import { logCall, type Outcome, outcomeNames } from '../contract.ts'
import './calls.css'

export interface CallTyped {
  readonly callerName?: string
  readonly phone?: string
  readonly content: string
  readonly outcome: Outcome
  readonly repair?: Partial<RepairToLog> & { readonly dispatchTo?: RepairToLog['dispatchTo'] | null }
}

/** Who rang, from which number, about what. */
export const CallFields = ({ house }: { house: CardHouse }) => {
  const form = Form.useFormInstance<CallTyped>()
  const chose = (name: string) => {
    const phone = house.people.find((person) => person.name === name)?.phone
    if (phone) form.setFieldValue('phone', phone)
  }
  return (
    <>
      <Form.Item name="content" label="来电内容" rules={rulesOf(logCall.body, 'content')}>
        <Input.TextArea autoFocus rows={3} maxLength={2000} placeholder="一两句话写清楚" />
      </Form.Item>
      <Form.Item name="outcome" label="事由">
        <Radio.Group
          className="outcomes"
          optionType="button"
          options={Object.entries(outcomeNames).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <div className="caller">
        <Form.Item name="callerName" label="来电人">
          <AutoComplete
            options={house.people.map(({ id, name, phone }) => ({ key: id, value: name, label: `${name} ${phone}` }))}
            onSelect={chose}
          />
        </Form.Item>
        <Form.Item name="phone" label="来电号码">
          <Input type="tel" autoComplete="off" />
        </Form.Item>
      </div>
    </>
  )
}

/** The typed form as the contract wants it. */
export const callOf = (typed: CallTyped, o: { house: CardHouse; startedAt: Date; endedAt: Date }) => {
  const { callerName = '', phone = '', content, outcome, repair } = typed
  const { dispatchTo, ...order } = repair ?? {}
  // What was said is what is broken; the whole of it stands in the call.
  const title = content.trim().split('\n')[0]?.slice(0, 100)
  return {
    startedAt: o.startedAt.toISOString(),
    lengthSeconds: Math.max(0, Math.round((o.endedAt.getTime() - o.startedAt.getTime()) / 1000)),
    phone,
    callerName,
    content,
    outcome,
    houseId: o.house.id,
    partyId: o.house.people.find(({ name }) => name === callerName.trim())?.id ?? null,
    ...(outcome === 'repair'
      ? { repair: { ...order, title, place: { kind: 'house', id: o.house.id }, ...(dispatchTo ? { dispatchTo } : {}) } }
      : {}),
  }
}
