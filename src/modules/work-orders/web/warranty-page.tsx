import { Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { Facts } from '../../../ui/console/matter-drawer.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import {
  countedFromNames,
  type Part,
  readWarranty,
  setWarranty,
  termsNames,
  type WarrantySetting,
} from '../contract.ts'
import { exportParts, partColumns } from '../warranty/part-list.ts'
import { choicesOf } from './form-words.ts'
import { MonthDayField } from './month-day-field.tsx'
import { PartDrawer } from './part-drawer.tsx'
import '../../../ui/console/form.css'
import './repair.css'

const columns = columnsOf(partColumns)
const rowsOf = (answer: { parts: Part[] }) => answer.parts

/** 保修规则: which part the developer answers for, how long, counted from when. */
const WarrantyPage = () => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(readWarranty, { communityId, all: 'true' })
  const found = useShortList(readWarranty, { communityId, all: 'true' }, rowsOf, partColumns)
  const [open, setOpen] = useState<Part | 'new' | 'setting' | undefined>(undefined)
  const close = () => setOpen(undefined)
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      新增部位
    </Button>
  )
  return (
    <>
      <PageHead
        title="保修规则"
        note="竣工验收和交付日期登记在楼栋、房屋资料里；保修单位几天内须答复在“时限”里设置。改动只对以后登记的报修生效。"
        actions={
          <>
            {data !== undefined && <Button onClick={() => setOpen('setting')}>修改规则</Button>}
            {add}
          </>
        }
      />
      {data !== undefined && (
        <section className="sheet" aria-label="规则">
          <SettingFacts setting={data.setting} />
        </section>
      )}
      <DataTable
        {...found}
        id="work-orders.parts"
        label="保修部位"
        columns={columns}
        rowKey={(one) => one.code}
        onOpen={setOpen}
        search="部位或期限"
        exports={exportParts}
        rowTone={(one) => (one.retired ? 'quiet' : undefined)}
        empty={{ title: '还没有部位', action: add }}
      />
      {open === 'new' && <PartDrawer close={close} />}
      {open === 'setting' && data !== undefined && <SettingDrawer setting={data.setting} close={close} />}
      {typeof open === 'object' && <PartDrawer key={open.code} part={open} close={close} />}
    </>
  )
}

const SettingFacts = ({ setting }: { setting: WarrantySetting }) => (
  <Facts
    facts={[
      ['期限依据', termsNames[setting.terms]],
      ['起算', countedFromNames[setting.countedFrom]],
      ['采暖期', `${setting.heatingFrom} 至 ${setting.heatingUntil}`],
      ['供冷期', `${setting.coolingFrom} 至 ${setting.coolingUntil}`],
    ]}
  />
)

const SettingDrawer = ({ setting, close }: { setting: WarrantySetting; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<WarrantySetting>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(setWarranty, {
    refreshes: [readWarranty],
    onDone: () => {
      tell.done('已保存')
      close()
    },
  })
  const save = (version: number) => write.mutate({ ...form.getFieldsValue(), communityId, version })
  const conflict = write.error?.code === 'work-orders.setting-changed'
  return (
    <FormDrawer
      title="修改保修规则"
      save="保存"
      width={560}
      form={form}
      initial={setting}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={() => save(taken ?? setting.version)}
      close={close}
    >
      <VersionConflict<WarrantySetting>
        problem={write.error}
        code="work-orders.setting-changed"
        fields={[
          { name: 'terms', label: '期限依据', show: (one) => termsNames[one as 'regulation'] },
          { name: 'countedFrom', label: '起算', show: (one) => countedFromNames[one as 'later'] },
          { name: 'heatingFrom', label: '采暖期开始' },
          { name: 'heatingUntil', label: '采暖期结束' },
          { name: 'coolingFrom', label: '供冷期开始' },
          { name: 'coolingUntil', label: '供冷期结束' },
        ]}
        keepMine={save}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="terms" label="期限依据" extra="只影响本小区没有单独设置的部位。">
        <Radio.Group className="stacked" options={choicesOf(termsNames)} />
      </Form.Item>
      <Form.Item name="countedFrom" label="起算">
        <Select options={choicesOf(countedFromNames)} />
      </Form.Item>
      <div className="two-columns">
        <MonthDayField name="heatingFrom" label="采暖期开始" />
        <MonthDayField name="heatingUntil" label="采暖期结束" />
        <MonthDayField name="coolingFrom" label="供冷期开始" />
        <MonthDayField name="coolingUntil" label="供冷期结束" />
      </div>
    </FormDrawer>
  )
}

export default WarrantyPage
