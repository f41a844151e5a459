import { Form, type FormInstance, Input, Segmented, Select } from 'antd'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { instantOf } from '../../../ui/shared/moment-text.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listColleagues } from '../../access/contract.ts'
import { type Key, lendKey } from '../contract.ts'
import { asksOwner } from '../lend.rules.ts'
import { type BorrowerKind, borrowerKindNames } from '../words.ts'
import { dueChoices } from './due-times.ts'
import { PartyField } from './party-field.tsx'
import { usePeopleOfHouse } from './people-of-house.ts'
import './keys.css'

export interface LendTyped {
  readonly borrowerKind: BorrowerKind
  readonly borrowerStaffId?: string
  readonly borrowerPartyId?: string
  readonly borrowerName?: string
  readonly borrowerPhone?: string
  readonly purpose: string
  readonly due: string
  readonly ownerTold?: string
}

/** Who borrows, what for, until when. Every usual answer is one click. */
export const LendFields = ({ form, of: key }: { form: FormInstance<LendTyped>; of: Key }) => {
  const kind = Form.useWatch('borrowerKind', form) ?? 'staff'
  const may = useHolds()
  const needsApproval = (key.kind === 'master' || kind === 'contractor') && !may('keys.approve')
  return (
    <>
      <Form.Item name="borrowerKind" label="借给谁">
        <Segmented<BorrowerKind>
          block
          options={(Object.keys(borrowerKindNames) as BorrowerKind[]).map((value) => ({
            value,
            label: borrowerKindNames[value],
          }))}
        />
      </Form.Item>
      {needsApproval && (
        <p className="key-warning" role="alert">
          {key.kind === 'master' ? '总钥匙' : '外来单位借用的钥匙'}要由主管或经理登录借出。
        </p>
      )}
      {kind === 'staff' && <StaffFields form={form} />}
      {kind === 'household' && <HouseholdFields form={form} houseId={key.houseId} />}
      {kind === 'contractor' && <OutsideFields />}
      <Choices form={form} name="purpose" label="用途" choices={purposes} schema={lendKey.body} />
      <Form.Item label="应还时间" required>
        <Form.Item name="due" noStyle rules={[{ required: true, message: '请填写应还时间' }]}>
          <MomentField />
        </Form.Item>
        <Usual choices={dueChoices(serverNow())} choose={(value) => form.setFieldValue('due', value)} />
      </Form.Item>
      {asksOwner(key) && (
        <>
          <Form.Item
            name="ownerTold"
            label="业主联系情况"
            extra="业主委托的钥匙，借出前要先联系业主。"
            rules={[{ required: true, whitespace: true, message: '请填写何时怎样联系的业主' }]}
          >
            <Input placeholder="如：9:40 电话联系，同意" maxLength={200} />
          </Form.Item>
          <Usual choices={told} choose={(value) => form.setFieldValue('ownerTold', value)} />
        </>
      )}
    </>
  )
}

/** What goes to the server. */
export const loanOf = (typed: LendTyped) => ({
  borrowerKind: typed.borrowerKind,
  borrowerStaffId: (typed.borrowerKind === 'staff' ? (typed.borrowerStaffId ?? null) : null) as never,
  borrowerPartyId: typed.borrowerKind === 'household' ? (typed.borrowerPartyId ?? null) : null,
  borrowerName: typed.borrowerName ?? '',
  borrowerPhone: typed.borrowerPhone ?? '',
  purpose: typed.purpose,
  dueAt: instantOf(typed.due),
  ownerTold: typed.ownerTold ?? '',
})

export const firstLoan = (): Partial<LendTyped> => ({
  borrowerKind: 'staff',
  due: dueChoices(serverNow())[0].value,
})

const purposes = ['维修', '看房', '巡查', '抄表', '保洁'].map((value) => ({ label: value, value }))
const told = ['已电话联系，同意', '业主本人到场', '已微信联系，同意'].map((value) => ({ label: value, value }))

const StaffFields = ({ form }: { form: FormInstance<LendTyped> }) => {
  const { id: communityId } = useCommunity()
  const { data, isPending } = useRead(listColleagues, { communityId })
  return (
    <div className="key-pair">
      <Form.Item name="borrowerStaffId" label="借用人" rules={[{ required: true, message: '请选择借用的同事' }]}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          loading={isPending}
          placeholder="选择同事"
          options={(data?.colleagues ?? []).map((one) => ({ value: one.id, label: one.name, phone: one.phone }))}
          onChange={(_, option) =>
            form.setFieldValue('borrowerPhone', (option as { phone?: string } | undefined)?.phone ?? '')
          }
        />
      </Form.Item>
      <Form.Item name="borrowerPhone" label="电话">
        <Input type="tel" autoComplete="off" />
      </Form.Item>
    </div>
  )
}

const HouseholdFields = ({ form, houseId }: { form: FormInstance<LendTyped>; houseId: string | null }) => {
  const { people } = usePeopleOfHouse(houseId)
  return (
    <>
      <Form.Item name="borrowerPartyId" label="哪一户" rules={[{ required: true, message: '请选择业户' }]}>
        <PartyField
          people={people}
          chosen={(person) =>
            form.setFieldsValue({ borrowerName: person?.name ?? '', borrowerPhone: person?.phone ?? '' })
          }
        />
      </Form.Item>
      <div className="key-pair">
        <Form.Item name="borrowerName" label="来借的人" rules={rulesOf(lendKey.body, 'borrowerName')}>
          <Input />
        </Form.Item>
        <Form.Item name="borrowerPhone" label="电话">
          <Input type="tel" autoComplete="off" />
        </Form.Item>
      </div>
    </>
  )
}

const OutsideFields = () => (
  <div className="key-pair">
    <Form.Item
      name="borrowerName"
      label="单位和姓名"
      rules={[{ required: true, whitespace: true, message: '请填写单位和姓名' }]}
    >
      <Input placeholder="如：安达消防 刘工" />
    </Form.Item>
    <Form.Item name="borrowerPhone" label="电话" rules={[{ required: true, message: '请留下外来人员的电话' }]}>
      <Input type="tel" autoComplete="off" />
    </Form.Item>
  </div>
)

interface UsualProps {
  readonly choices: readonly { readonly label: string; readonly value: string }[]
  readonly choose: (value: string) => void
}

const Usual = ({ choices, choose }: UsualProps) => (
  <div className="usual-reasons">
    {choices.map(({ label, value }) => (
      <button key={label} type="button" onClick={() => choose(value)}>
        {label}
      </button>
    ))}
  </div>
)

const Choices = (props: {
  form: FormInstance<LendTyped>
  name: 'purpose'
  label: string
  choices: UsualProps['choices']
  schema: typeof lendKey.body
}) => (
  <Form.Item label={props.label} required>
    <Form.Item name={props.name} noStyle rules={rulesOf(props.schema, props.name)}>
      <Input maxLength={200} />
    </Form.Item>
    <Usual choices={props.choices} choose={(value) => props.form.setFieldValue(props.name, value)} />
  </Form.Item>
)
