import { Form, Input, Radio } from 'antd'
import { choicesOf } from './choices.ts'

interface WordsFieldProps {
  readonly name: string
  readonly label: string
  readonly rows?: number
  readonly optional?: true
  readonly placeholder?: string
}

export const WordsField = ({ name, label, rows = 2, optional, placeholder }: WordsFieldProps) => (
  <Form.Item
    name={name}
    label={label}
    rules={optional ? [] : [{ required: true, whitespace: true, message: `请填写${label}` }]}
  >
    <Input.TextArea rows={rows} maxLength={2000} {...(placeholder === undefined ? {} : { placeholder })} />
  </Form.Item>
)

interface ChoiceFieldProps {
  readonly name: string
  readonly label: string
  readonly names: Readonly<Record<string, string>>
}

/** One of a few words, all to be seen. */
export const ChoiceField = ({ name, label, names }: ChoiceFieldProps) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
    <Radio.Group className="choices" optionType="button" options={choicesOf(names)} />
  </Form.Item>
)
