import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { priorityNames } from '../../matters/contract.ts'
import { type Category, listCategories, setCategory } from '../contract.ts'

const hoursNames = { always: '不分昼夜', reception: '只计接待时间' } as const

const columns: readonly Column<Category>[] = [
  { id: 'name', title: '类别', width: 8, cell: (one) => one.name },
  { id: 'priority', title: '紧急程度', width: 6, cell: (one) => priorityNames[one.priority] },
  { id: 'onSite', title: '到场（分钟）', width: 8, align: 'right', cell: (one) => one.onSiteMinutes },
  { id: 'hours', title: '到场计时', width: 9, cell: (one) => hoursNames[one.onSiteHours] },
  { id: 'emergency', title: '特急到场（分钟）', width: 9, align: 'right', cell: (one) => one.emergencyOnSiteMinutes },
  {
    id: 'finish',
    title: '完工（小时）',
    width: 8,
    align: 'right',
    cell: (one) => Math.round((one.finishMinutes / 60) * 10) / 10,
  },
  { id: 'own', title: '来源', width: 7, cell: (one) => (one.version === 0 ? '默认' : '本小区设置') },
]

/** 报修类别: how soon somebody must be there and be done, for each category of this community. */
const CategoriesPage = () => {
  const { id: communityId } = useCommunity()
  const { data, error, isPending, refetch } = useRead(listCategories, { communityId })
  const [open, setOpen] = useState<Category | undefined>(undefined)
  return (
    <>
      <PageHead title="报修类别" note="改动只对以后登记的报修生效，已登记的仍按原来的时限。" />
      <DataTable
        id="work-orders.categories"
        label="报修类别"
        columns={columns}
        rows={data?.categories ?? []}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        rowKey={(one) => one.code}
        onOpen={setOpen}
        empty={{ title: '还没有类别' }}
      />
      {open !== undefined && <CategoryDrawer key={open.code} category={open} close={() => setOpen(undefined)} />}
    </>
  )
}

const minutesRule = [{ required: true, message: '请填写分钟数' }]

const CategoryDrawer = ({ category, close }: { category: Category; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Category>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(setCategory, {
    refreshes: [listCategories],
    onDone: () => {
      tell.done('已保存')
      close()
    },
  })
  const save = (version: number) =>
    write.mutate({ ...form.getFieldsValue(), communityId, code: category.code, position: category.position, version })
  const conflict = write.error?.code === 'work-orders.category-changed'
  return (
    <FormDrawer
      title={`报修类别 · ${category.name}`}
      save="保存"
      form={form}
      initial={category}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={() => save(taken ?? category.version)}
      close={close}
    >
      <VersionConflict<Category>
        problem={write.error}
        code="work-orders.category-changed"
        fields={[
          { name: 'name', label: '名称' },
          { name: 'onSiteMinutes', label: '到场' },
          { name: 'finishMinutes', label: '完工' },
        ]}
        keepMine={save}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="name" label="名称" rules={rulesOf(setCategory.body, 'name')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="priority" label="紧急程度">
        <Select options={Object.entries(priorityNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="onSiteMinutes" label="到场时限（分钟）" rules={minutesRule}>
        <InputNumber min={1} max={43_200} />
      </Form.Item>
      <Form.Item name="onSiteHours" label="到场计时">
        <Radio.Group options={Object.entries(hoursNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="emergencyOnSiteMinutes" label="特急到场时限（分钟，不分昼夜）" rules={minutesRule}>
        <InputNumber min={1} max={43_200} />
      </Form.Item>
      <Form.Item name="finishMinutes" label="完工时限（分钟）" rules={minutesRule}>
        <InputNumber min={1} max={43_200} />
      </Form.Item>
    </FormDrawer>
  )
}

export default CategoriesPage
