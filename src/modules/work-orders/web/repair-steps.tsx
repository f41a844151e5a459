import { Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { assignMatter } from '../../matters/contract.ts'
import { AssigneeField } from '../../matters/web/index.tsx'
import {
  arriveAtRepair,
  cancelRepair,
  closeRepair,
  contactContractor,
  dispatchRepair,
  finishRepair,
  judgeRepair,
  liableNames,
  listCategories,
  type RepairAction,
  type RepairDetail,
  raiseRepair,
  readWarranty,
  recategoriseRepair,
  redoRepair,
  repairedByContractor,
  returnRepair,
  routeRepair,
  waitingReasons,
  waitWithRepair,
} from '../contract.ts'
import { ContactFields, ContractorField } from './contact-fields.tsx'
import { MaterialFields } from './material-fields.tsx'
import TechnicianField from './technician-field.tsx'

/** What one step asks for at the desk. */
export interface StepAsked {
  readonly contract: Endpoint
  readonly fields: (repair: RepairDetail['repair'] | undefined) => ReactNode
  /** Steps at the desk say which version was on the screen. */
  readonly versioned?: true
  readonly words?: string
}

const required = (message: string) => [{ required: true, whitespace: true, message }]

const technician = (
  <Form.Item name="to" label="派给" rules={[{ required: true, message: '请选择维修技工' }]}>
    <TechnicianField autoFocus />
  </Form.Item>
)
const anybody = (
  <Form.Item name="to" label="跟进人" rules={[{ required: true, message: '请选择跟进人' }]}>
    <AssigneeField autoFocus />
  </Form.Item>
)
const words = (name: string, label: string, more: { rows?: number; optional?: true } = {}) => (
  <Form.Item name={name} label={label} {...(more.optional ? {} : { rules: required(`请填写${label}`) })}>
    <Input.TextArea rows={more.rows ?? 2} maxLength={500} autoFocus={!more.optional} />
  </Form.Item>
)

/** Another category, with the part of the building that goes with it. */
const CategoryFields = () => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(listCategories, { communityId })
  const { data: warranty } = useRead(readWarranty, { communityId })
  const categories = data?.categories ?? []
  const form = Form.useFormInstance()
  return (
    <>
      <Form.Item name="category" label="改为" rules={[{ required: true, message: '请选择类别' }]}>
        <Select
          autoFocus
          options={categories.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string) =>
            form.setFieldValue('part', categories.find((one) => one.code === code)?.part ?? undefined)
          }
        />
      </Form.Item>
      <Form.Item name="part" label="保修部位">
        <Select
          allowClear
          placeholder="按类别"
          options={(warranty?.parts ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      {words('reason', '原因')}
    </>
  )
}

/** Every step of a repair that the desk can take, by its action. */
export const stepsAsked: Readonly<Partial<Record<RepairAction, StepAsked>>> = {
  dispatch: {
    contract: dispatchRepair,
    versioned: true,
    fields: () => (
      <>
        {technician}
        {words('note', '交代', { optional: true })}
      </>
    ),
  },
  redo: {
    contract: redoRepair,
    versioned: true,
    words: '时限从现在重新计算，原来的记录保留。',
    fields: () => (
      <>
        {technician}
        {words('reason', '返工原因')}
      </>
    ),
  },
  recategorise: {
    contract: recategoriseRepair,
    versioned: true,
    words: '时限按新类别从登记时起重算，保修重新判定。',
    fields: () => <CategoryFields />,
  },
  judge: {
    contract: judgeRepair,
    versioned: true,
    words: '按部位和日期的判定会保留，旁边注明由谁、为什么改判。',
    fields: () => (
      <>
        <Form.Item name="liable" label="由谁负责" rules={[{ required: true, message: '请选择由谁负责' }]}>
          <Radio.Group
            options={(['developer', 'centre'] as const).map((value) => ({ value, label: liableNames[value] }))}
          />
        </Form.Item>
        {words('reason', '理由')}
      </>
    ),
  },
  route: {
    contract: routeRepair,
    versioned: true,
    words: '先打电话，再把结果记在这里；逾期不答复会上报主管。转出期间本中心的时限暂停。',
    fields: (repair) => (
      <>
        <ContractorField part={repair?.warranty.part ?? null} />
        <ContactFields />
      </>
    ),
  },
  contact: { contract: contactContractor, versioned: true, fields: () => <ContactFields /> },
  raise: { contract: raiseRepair, versioned: true, fields: () => words('reason', '上报原因') },
  repaired: {
    contract: repairedByContractor,
    versioned: true,
    words: '保修单位已修好，记下处理结果，之后照常回访、关闭。',
    fields: () => words('result', '处理结果', { rows: 3 }),
  },
  close: {
    contract: closeRepair,
    versioned: true,
    words: '关闭后不能再操作。住户不满意时请选“返工”。',
    fields: () => words('note', '住户意见', { optional: true }),
  },
  cancel: {
    contract: cancelRepair,
    versioned: true,
    words: '撤单后不能恢复。',
    fields: () => words('reason', '撤单原因'),
  },
  assign: { contract: assignMatter, versioned: true, fields: () => anybody },
  return: { contract: returnRepair, fields: () => words('reason', '退单原因') },
  arrive: { contract: arriveAtRepair, fields: () => null, words: '记为现在到场，到场时限停止计时。' },
  wait: {
    contract: waitWithRepair,
    words: '等待期间，允许暂停的时限停止计时。',
    fields: () => (
      <>
        <Form.Item name="reason" label="等待原因" rules={[{ required: true, message: '请选择等待原因' }]}>
          <Select autoFocus options={waitingReasons.map((reason) => ({ value: reason, label: reason }))} />
        </Form.Item>
        {words('note', '说明', { optional: true })}
      </>
    ),
  },
  finish: {
    contract: finishRepair,
    fields: () => (
      <>
        {words('result', '处理结果', { rows: 3 })}
        <MaterialFields />
        {words('materials', '用料说明', { optional: true })}
      </>
    ),
  },
}
