import { AutoComplete, Form } from 'antd'
import type { CardHouse } from '../../../ui/console/module.ts'

export interface CallerTyped {
  readonly callerName?: string
  readonly callerPhone?: string
}

/** Who reports it: somebody of the house, chosen with one click and with the phone, or a name that is typed. */
export const CallerFields = ({ house }: { house: CardHouse }) => {
  const form = Form.useFormInstance()
  const chose = (name: string) => {
    const phone = house.people.find((person) => person.name === name)?.phone
    if (phone) form.setFieldValue('callerPhone', phone)
  }
  return (
    <Form.Item name="callerName" label="报修人">
      <AutoComplete
        options={house.people.map(({ id, name, phone }) => ({ key: id, value: name, label: `${name} ${phone}` }))}
        onSelect={chose}
        maxLength={60}
      />
    </Form.Item>
  )
}

/** The caller as the contract wants it: the party where the name is one of the house. */
export const callerOf = (house: CardHouse, { callerName = '', callerPhone = '' }: CallerTyped) => ({
  partyId: house.people.find(({ name }) => name === callerName.trim())?.id ?? null,
  callerName,
  callerPhone,
})
