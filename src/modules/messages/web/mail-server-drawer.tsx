import { Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { listChannels, type MailServerShown, readMailServer, setMailServer } from '../contract.ts'
import { securityNames } from '../words.ts'

type Typed = Omit<MailServerShown, 'hasPassword' | 'version'> & { readonly password?: string }

const ports = { tls: 465, starttls: 587, none: 25 } as const
const NEW = { port: ports.tls, security: 'tls' } as const

/** The company's mail server, for all communities; only an administrator sees it. */
export const MailServerDrawer = ({ close }: { close: () => void }) => {
  const { data } = useRead(readMailServer, {})
  if (data === undefined) return null
  return <MailServerForm key={data.mailServer?.version ?? 0} kept={data.mailServer} close={close} />
}

const MailServerForm = ({ kept, close }: { kept: MailServerShown | null; close: () => void }) => {
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(setMailServer, {
    refreshes: [readMailServer, listChannels],
    onDone: () => {
      tell.done('邮件服务器已保存，可在电子邮件通道上发测试消息')
      close()
    },
  })
  const save = ({ password, user, ...typed }: Typed, version: number) =>
    write.mutate({ ...typed, user: user ?? '', version, ...(password ? { password } : {}) })
  return (
    <FormDrawer<Typed>
      title="公司邮件服务器"
      save="保存"
      form={form}
      initial={kept ?? NEW}
      saving={write.isPending}
      problem={isProblem(write.error, 'messages.mail-server-changed') ? null : write.error}
      submit={(typed) => save(typed, taken ?? kept?.version ?? 0)}
      close={close}
    >
      <VersionConflict<MailServerShown>
        problem={write.error}
        code="messages.mail-server-changed"
        fields={compared}
        keepMine={(version) => save(form.getFieldsValue(), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="host" label="发信服务器（SMTP）" rules={rulesOf(setMailServer.body, 'host')}>
        <Input placeholder="如：smtp.exmail.qq.com" />
      </Form.Item>
      <Form.Item name="security" label="加密方式">
        <Radio.Group
          vertical
          options={Object.entries(securityNames).map(([value, label]) => ({ value, label }))}
          onChange={(event) => form.setFieldValue('port', ports[event.target.value as keyof typeof ports])}
        />
      </Form.Item>
      <Form.Item name="port" label="端口" rules={rulesOf(setMailServer.body, 'port')}>
        <InputNumber min={1} max={65_535} />
      </Form.Item>
      <Form.Item name="sender" label="发件人地址" rules={rulesOf(setMailServer.body, 'sender')}>
        <Input placeholder="如：fuwu@example.com" />
      </Form.Item>
      <Form.Item name="user" label="用户名" extra="多数邮箱是完整的邮箱地址；内网服务器不要求登录时留空。">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label="密码或授权码"
        extra={
          kept?.hasPassword
            ? '已加密保存，不再显示。留空表示不变。'
            : '多数邮箱要在邮箱设置里生成“授权码”，不是登录密码。'
        }
      >
        <Input.Password autoComplete="new-password" placeholder={kept?.hasPassword ? '已保存' : undefined} />
      </Form.Item>
    </FormDrawer>
  )
}

const compared = [
  { name: 'host', label: '发信服务器' },
  { name: 'port', label: '端口' },
  { name: 'security', label: '加密方式' },
  { name: 'user', label: '用户名' },
  { name: 'sender', label: '发件人' },
] as const
