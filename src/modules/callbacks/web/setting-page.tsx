import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { type CallbackSetting, readCallbackSetting, setCallbackSetting } from '../contract.ts'
import './callbacks.css'

type Shares = Omit<CallbackSetting, 'version' | 'changedAt' | 'changedBy'>

const fields = [
  {
    name: 'otherPercent',
    label: '其他维修的回访比例',
    unit: '%',
    note: '安全设施、渗漏、投诉一律全部回访，不设比例。',
  },
  { name: 'incidentPercent', label: '突发事件的回访比例', unit: '%', note: '按来过电话的住户计。' },
  {
    name: 'unreachedAfter',
    label: '未接通几次可按未联系上结束',
    unit: '次',
    note: '安全设施、渗漏、投诉还须主管或经理结束。',
  },
  { name: 'samplePercent', label: '每月抽查比例', unit: '%', note: '安全设施、渗漏各按此比例，有则至少一件。' },
  { name: 'sampleLeast', label: '每月至少抽查', unit: '件', note: '当月回访不足此数时全部抽查。' },
] as const

/** 设置 › 回访: who is called back, when one gives up, how large the sample is. */
const SettingPage = () => {
  const { id: communityId } = useCommunity()
  const { data, error, refetch } = useRead(readCallbackSetting, { communityId })
  return (
    <>
      <PageHead title="回访设置" note={data && changeOf(data)} />
      {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
      <p className="quiet">
        回访时限（2、3、7 天）和整改签发时限在 <PageLink to="/settings/clocks">设置 › 时限</PageLink> 里改。
      </p>
      {data !== undefined && <SettingForm key={data.version} setting={data} />}
    </>
  )
}

const changeOf = ({ changedAt, changedBy }: CallbackSetting): string =>
  changedAt === null ? '现行默认设置' : `${changedBy} ${momentOf(changedAt)} 改过，改动记入审计`

const SettingForm = ({ setting }: { setting: CallbackSetting }) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [form] = Form.useForm<Shares>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(setCallbackSetting, {
    refreshes: [readCallbackSetting],
    onDone: () => tell.done('回访设置已保存'),
  })
  const save = (version: number) => write.mutate({ communityId, version, ...form.getFieldsValue() })
  const conflict = write.error?.code === 'callbacks.setting-changed'
  return (
    <Form<Shares>
      form={form}
      layout="vertical"
      className="sheet callback-setting"
      initialValues={setting}
      disabled={!may('callbacks.set')}
      onFinish={() => save(taken ?? setting.version)}
    >
      <VersionConflict<Shares>
        problem={write.error}
        code="callbacks.setting-changed"
        fields={fields.map(({ name, label }) => ({ name, label }))}
        keepMine={save}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      {fields.map(({ name, label, unit, note }) => (
        <Form.Item key={name} name={name} label={label} extra={note} rules={rulesOf(setCallbackSetting.body, name)}>
          <InputNumber min={0} max={500} precision={0} suffix={unit} />
        </Form.Item>
      ))}
      {write.error !== null && !conflict && <ProblemAlert problem={write.error} />}
      {may('callbacks.set') ? (
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          保存
        </Button>
      ) : (
        <p className="quiet">由经理修改。</p>
      )}
    </Form>
  )
}

export default SettingPage
