import { Form, Input } from 'antd'
import { DateField } from '../../../ui/console/date-field.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { createApiKey, listApiKeys, type Role } from '../contract.ts'
import { communityRoles, RolesField } from './roles-field.tsx'

interface Typed {
  readonly name: string
  readonly roles: Role[]
  readonly lastDay?: string | null
}

export const NewApiKeyDrawer = ({ close, made }: { close: () => void; made: (secret: string) => void }) => {
  const [form] = Form.useForm<Typed>()
  const community = useCommunity()
  const write = useWrite(createApiKey, { refreshes: [listApiKeys], onDone: ({ secret }) => made(secret) })
  const save = ({ name, roles, lastDay }: Typed) =>
    write.mutate({ communityId: community.id, name, roles, expiresAt: lastDay ? endOfDay(lastDay) : null })
  return (
    <FormDrawer
      title="新建接口密钥"
      save="建立密钥"
      form={form}
      saving={write.isPending}
      problem={write.error}
      submit={save}
      close={close}
    >
      <Form.Item
        name="name"
        label="用途"
        extra="写明哪个系统、做什么用，例如“电梯物联网平台报修”。"
        rules={rulesOf(createApiKey.body, 'name')}
      >
        <Input autoFocus />
      </Form.Item>
      <Form.Item name="roles" label="角色" extra="只勾选用得到的。" rules={rulesOf(createApiKey.body, 'roles')}>
        <RolesField offered={communityRoles} />
      </Form.Item>
      <Form.Item name="lastDay" label="用到哪天为止" extra="留空表示长期有效。">
        <DateField earliest={dayOf(serverNow())} />
      </Form.Item>
    </FormDrawer>
  )
}

/** The last moment of a day in Shanghai, as an instant. */
const endOfDay = (day: string): string => new Date(`${day}T23:59:59+08:00`).toISOString()
