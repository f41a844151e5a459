import { Button, Form, Input } from 'antd'
import { readHours, weekdays } from '../reception-hours.ts'
import './reception-hours-field.css'

const rule = {
  validator: async (_: unknown, text: string | undefined) => {
    const read = readHours(text ?? '')
    if (!read.ok) throw new Error(read.message)
  },
}

/** Reception hours, one line of text a weekday; fields of the surrounding form under `hours`. */
export const ReceptionHoursField = ({ disabled }: { disabled: boolean }) => {
  const form = Form.useFormInstance<{ hours: string[] }>()
  const copyToWorkdays = () => {
    const hours = form.getFieldValue('hours') as string[]
    form.setFieldValue(
      'hours',
      hours.map((text, day) => (day < 5 ? (hours[0] ?? '') : text)),
    )
  }
  return (
    <div className="reception-hours" role="group" aria-labelledby="reception-hours">
      <h3 id="reception-hours">接待时间</h3>
      <p className="quiet">写成 8:30-12:00 14:00-18:00，多段之间空一格；24 小时写 0:00-24:00；休息留空。</p>
      {weekdays.map((day, at) => (
        <div key={day} className="reception-day">
          <Form.Item name={['hours', at]} label={day} layout="horizontal" colon={false} rules={[rule]}>
            <Input placeholder="休息" disabled={disabled} />
          </Form.Item>
          {at === 0 && !disabled && (
            <Button type="link" onClick={copyToWorkdays}>
              周二至周五相同
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
