import { Form, Input, Radio, Switch } from 'antd'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { type IncidentKind, incidentKindNames, listIncidents, openIncident } from '../contract.ts'
import { type Area, AreaField } from './area-field.tsx'
import { choicesOf } from './choices.ts'
import './desk.css'

interface Typed {
  readonly kind: IncidentKind
  readonly title?: string
  readonly wholeCommunity?: boolean
  readonly areas?: readonly Area[]
  readonly beginsAt: string
  readonly expectedUntil?: string | null
  readonly script: string
}

/** 登记突发事件: what, where, since when, until when, and what callers are told. */
export const IncidentDrawer = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const whole = Form.useWatch('wholeCommunity', form) ?? false
  const kind = Form.useWatch('kind', form)
  const write = useMatterWrite(openIncident, {
    refreshes: [listIncidents],
    onDone: () => {
      tell.done('已登记，影响范围内的住户卡都会显示答复话术')
      close()
    },
  })
  const submit = (typed: Typed) =>
    write.mutate({
      communityId,
      kind: typed.kind,
      title: typed.title?.trim() || incidentKindNames[typed.kind],
      wholeCommunity: typed.wholeCommunity ?? false,
      areas: (typed.wholeCommunity ? [] : (typed.areas ?? [])) as never,
      beginsAt: instantOf(typed.beginsAt),
      expectedUntil: typed.expectedUntil ? instantOf(typed.expectedUntil) : null,
      script: typed.script,
    })
  return (
    <FormDrawer
      title="登记突发事件"
      save="登记"
      form={form}
      initial={{ kind: 'water', beginsAt: fieldOf(serverNow()) }}
      saving={write.isPending}
      problem={write.error}
      submit={submit}
      close={close}
    >
      <Form.Item name="kind" label="类别">
        <Radio.Group className="choices" optionType="button" options={choicesOf(incidentKindNames)} />
      </Form.Item>
      <Form.Item name="title" label="名称">
        <Input maxLength={60} placeholder={kind === undefined ? '' : `${incidentKindNames[kind]}，例如写明原因`} />
      </Form.Item>
      <Form.Item name="wholeCommunity" label="整个小区" valuePropName="checked" layout="horizontal">
        <Switch />
      </Form.Item>
      {!whole && (
        <Form.Item name="areas" label="影响范围" rules={[{ required: true, message: '请选择楼栋或单元' }]}>
          <AreaField />
        </Form.Item>
      )}
      <div className="two-columns">
        <Form.Item
          name="beginsAt"
          label="开始时间"
          rules={[{ required: true, message: '请选择开始时间' }]}
          extra="选将来的时间就是预告。"
        >
          <MomentField minuteStep={5} />
        </Form.Item>
        <Form.Item name="expectedUntil" label="预计恢复">
          <MomentField minuteStep={5} />
        </Form.Item>
      </div>
      <Form.Item
        name="script"
        label="答复话术"
        rules={rulesOf(openIncident.body, 'script')}
        extra="接电话的人照着说：什么原因、影响哪里、什么时候恢复、请住户怎么做。"
      >
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  )
}
