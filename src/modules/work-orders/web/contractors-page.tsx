import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { phoneOf } from '../../../ui/shared/format.ts'
import { PageLink, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import {
  type Contractor,
  createContractor,
  listContractors,
  type Part,
  readWarranty,
  setContractor,
} from '../contract.ts'
import { contractorColumns, exportContractors } from '../contractors/contractor-list.ts'
import { RetirableDrawer } from './retirable-drawer.tsx'
import '../../../ui/console/form.css'
import './repair.css'

const columns = columnsOf(contractorColumns, {
  phone: (one) => <span className="figures">{phoneOf(one.phone)}</span>,
  open: (one) => (one.open === 0 ? 0 : <PageLink to={`/repairs?contractorId=${one.id}`}>{one.open}</PageLink>),
})

const rowsOf = (answer: { contractors: Contractor[] }) => answer.contractors

/** 保修单位: whom to call when the developer answers for a repair. */
const ContractorsPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()('work-orders.set-contractors')
  const [asked, ask] = useAsked()
  const found = useShortList(listContractors, { communityId, all: 'true' }, rowsOf, contractorColumns)
  const parts = useRead(readWarranty, { communityId, all: 'true' }).data?.parts ?? []
  const [adding, setAdding] = useState(false)
  const opened = found.rows.find(({ id }) => id === asked['contractor'])
  const add = may && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新增单位
    </Button>
  )
  return (
    <>
      <PageHead title="保修单位" note="开发商指定的维修单位，保修期内的报修转给它们并跟踪。" actions={add} />
      <DataTable
        {...found}
        id="work-orders.contractors"
        label="保修单位"
        columns={columns}
        rowKey={(one) => one.id}
        onOpen={(one) => ask({ contractor: one.id })}
        search="单位、联系人或电话"
        exports={exportContractors}
        rowTone={(one) => (one.retired ? 'quiet' : undefined)}
        empty={{
          title: '还没有保修单位',
          hint: '把开发商的防水、电梯、门窗等维修单位和电话登记在这里，保修期内的报修就可以直接转给它们，逾期不答复会上报主管。',
          action: add,
        }}
      />
      {adding && <ContractorDrawer parts={parts} readOnly={false} close={() => setAdding(false)} />}
      {opened !== undefined && (
        <ContractorDrawer
          key={opened.id}
          contractor={opened}
          parts={parts}
          readOnly={!may}
          close={() => ask({ contractor: undefined })}
        />
      )}
    </>
  )
}

interface DrawerProps {
  readonly contractor?: Contractor
  readonly parts: readonly Part[]
  readonly readOnly: boolean
  readonly close: () => void
}

const ContractorDrawer = ({ contractor, parts, readOnly, close }: DrawerProps) => {
  const nameOf = (code: string) => parts.find((part) => part.code === code)?.name ?? code
  return (
    <RetirableDrawer<Contractor>
      title={contractor === undefined ? '新增保修单位' : contractor.name}
      thing={contractor}
      usual={{ partCodes: [] }}
      create={createContractor}
      change={setContractor}
      named={({ id }) => ({ contractorId: id })}
      refreshes={[listContractors]}
      conflict="work-orders.contractor-changed"
      compared={[
        { name: 'name', label: '单位' },
        { name: 'contact', label: '联系人' },
        { name: 'phone', label: '电话' },
        { name: 'partCodes', label: '负责部位', show: (codes) => (codes as string[]).map(nameOf).join('、') },
        { name: 'note', label: '备注' },
      ]}
      readOnly={readOnly}
      close={close}
    >
      <Form.Item name="name" label="单位名称" rules={rulesOf(createContractor.body, 'name')}>
        <Input maxLength={60} placeholder="例如：筑安建设防水维修部" />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="contact" label="联系人">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label="电话">
          <Input type="tel" maxLength={40} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="partCodes" label="负责部位" extra="不选则不限部位；转单时负责该部位的单位排在前面。">
        <Select mode="multiple" options={parts.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </RetirableDrawer>
  )
}

export default ContractorsPage
