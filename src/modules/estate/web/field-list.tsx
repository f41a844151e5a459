import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { z } from 'zod'
import { DateField } from '../../../ui/console/date-field.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import './field-list.css'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One field of a form, by the name it has in the contract. */
export type FieldOf = {
  readonly name: string
  readonly label: string
  readonly extra?: string
  /** Takes half of the width, beside the next one that does. */
  readonly half?: boolean
} & (
  | { readonly kind: 'line' | 'paragraphs' | 'whole-number' | 'decimal' | 'date' | 'yes-no' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly mayBeEmpty?: boolean }
)

export const choicesOf = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** The fields of a form, in their order, with the rules of the contract. */
export const FieldList = ({ fields, schema }: { fields: readonly FieldOf[]; schema: z.ZodObject }) => (
  <div className="field-list">
    {fields.map((field) => (
      <Form.Item
        key={field.name}
        name={field.name}
        label={field.label}
        className={field.half ? 'field-half' : 'field-whole'}
        rules={field.name in schema.shape ? rulesOf(schema, field.name) : []}
        {...(field.extra === undefined ? {} : { extra: field.extra })}
        {...normalised(field)}
      >
        {controlOf(field)}
      </Form.Item>
    ))}
  </div>
)

/** An emptied choice or number is null for the contract, not absent. */
const normalised = ({ kind }: FieldOf) => {
  if (kind === 'choice' || kind === 'whole-number') return { normalize: (value: unknown) => value ?? null }
  if (kind === 'decimal') return { normalize: (typed: string) => (typed.trim() === '' ? null : typed) }
  return {}
}

const controlOf = (field: FieldOf) => {
  switch (field.kind) {
    case 'line':
      return <Input autoComplete="off" />
    case 'paragraphs':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
    case 'whole-number':
      return <InputNumber precision={0} controls={false} className="field-number" />
    case 'decimal':
      return <Input inputMode="decimal" suffix="㎡" autoComplete="off" />
    case 'date':
      return <DateField />
    case 'yes-no':
      return (
        <Radio.Group
          options={[
            { value: true, label: '有' },
            { value: false, label: '没有' },
          ]}
        />
      )
    case 'choice':
      return (
        <Select
          options={[...field.choices]}
          allowClear={field.mayBeEmpty ?? false}
          placeholder={field.mayBeEmpty ? '不选' : '请选择'}
          showSearch={{ optionFilterProp: 'label' }}
        />
      )
  }
}

/** How a value is shown where two versions are compared. */
export const shownBy = (field: FieldOf) => ({
  name: field.name,
  label: field.label,
  ...(field.kind === 'choice'
    ? { show: (value: unknown) => field.choices.find((one) => one.value === value)?.label ?? '（空）' }
    : {}),
})
