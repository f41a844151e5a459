import { Form, Input, Select } from 'antd'
import type { CallOf } from '../../../kernel/endpoint.ts'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useSession } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { createCommunity, listCommunities } from '../contract.ts'
import { CommunityPhones, kindChoices } from './community-fields.tsx'

type Typed = CallOf<typeof createCommunity>

export const NewCommunityDrawer = ({ close }: { close: () => void }) => {
  const [form] = Form.useForm<Typed>()
  const { reload } = useSession()
  const tell = useTell()
  const write = useWrite(createCommunity, {
    refreshes: [listCommunities],
    onDone: (community) => {
      tell.done(`${community.name} 已建立，点开可以填接待时间`)
      void reload()
      close()
    },
  })
  return (
    <FormDrawer<Typed>
      title="新建小区"
      save="建立小区"
      form={form}
      initial={{ kind: 'residential' }}
      saving={write.isPending}
      problem={write.error}
      submit={(typed) => write.mutate(typed)}
      close={close}
    >
      <Form.Item name="name" label="名称" rules={rulesOf(createCommunity.body, 'name')}>
        <Input autoFocus />
      </Form.Item>
      <Form.Item
        name="code"
        label="代码"
        extra="出现在网址、导入文件和编号里，建好后不能改。例如 LHHY。"
        rules={rulesOf(createCommunity.body, 'code')}
      >
        <Input autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Form.Item name="kind" label="类型" rules={rulesOf(createCommunity.body, 'kind')}>
        <Select options={kindChoices} />
      </Form.Item>
      <CommunityPhones schema={createCommunity.body} />
    </FormDrawer>
  )
}
