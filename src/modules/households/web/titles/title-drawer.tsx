import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { DateField } from '../../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../../ui/console/form-drawer.tsx'
import { VersionConflict } from '../../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../../ui/shared/problem.ts'
import {
  recordTitle,
  type Title,
  type TitleForm,
  type TitleManner,
  titleFormNames,
  titleMannerNames,
} from '../../contract.ts'
import { lastDayOf } from '../../period-text.ts'
import { holdersFault } from '../../titles/holders.rules.ts'
import { emptyHolder, HoldersField, type HolderTyped } from './holders-field.tsx'
import type { TitleTask } from './title-task.ts'
import { holderInputs, type TitleTyped } from './title-typed.ts'
import { useTitleWrite } from './use-title-write.ts'
import '../fields.css'

interface TitleDrawerProps {
  readonly task: TitleTask
  readonly house: { readonly id: Title['house']['id']; readonly name: string }
  readonly close: () => void
}

const words = {
  record: { title: '登记产权', save: '登记', from: '取得日期' },
  transfer: { title: '办理产权过户', save: '过户', from: '过户日期' },
  correct: { title: '更正产权登记', save: '保存更正', from: '取得日期' },
} as const

/** Records, transfers or corrects a title: who holds the house, in which form, from when and how they got it. */
export const TitleDrawer = ({ task, house, close }: TitleDrawerProps) => {
  const [form] = Form.useForm<TitleTyped>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const titleForm = Form.useWatch('form', form) ?? 'sole'
  const { write, save } = useTitleWrite({ task, house, close })
  const said = words[task.kind]
  const { error } = write
  return (
    <FormDrawer<TitleTyped>
      title={`${said.title} · ${house.name}`}
      save={said.save}
      width={600}
      form={form}
      initial={typedFrom(task)}
      saving={write.isPending}
      problem={isProblem(error, 'households.changed-meanwhile') ? null : error}
      submit={(typed) => save(typed, taken)}
      close={close}
    >
      <VersionConflict<Title>
        problem={error}
        code="households.changed-meanwhile"
        fields={comparedFor(form.getFieldValue('holders') ?? [])}
        keepMine={(version) => save(form.getFieldsValue(true), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(typedOf(theirs) as never)
          write.reset()
        }}
      />
      {task.kind === 'transfer' && (
        <p className="quiet">
          现产权人：{task.title.holders.map(({ name }) => name).join('、')}（{task.title.from}{' '}
          起）。过户当天起归新产权人，原登记保留在历史里。
        </p>
      )}
      <Form.Item name="form" label="所有形式">
        <Radio.Group optionType="button" options={named(titleFormNames)} />
      </Form.Item>
      <Form.Item
        name="holders"
        label={task.kind === 'transfer' ? '新产权人' : '产权人'}
        rules={[holdersRule(titleForm)]}
        validateTrigger="onSubmit"
      >
        <HoldersField form={titleForm} />
      </Form.Item>
      <div className="fields-in-row">
        <Form.Item name="from" label={said.from} rules={[{ required: true, message: `请选择${said.from}` }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="manner" label="取得方式" rules={[{ required: true, message: '请选择取得方式' }]}>
          <Select options={named(titleMannerNames)} />
        </Form.Item>
      </div>
      {task.kind === 'correct' && (
        <Form.Item name="lastDay" label="最后一天" extra="现在仍有效就不填。">
          <DateField />
        </Form.Item>
      )}
      <Form.Item name="certificateNumber" label="产权证号" rules={rulesOf(recordTitle.body, 'certificateNumber')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label="备注" rules={rulesOf(recordTitle.body, 'note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      {task.kind === 'correct' && (
        <Form.Item
          name="reason"
          label="更正原因"
          rules={[{ required: true, whitespace: true, message: '请填写更正原因' }]}
        >
          <Input placeholder="例如：登记时把份额写反了" maxLength={200} />
        </Form.Item>
      )}
    </FormDrawer>
  )
}

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const holdersRule = (form: TitleForm) => ({
  validator: async (_: unknown, holders: readonly HolderTyped[] = []) => {
    if (holders.some(({ party }) => party === null)) throw new Error('请选择产权人')
    const fault = holdersFault({ form, holders: holderInputs({ form, holders }) })
    if (fault !== undefined) throw new Error(fault)
  },
})

const typedFrom = (task: TitleTask): Partial<TitleTyped> => {
  if (task.kind === 'correct') return typedOf(task.title)
  return {
    form: 'sole',
    holders: [emptyHolder()],
    certificateNumber: '',
    note: '',
    ...(task.kind === 'transfer' ? { manner: 'resale' as const } : {}),
  }
}

const typedOf = (title: Title): Partial<TitleTyped> => ({
  from: title.from,
  lastDay: title.until === null ? null : lastDayOf(title.until),
  form: title.form,
  manner: title.manner,
  holders: title.holders.map(({ partyId, name, share }) => ({
    key: partyId,
    party: { id: partyId, name },
    share: share ?? { numerator: null, denominator: null },
  })),
  certificateNumber: title.certificateNumber,
  note: title.note,
})

const comparedFor = (typed: readonly HolderTyped[]) => {
  const names = new Map(
    typed.flatMap(({ party }) => (party === null ? [] : [[party.id as string, party.name] as const])),
  )
  const holders = (value: unknown) =>
    (value as Partial<Title['holders'][number]>[])
      .map(({ name, partyId, share }) => {
        const who = name ?? names.get(partyId ?? '') ?? '（另一位业户）'
        return share == null ? who : `${who} ${share.numerator}/${share.denominator}`
      })
      .join('、')
  return [
    { name: 'holders', label: '产权人', show: holders },
    { name: 'form', label: '所有形式', show: (form: unknown) => titleFormNames[form as TitleForm] },
    { name: 'manner', label: '取得方式', show: (manner: unknown) => titleMannerNames[manner as TitleManner] },
    { name: 'from', label: '取得日期' },
    { name: 'certificateNumber', label: '产权证号' },
    { name: 'note', label: '备注' },
  ] as const
}
