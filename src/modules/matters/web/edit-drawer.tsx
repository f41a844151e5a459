import { Form, Input } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { editMatter, type MatterDetail } from '../contract.ts'
import { useMatterWrite } from './use-matter-write.ts'

interface Words {
  readonly title: string
  readonly description: string
}

const fields = [
  { name: 'title', label: '标题' },
  { name: 'description', label: '情况说明' },
] as const

/** Changes the words of a matter; where somebody else did so meanwhile, both versions stand side by side. */
export const EditDrawer = ({ matter, close }: { matter: MatterDetail; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Words>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useMatterWrite(editMatter, {
    onDone: () => {
      tell.done('已修改')
      close()
    },
  })
  const save = (version: number) =>
    write.mutate({ communityId, matterId: matter.id, version, ...form.getFieldsValue() })
  const conflict = write.error?.code === 'matters.changed-meanwhile'
  return (
    <FormDrawer
      title={`修改 ${matter.number}`}
      save="保存"
      form={form}
      initial={{ title: matter.title, description: matter.description }}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={() => save(taken ?? matter.version)}
      close={close}
    >
      <VersionConflict<Words>
        problem={write.error}
        code="matters.changed-meanwhile"
        fields={fields}
        keepMine={save}
        takeTheirs={({ title, description, version }) => {
          setTaken(version)
          form.setFieldsValue({ title, description })
          write.reset()
        }}
      />
      <Form.Item name="title" label="标题" rules={rulesOf(editMatter.body, 'title')}>
        <Input />
      </Form.Item>
      <Form.Item name="description" label="情况说明">
        <Input.TextArea rows={6} maxLength={4000} showCount />
      </Form.Item>
    </FormDrawer>
  )
}
