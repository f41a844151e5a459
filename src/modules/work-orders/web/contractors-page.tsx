import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
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
import { RetirableDrawer } from './retirable-drawer.tsx'
import './repair.css'

const columnsWith = (parts: readonly Part[]): readonly Column<Contractor>[] => [
  { id: 'name', title: '单位', width: 14, cell: (one) => one.name },
  { id: 'contact', title: '联系人', width: 7, cell: (one) => one.contact || '—' },
  { id: 'phone', title: '电话', width: 10, cell: (one) => <span className="figures">{phoneOf(one.phone)}</span> },
  {
    id: 'parts',
    title: '负责部位',
    cell: (one) =>
      parts
        .filter(({ code }) => one.partCodes.includes(code))
        .map(({ name }) => name)
        .join('、') || '不限',
  },
  {
    id: 'open',
    title: '处理中',
    width: 5,
    align: 'right',
    cell: (one) => (one.open === 0 ? 0 : <PageLink to={`/repairs?contractorId=${one.id}`}>{one.open}</PageLink>),
  },
  { id: 'note', title: '备注', cell: (one) => one.note, optional: true },
]

/** 保修单位: whom to call when the developer answers for a repair. */
const ContractorsPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()('work-orders.set-contractors')
  const [asked, ask] = useAsked()
  const all = { communityId, all: 'true' }
  const { data, error, isPending, refetch } = useRead(listContractors, all)
  const parts = useRead(readWarranty, all).data?.parts ?? []
  const [adding, setAdding] = useState(false)
  const word = asked['q']?.trim() ?? ''
  const rows = (data?.contractors ?? []).filter(
    ({ name, contact, phone }) => word === '' || [name, contact, phone].some((text) => text.includes(word)),
  )
  const opened = rows.find(({ id }) => id === asked['contractor'])
  const add = may && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新增单位
    </Button>
  )
  return (
    <>
      <PageHead title="保修单位" note="开发商指定的维修单位，保修期内的报修转给它们并跟踪。" actions={add} />
      <DataTable
        id="work-orders.contractors"
        label="保修单位"
        columns={columnsWith(parts)}
        rows={rows}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        rowKey={(one) => one.id}
        onOpen={(one) => ask({ contractor: one.id })}
        search="单位、联系人或电话"
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
