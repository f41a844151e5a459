import { Form, Input } from 'antd'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { setWarranty } from '../contract.ts'

/** A day of the year, written 11-15. */
export const MonthDayField = ({ name, label }: { name: string; label: string }) => (
  <Form.Item name={name} label={`${label}（月-日）`} rules={rulesOf(setWarranty.body, name)}>
    <Input maxLength={5} placeholder="11-15" inputMode="numeric" />
  </Form.Item>
)
