import { Checkbox, Form, Input, Radio, Select, Switch } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type Channel, changeChannel, createChannel, listChannels } from '../contract.ts'
import { type ChannelKind, channelKindNames, eventNames, type MessageEvent } from '../words.ts'

interface Typed {
  readonly kind: ChannelKind
  readonly name: string
  readonly address?: string
  readonly secret?: string
  readonly recipients?: string[]
  readonly events: MessageEvent[]
  readonly active: boolean
}

interface ChannelDrawerProps {
  /** Absent for a new one. */
  readonly channel: Channel | undefined
  readonly close: () => void
  readonly saved: (channel: Channel) => void
}

const NEW: Typed = { kind: 'wecom', name: '', events: ['dispatched', 'emergency', 'breached'], active: true }

export const ChannelDrawer = ({ channel, close, saved }: ChannelDrawerProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const kind = Form.useWatch('kind', form) ?? channel?.kind ?? NEW.kind
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const onDone = (one: Channel) => {
    tell.done(`“${one.name}”已保存`)
    saved(one)
  }
  const create = useWrite(createChannel, { refreshes: [listChannels], onDone })
  const change = useWrite(changeChannel, { refreshes: [listChannels], onDone })
  const write = channel === undefined ? create : change
  const save = (typed: Typed, version: number | undefined) => {
    const { name, events, active } = typed
    const facts = { name, events, active, recipients: typed.recipients ?? [] }
    if (channel === undefined || version === undefined) {
      return create.mutate({
        ...{ communityId, kind: typed.kind, ...facts },
        ...{ address: typed.address ?? '', secret: typed.secret ?? '' },
      })
    }
    return change.mutate({
      ...{ communityId, channelId: channel.id, version, ...facts },
      // What was left empty stays as it is kept.
      ...(typed.address ? { address: typed.address } : {}),
      ...(typed.secret ? { secret: typed.secret } : {}),
    })
  }
  return (
    <FormDrawer<Typed>
      title={channel === undefined ? '新建消息通道' : `修改“${channel.name}”`}
      save={channel === undefined ? '保存并发测试消息' : '保存'}
      form={form}
      initial={channel ?? NEW}
      saving={write.isPending}
      problem={isProblem(write.error, 'messages.channel-changed') ? null : write.error}
      submit={(typed) => save(typed, taken ?? channel?.version)}
      close={close}
    >
      <VersionConflict<Channel>
        problem={write.error}
        code="messages.channel-changed"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(true), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="kind" label="方式" hidden={channel !== undefined}>
        <Radio.Group vertical options={choicesOf(channelKindNames)} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={rulesOf(createChannel.body, 'name')}>
        <Input placeholder="如：工程维修群" />
      </Form.Item>
      {kind === 'email' ? (
        <Form.Item
          name="recipients"
          label="收件人"
          rules={[{ required: true, message: '请填写至少一个收件人' }]}
          extra="一个一行或用回车分开，最多 20 个。"
        >
          <Select mode="tags" tokenSeparators={[',', ' ', '，', ';', '；']} open={false} suffixIcon={null} />
        </Form.Item>
      ) : (
        <RobotFields kind={kind} kept={channel} />
      )}
      <Form.Item name="events" label="通知什么">
        <Checkbox.Group className="channel-events" options={choicesOf(eventNames)} />
      </Form.Item>
      {channel !== undefined && (
        <Form.Item name="active" label="启用" valuePropName="checked">
          <Switch checkedChildren="启用" unCheckedChildren="停用" />
        </Form.Item>
      )}
    </FormDrawer>
  )
}

const RobotFields = ({ kind, kept }: { kind: Exclude<ChannelKind, 'email'>; kept: Channel | undefined }) => {
  const { where, secret } = robotHints[kind]
  return (
    <>
      <Form.Item
        name="address"
        label="Webhook 地址"
        rules={kept === undefined ? [{ required: true, message: '请粘贴机器人的 Webhook 地址' }] : []}
        extra={kept === undefined ? where : '已加密保存，不再显示。留空表示不变；机器人换了才需要重新粘贴。'}
      >
        <Input autoComplete="off" placeholder={kept === undefined ? undefined : '已保存'} />
      </Form.Item>
      {secret !== undefined && (
        <Form.Item
          name="secret"
          label="签名密钥"
          extra={kept?.signed ? '已加密保存，不再显示。留空表示不变。' : secret}
        >
          <Input.Password autoComplete="new-password" placeholder={kept?.signed ? '已保存' : undefined} />
        </Form.Item>
      )}
    </>
  )
}

const robotHints: Readonly<Record<Exclude<ChannelKind, 'email'>, { where: string; secret?: string }>> = {
  wecom: { where: '在企业微信群里点“…”›“消息推送”（群机器人）›“添加”，复制 Webhook 地址。' },
  dingtalk: {
    where: '在钉钉群里点“群设置”›“机器人”›“添加机器人”›“自定义”，复制 Webhook 地址。',
    secret: '安全设置选“加签”时，填 SEC 开头的密钥；选“自定义关键词”时可填小区名称作关键词，这里留空。',
  },
  feishu: {
    where: '在飞书群里点“设置”›“群机器人”›“添加机器人”›“自定义机器人”，复制 Webhook 地址。',
    secret: '勾选了“签名校验”时填写密钥，没有勾选则留空。',
  },
}

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const compared = [
  { name: 'name', label: '名称' },
  {
    name: 'events',
    label: '通知什么',
    show: (value: unknown) => (value as MessageEvent[]).map((event) => eventNames[event]).join('、') || '（空）',
  },
  { name: 'recipients', label: '收件人' },
  { name: 'active', label: '启用', show: (value: unknown) => (value === true ? '启用' : '停用') },
] as const
