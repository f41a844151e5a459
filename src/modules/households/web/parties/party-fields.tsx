import { Button, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { readIdentityNumber } from '../../../../kernel/identity-number.ts'
import { readPhone } from '../../../../kernel/phone.ts'
import { DateField } from '../../../../ui/console/date-field.tsx'
import { rulesOf } from '../../../../ui/shared/form-rules.ts'
import { dayOf } from '../../../../ui/shared/format.ts'
import { serverNow } from '../../../../ui/shared/server-clock.ts'
import { createParty, type IdentityKind, identityKindNames, type PartyKind, partyKindNames } from '../../contract.ts'
import '../fields.css'
import './parties.css'

export interface PartyTyped {
  readonly kind: PartyKind
  readonly name: string
  readonly sex: '' | 'male' | 'female'
  readonly birthDate: string | null
  readonly phones: readonly { readonly number: string; readonly label: string }[]
  readonly identity?: { readonly kind: IdentityKind; readonly number?: string } | undefined
  readonly note: string
  readonly careNote: string
}

const choices = <K extends string>(names: Readonly<Record<K, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }))

const schema = createParty.body

/** The fields of a party; `identity` is drawn by the caller, for a number once recorded is shown only with a reason. */
export const PartyFields = ({ identity }: { identity: ReactNode }) => {
  const kind = Form.useWatch<PartyKind | undefined>('kind')
  const isPerson = kind !== 'organisation'
  return (
    <>
      <Form.Item name="kind" noStyle>
        <Radio.Group optionType="button" options={choices(partyKindNames)} className="party-kind" />
      </Form.Item>
      <Form.Item name="name" label={isPerson ? '姓名' : '单位名称'} rules={rulesOf(schema, 'name')}>
        <Input autoComplete="off" />
      </Form.Item>
      <PhoneFields />
      {identity}
      {isPerson && (
        <div className="fields-in-row">
          <Form.Item name="sex" label="性别">
            <Radio.Group
              options={[
                { value: 'male', label: '男' },
                { value: 'female', label: '女' },
                { value: '', label: '未登记' },
              ]}
            />
          </Form.Item>
          <Form.Item name="birthDate" label="出生日期">
            <DateField latest={dayOf(serverNow())} />
          </Form.Item>
        </div>
      )}
      <Form.Item
        name="careNote"
        label="关怀提示"
        extra="在住户卡最上面提醒接待的人，例如：独居老人，听力不好。"
        rules={rulesOf(schema, 'careNote')}
      >
        <Input />
      </Form.Item>
      <Form.Item name="note" label="备注" rules={rulesOf(schema, 'note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  )
}

const phoneRule = {
  validator: async (_: unknown, typed: string | undefined) => {
    if (typed === undefined || typed.trim() === '') return
    const read = readPhone(typed)
    if (!read.ok) throw new Error(read.message)
  },
}

const PhoneFields = () => (
  <Form.List name="phones">
    {(fields, { add, remove }) => (
      <div role="group" aria-label="电话" className="phone-fields">
        <div className="field-heading">电话</div>
        {fields.map(({ key, name }, at) => (
          <div key={key} className="phone-field">
            <Form.Item name={[name, 'number']} rules={[phoneRule]}>
              <Input type="tel" autoComplete="off" aria-label={`电话 ${at + 1}`} placeholder="手机或座机" />
            </Form.Item>
            <Form.Item name={[name, 'label']}>
              <Input aria-label={`电话 ${at + 1} 的说明`} placeholder="说明，例如：配偶" maxLength={20} />
            </Form.Item>
            <Button type="link" danger onClick={() => remove(name)} aria-label={`删去电话 ${at + 1}`}>
              删去
            </Button>
          </div>
        ))}
        <Button type="dashed" onClick={() => add({ number: '', label: '' })}>
          添加电话
        </Button>
      </div>
    )}
  </Form.List>
)

/** Kind and number of the identity document; a resident's number is checked while it is typed and tells sex and birthday. */
export const IdentityFields = () => {
  const form = Form.useFormInstance<PartyTyped>()
  const kind = Form.useWatch(['identity', 'kind'], form) as IdentityKind | undefined
  const rule = {
    validator: async (_: unknown, typed: string | undefined) => {
      if (typed === undefined || typed.trim() === '' || kind !== 'resident-id') return
      const read = readIdentityNumber(typed, { today: dayOf(serverNow()) as never })
      if (!read.ok) throw new Error(read.message)
    },
  }
  const typedNumber = (typed: string) => {
    const read = kind === 'resident-id' ? readIdentityNumber(typed) : undefined
    if (read?.ok) form.setFieldsValue({ sex: read.value.sex, birthDate: read.value.birthDate } as never)
  }
  return (
    <div className="fields-in-row identity-fields">
      <Form.Item name={['identity', 'kind']} label="证件类型">
        <Select options={choices(identityKindNames)} popupMatchSelectWidth={false} />
      </Form.Item>
      <Form.Item
        name={['identity', 'number']}
        label="证件号码"
        rules={[rule]}
        extra="加密保存，平时只显示后四位。可以不填。"
      >
        <Input autoComplete="off" spellCheck={false} onChange={(event) => typedNumber(event.target.value)} />
      </Form.Item>
    </div>
  )
}

/** What the contract takes: a number left empty says nothing about the identity. */
export const identityOf = (typed: PartyTyped) => {
  const number = typed.identity?.number?.trim() ?? ''
  return number === '' || typed.identity === undefined ? undefined : { kind: typed.identity.kind, number }
}

export const factsOf = ({ identity: _, ...typed }: PartyTyped) => ({
  ...typed,
  birthDate: (typed.birthDate ?? null) as never,
  phones: typed.phones
    .filter(({ number }) => number.trim() !== '')
    .map(({ number, label }) => ({ number, label: label ?? '' })),
})
