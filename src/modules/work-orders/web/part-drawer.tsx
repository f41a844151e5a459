import { Form, Input, InputNumber, Select } from 'antd'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { createPart, type Part, readWarranty, setPart, termUnitNames } from '../contract.ts'
import { choicesOf, numberRule } from './form-words.ts'
import { RetirableDrawer } from './retirable-drawer.tsx'
import '../../../ui/console/form.css'

/** One part of the building and how long the developer answers for it. */
export const PartDrawer = ({ part, close }: { part?: Part; close: () => void }) => (
  <RetirableDrawer<Part>
    title={part === undefined ? '新增保修部位' : `保修部位 · ${part.name}`}
    thing={part}
    usual={{ position: 200, termAmount: 2, termUnit: 'year' }}
    create={createPart}
    change={setPart}
    named={({ code }) => ({ code })}
    refreshes={[readWarranty]}
    conflict="work-orders.part-changed"
    compared={[
      { name: 'name', label: '部位' },
      { name: 'termAmount', label: '期限' },
      { name: 'termUnit', label: '单位', show: (one) => termUnitNames[one as 'year'] },
      { name: 'position', label: '顺序' },
    ]}
    close={close}
  >
    <Form.Item name="name" label="部位" rules={rulesOf(createPart.body, 'name')}>
      <Input maxLength={40} />
    </Form.Item>
    <div className="two-columns">
      <Form.Item name="termAmount" label="期限" rules={numberRule}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="termUnit" label="单位">
        <Select options={choicesOf(termUnitNames)} />
      </Form.Item>
    </div>
    <Form.Item name="position" label="顺序（小的在前）" rules={numberRule}>
      <InputNumber min={0} max={999} precision={0} />
    </Form.Item>
  </RetirableDrawer>
)
