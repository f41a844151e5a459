import { Form, Input, Radio, Select } from 'antd'
import type { CommunityId } from '../../../kernel/id.ts'
import { useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { priorityNames } from '../../matters/contract.ts'
import { type Category, listCategories, type RepairToLog, readWarranty } from '../contract.ts'
import TechnicianField from './technician-field.tsx'
import { WarrantyCheck } from './warranty-check.tsx'
import '../../../ui/console/form.css'
import './repair.css'

/** What the fields put into the form under their names. */
export interface RepairTyped {
  readonly category: string
  readonly title: string
  readonly description?: string
  readonly priority?: RepairToLog['priority']
  readonly appointment?: string
  readonly part?: string
  readonly dispatchTo?: RepairToLog['dispatchTo'] | null
}

interface RepairFieldsProps {
  readonly communityId: CommunityId
  /** Names of the fields begin with this (`repair` where the form holds more than the repair). */
  readonly under?: string
  /** Without the field that says what is broken, where the form around already asks for it. */
  readonly withoutTitle?: boolean
  /** Where it is: what the warranty says is shown while the desk is still on the telephone. */
  readonly place?: RepairToLog['place']
}

/** What is broken, how urgent it is, who goes. Choosing a category says how soon somebody will be there. */
const RepairFields = ({ communityId, under, withoutTitle = false, place }: RepairFieldsProps) => {
  const form = Form.useFormInstance()
  const may = useHolds()
  const { data } = useRead(listCategories, { communityId })
  const parts = useRead(readWarranty, { communityId }).data?.parts ?? []
  const name = (field: keyof RepairTyped) => (under === undefined ? [field] : [under, field])
  const code: string | undefined = Form.useWatch(name('category'), form)
  const chosen: RepairToLog['priority'] | undefined = Form.useWatch(name('priority'), form)
  const part: string | undefined = Form.useWatch(name('part'), form)
  const categories = data?.categories ?? []
  const category = categories.find((one) => one.code === code)
  const priority = chosen ?? category?.priority
  return (
    <>
      {!withoutTitle && (
        <Form.Item
          name={name('title')}
          label="报修内容"
          rules={[{ required: true, whitespace: true, message: '请写明哪里坏了' }]}
        >
          <Input autoFocus maxLength={100} placeholder="例如：厨房水管接头漏水" />
        </Form.Item>
      )}
      <Form.Item name={name('category')} label="类别" rules={[{ required: true, message: '请选择类别' }]}>
        <Radio.Group
          className="choices"
          optionType="button"
          options={categories.map((one) => ({ value: one.code, label: one.name }))}
          onChange={() => {
            form.setFieldValue(name('priority'), undefined)
            form.setFieldValue(name('part'), undefined)
          }}
        />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name={name('priority')} label="紧急程度">
          <PriorityField {...(category ? { usual: category.priority } : {})} />
        </Form.Item>
        <Form.Item name={name('appointment')} label="预约时间">
          <Input maxLength={60} placeholder="例如：今晚 7 点以后" />
        </Form.Item>
      </div>
      {category && priority && <p className="promise">{promiseOf(category, priority)}</p>}
      <Form.Item name={name('part')} label="保修部位">
        <PartField parts={parts} {...(category?.part == null ? {} : { usual: category.part })} />
      </Form.Item>
      {category && place && <WarrantyCheck category={category.code} part={part} place={place} />}
      {may('work-orders.dispatch') && (
        <Form.Item name={name('dispatchTo')} label="派给" extra="不选则先登记，稍后在事项里派工。">
          <TechnicianField />
        </Form.Item>
      )}
      <Form.Item name={name('description')} label="补充情况">
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
    </>
  )
}

interface PriorityFieldProps {
  readonly usual?: Category['priority']
  readonly id?: string
  readonly value?: string
  readonly onChange?: (priority: string) => void
}

const PriorityField = ({ usual, id, value, onChange }: PriorityFieldProps) => (
  <Select
    {...(id === undefined ? {} : { id })}
    placeholder="按类别"
    value={value ?? usual ?? null}
    options={Object.entries(priorityNames).map(([one, label]) => ({ value: one, label }))}
    {...(onChange ? { onChange } : {})}
  />
)

interface PartFieldProps {
  readonly parts: readonly { readonly code: string; readonly name: string }[]
  readonly usual?: string
  readonly id?: string
  readonly value?: string
  readonly onChange?: (part: string) => void
}

const PartField = ({ parts, usual, id, value, onChange }: PartFieldProps) => (
  <Select
    {...(id === undefined ? {} : { id })}
    showSearch={{ optionFilterProp: 'label' }}
    placeholder="不属保修"
    value={value ?? usual ?? null}
    options={parts.map(({ code, name }) => ({ value: code, label: name }))}
    {...(onChange ? { onChange } : {})}
  />
)

/** `应在 30 分钟内到场，不分昼夜；24 小时内完工` */
const promiseOf = (category: Category, priority: Category['priority']): string => {
  const emergency = priority === 'emergency'
  const onSite = emergency ? category.emergencyOnSiteMinutes : category.onSiteMinutes
  const always = emergency || category.onSiteHours === 'always'
  return `应在 ${span(onSite)}内到场，${always ? '不分昼夜' : '只计接待时间'}；${span(category.finishMinutes)}内完工`
}

const span = (minutes: number): string => {
  if (minutes % 1440 === 0) return `${minutes / 1440} 天`
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}

export default RepairFields
