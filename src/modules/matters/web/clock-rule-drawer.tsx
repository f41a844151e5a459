import { Button, Checkbox, Flex, Form, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { type ClockPolicy, describePolicy } from '../../../kernel/clock-policy.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type ClockRuleRow, listClockRules, setClockRule } from '../contract.ts'
import { countsTime, formOf, kindNames, type PolicyForm, policyOf } from './policy-form.ts'

const named = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** One deadline of this community: how long, how counted, why it may stand still; or the default again. */
export const ClockRuleDrawer = ({ row, close }: { row: ClockRuleRow; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()('matters.set-clocks')
  const [form] = Form.useForm<PolicyForm>()
  const kind = Form.useWatch('kind', form)
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const [sent, setSent] = useState<ClockPolicy | null>(null)
  const tell = useTell()
  const write = useWrite(setClockRule, {
    refreshes: [listClockRules],
    onDone: ({ own }) => {
      tell.done(own === null ? '已恢复默认' : '已保存，对以后开始的时限生效')
      close()
    },
  })
  const save = (policy: ClockPolicy | null, version: number) => {
    setSent(policy)
    write.mutate({ communityId, rule: row.rule, version, policy })
  }
  const version = taken ?? row.version
  const conflict = write.error?.code === 'matters.clock-rule-changed'
  return (
    <FormDrawer<PolicyForm>
      title={`时限 · ${row.name}`}
      save="保存"
      form={form}
      initial={formOf(row.own ?? row.default)}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      readOnly={!may}
      submit={(typed) => save(policyOf(typed), version)}
      close={close}
      extra={may && row.own !== null && <Button onClick={() => save(null, version)}>恢复默认</Button>}
    >
      <p className="quiet">
        {row.counts}
        {row.clause !== '' && `（${row.clause}）`}
        <br />
        默认：{describePolicy(row.default)}
      </p>
      <VersionConflict<{ own: ClockPolicy | null }>
        problem={write.error}
        code="matters.clock-rule-changed"
        fields={[{ name: 'own', label: '时限', show: (own) => (own ? describePolicy(own as ClockPolicy) : '默认') }]}
        keepMine={(theirs) => save(sent, theirs)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(formOf(theirs.own ?? row.default))
          write.reset()
        }}
      />
      <Form.Item name="kind" label="怎样计算">
        <Select options={named(kindNames)} />
      </Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item
          name="amount"
          label={countsTime(kind) ? '时长' : '天数（从开始的次日数起）'}
          rules={[{ required: true, message: '请填写数字' }]}
        >
          <InputNumber min={countsTime(kind) ? 1 : 0} max={countsTime(kind) ? 10_000 : 366} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label="单位" hidden={!countsTime(kind)}>
          <Radio.Group
            options={[
              { value: 'hours', label: '小时' },
              { value: 'minutes', label: '分钟' },
            ]}
          />
        </Form.Item>
      </Flex>
      <Form.Item
        name="reasons"
        label="可以暂停的原因"
        hidden={row.default.pauses.reasons.length === 0}
        extra="不勾选就不能因此暂停"
      >
        <Checkbox.Group options={row.default.pauses.reasons} />
      </Form.Item>
      <Form.Item
        name="mostHours"
        label="累计最多暂停（小时，不填为不限）"
        hidden={row.default.pauses.reasons.length === 0}
      >
        <InputNumber min={1} max={10_000} />
      </Form.Item>
      <Form.Item name="extension" label="延期" hidden={row.default.extension === 'never'}>
        <Radio.Group
          options={[
            { value: 'once', label: '可延期一次，须写原因' },
            { value: 'never', label: '不可延期' },
          ]}
        />
      </Form.Item>
    </FormDrawer>
  )
}
