import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { priorityNames } from '../../matters/contract.ts'
import {
  type Category,
  callbackClassNames,
  createCategory,
  listCategories,
  readWarranty,
  setCategory,
} from '../contract.ts'
import { hoursNames } from '../setting-words.ts'
import { choicesOf, numberRule } from './form-words.ts'
import { RetirableDrawer } from './retirable-drawer.tsx'
import '../../../ui/console/form.css'

/** A new category begins as that of an ordinary repair. */
const usual: Partial<Category> = {
  position: 80,
  priority: 'normal',
  onSiteMinutes: 240,
  onSiteHours: 'reception',
  emergencyOnSiteMinutes: 30,
  finishMinutes: 4320,
  callbackClass: 'other',
  part: null,
}

/** One category of repairs with its times, its callback and its part of the building. */
export const CategoryDrawer = ({ category, close }: { category?: Category; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const { data: warranty } = useRead(readWarranty, { communityId })
  return (
    <RetirableDrawer<Category>
      title={category === undefined ? '新增报修类别' : `报修类别 · ${category.name}`}
      thing={category}
      usual={usual}
      create={createCategory}
      change={setCategory}
      named={({ code }) => ({ code })}
      refreshes={[listCategories]}
      conflict="work-orders.category-changed"
      compared={[
        { name: 'name', label: '名称' },
        { name: 'position', label: '顺序' },
        { name: 'onSiteMinutes', label: '到场' },
        { name: 'finishMinutes', label: '完工' },
        { name: 'callbackClass', label: '回访', show: (one) => callbackClassNames[one as 'leak'] },
        { name: 'retired', label: '停用', show: (one) => (one === true ? '已停用' : '使用中') },
      ]}
      close={close}
    >
      <div className="two-columns">
        <Form.Item name="name" label="名称" rules={rulesOf(createCategory.body, 'name')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="position" label="顺序（小的在前）" rules={numberRule}>
          <InputNumber min={0} max={999} precision={0} />
        </Form.Item>
        <Form.Item name="priority" label="紧急程度">
          <Select options={choicesOf(priorityNames)} />
        </Form.Item>
        <Form.Item name="onSiteMinutes" label="到场时限（分钟）" rules={numberRule}>
          <InputNumber min={1} max={43_200} precision={0} />
        </Form.Item>
        <Form.Item name="emergencyOnSiteMinutes" label="特急到场（分钟）" rules={numberRule}>
          <InputNumber min={1} max={43_200} precision={0} />
        </Form.Item>
        <Form.Item name="finishMinutes" label="完工时限（分钟）" rules={numberRule}>
          <InputNumber min={1} max={43_200} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="onSiteHours" label="到场计时" extra="特急的报修一律不分昼夜。">
        <Radio.Group options={choicesOf(hoursNames)} />
      </Form.Item>
      <Form.Item name="callbackClass" label="回访类别" extra="安全设施 2 天、渗漏 3 天、其他一周内回访。">
        <Radio.Group options={choicesOf(callbackClassNames)} />
      </Form.Item>
      <Form.Item
        name="part"
        label="保修部位"
        extra="登记时据此判定保修期，接待员可以改选。"
        getValueFromEvent={(code: string | undefined) => code ?? null}
      >
        <Select
          allowClear
          placeholder="不属保修"
          options={(warranty?.parts ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
    </RetirableDrawer>
  )
}
