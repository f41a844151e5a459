import { Form, Input } from 'antd'
import { DateField } from '../../../ui/console/date-field.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { AssigneeField } from '../../matters/web/index.tsx'
import { createRectification } from '../contract.ts'
import type { NoticeTyped } from './notice-typed.ts'
import '../../../ui/console/form.css'

/** What is wrong, what is to be done, by whom, until when. Names of the fields begin with `under` where it is given. */
const NoticeFields = ({ under }: { under?: string }) => {
  const name = (field: keyof NoticeTyped) => (under === undefined ? [field] : [under, field])
  return (
    <>
      <Form.Item name={name('wrong')} label="存在问题" rules={rulesOf(createRectification.body, 'wrong')}>
        <Input.TextArea rows={3} maxLength={1000} placeholder="例如：厨房水管接头修后第二天又渗水" />
      </Form.Item>
      <Form.Item name={name('demand')} label="整改要求" rules={rulesOf(createRectification.body, 'demand')}>
        <Input.TextArea rows={2} maxLength={1000} placeholder="例如：重新更换接头，试水半小时以上" />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name={name('to')} label="整改责任人" rules={[{ required: true, message: '请选择整改责任人' }]}>
          <AssigneeField />
        </Form.Item>
        <Form.Item
          name={name('deadline')}
          label="整改期限"
          extra="到当天 24:00 为止。"
          rules={[{ required: true, message: '请选择整改期限' }]}
        >
          <DateField earliest={dayOf(serverNow())} />
        </Form.Item>
      </div>
    </>
  )
}

export default NoticeFields
