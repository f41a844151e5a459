import { Button, Checkbox, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Design, Templates } from '../contract.ts'
import { moved } from './design-draft.ts'

interface TemplateFieldsProps {
  readonly design: Design
  readonly sample: Templates['sample']
  readonly edit: (changes: Partial<Design>) => void
}

/** What may be changed of a paper: from its heading to its footer, in the order in which it is printed. */
export const TemplateFields = ({ design, sample, edit }: TemplateFieldsProps) => (
  <>
    <Field label="抬头">
      <Input
        value={design.heading}
        maxLength={60}
        placeholder="留空印小区名称"
        onChange={(event) => edit({ heading: event.target.value })}
      />
    </Field>
    <Field label="标题">
      <Input
        value={design.title}
        maxLength={40}
        placeholder={sample.title}
        onChange={(event) => edit({ title: event.target.value })}
      />
    </Field>
    <Items title="印哪些行" items={design.lines} change={(lines) => edit({ lines })} />
    {design.columns.length > 0 && (
      <Items title="表格印哪些列" items={design.columns} change={(columns) => edit({ columns })} />
    )}
    <Own
      title="说明"
      own={design.note !== null}
      setOwn={(own) => edit({ note: own ? sample.note : null })}
      usual={sample.note || '（没有）'}
    >
      <Input.TextArea
        aria-label="说明"
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        value={design.note ?? ''}
        onChange={(event) => edit({ note: event.target.value })}
      />
    </Own>
    <Own
      title="签名处"
      own={design.signatures !== null}
      setOwn={(own) => edit({ signatures: own ? [...sample.signatures] : null })}
      usual={sample.signatures.join('、') || '（没有）'}
    >
      <Select
        aria-label="签名处"
        mode="tags"
        open={false}
        suffixIcon={null}
        maxCount={6}
        tokenSeparators={['、', '，', ',', ' ']}
        value={design.signatures ?? []}
        onChange={(signatures: string[]) => edit({ signatures })}
      />
    </Own>
    <Field label="页脚">
      <Input.TextArea
        value={design.footer}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={200}
        placeholder="如：服务热线、地址；留空不印"
        onChange={(event) => edit({ footer: event.target.value })}
      />
    </Field>
  </>
)

const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
  <label className="template-field">
    <span>{label}</span>
    {children}
  </label>
)

interface OwnProps {
  readonly title: string
  readonly own: boolean
  readonly setOwn: (own: boolean) => void
  /** What is printed otherwise. */
  readonly usual: string
  readonly children: ReactNode
}

/** As the program prints it, or in words of one's own. */
const Own = ({ title, own, setOwn, usual, children }: OwnProps) => (
  <fieldset className="template-own">
    <legend>{title}</legend>
    <Radio.Group
      value={own}
      options={[
        { value: false, label: '默认' },
        { value: true, label: '自定' },
      ]}
      onChange={(event) => setOwn(event.target.value === true)}
    />
    {own ? children : <p className="quiet">{usual}</p>}
  </fieldset>
)

interface ItemsProps {
  readonly title: string
  readonly items: Design['lines']
  readonly change: (items: Design['lines']) => void
}

/** Lines or columns: printed or not, under which name, further up or down. */
const Items = ({ title, items, change }: ItemsProps) => {
  const set = (at: number, changes: Partial<Design['lines'][number]>) =>
    change(items.map((one, place) => (place === at ? { ...one, ...changes } : one)))
  return (
    <fieldset className="template-items">
      <legend>{title}</legend>
      {items.map(({ label, name, shown }, at) => (
        <div key={label} className="template-item">
          <Checkbox
            checked={shown}
            aria-label={`印“${label}”`}
            onChange={(event) => set(at, { shown: event.target.checked })}
          />
          <Input
            aria-label={`“${label}”印作`}
            value={name}
            maxLength={40}
            placeholder={label}
            disabled={!shown}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <Button
            aria-label={`“${label}”上移`}
            title="上移"
            disabled={at === 0}
            onClick={() => change(moved(items, at, -1))}
          >
            ↑
          </Button>
          <Button
            aria-label={`“${label}”下移`}
            title="下移"
            disabled={at === items.length - 1}
            onClick={() => change(moved(items, at, 1))}
          >
            ↓
          </Button>
        </div>
      ))}
    </fieldset>
  )
}
