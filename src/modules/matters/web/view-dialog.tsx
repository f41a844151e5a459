import { Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type Asks, changeView, listViews, type SavedView, saveView } from '../contract.ts'
import { FormDialog } from './hand-actions.tsx'

interface Typed {
  readonly name: string
  readonly shared: boolean
}

interface NewViewDialogProps {
  readonly asks: Asks
  readonly close: () => void
  readonly saved: (view: SavedView) => void
}

/** Keeps what is on the screen under a name. */
export const NewViewDialog = ({ asks, close, saved }: NewViewDialogProps) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const write = useWrite(saveView, {
    refreshes: [listViews],
    onDone: (view) => {
      tell.done(`已存为视图“${view.name}”`)
      saved(view)
    },
  })
  return (
    <FormDialog<Typed>
      title="存为视图"
      ok="保存"
      form={form}
      first="name"
      initial={{ shared: false }}
      saving={write.isPending}
      problem={write.error}
      submit={({ name, shared = false }) => write.mutate({ communityId, name, shared, asks })}
      close={close}
    >
      <p className="quiet">记下现在的筛选、排序、版式和列，以后一点就到。</p>
      <ViewFields />
    </FormDialog>
  )
}

/** Another name, or shared with the community; where somebody else did so meanwhile, both versions stand side by side. */
export const ChangeViewDialog = ({ view, close }: { view: SavedView; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const tell = useTell()
  const write = useWrite(changeView, {
    refreshes: [listViews],
    onDone: () => {
      tell.done('视图已更新')
      close()
    },
  })
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const save = (version: number, asks: Asks) => {
    const { name, shared = view.shared } = form.getFieldsValue()
    write.mutate({ communityId, viewId: view.id, version, name, shared, asks })
  }
  const conflict = write.error?.code === 'matters.view-changed'
  // Only name and sharing are asked for here: filters that somebody changed meanwhile stay as they are.
  const { theirs } = (conflict ? write.error?.facts : undefined) ?? { theirs: view }
  const { asks } = theirs as SavedView
  return (
    <FormDialog<Typed>
      title={`视图“${view.name}”`}
      ok="保存"
      form={form}
      first="name"
      initial={view}
      saving={write.isPending}
      problem={conflict ? null : write.error}
      submit={() => save(taken ?? view.version, asks)}
      close={close}
    >
      <VersionConflict<Typed>
        problem={write.error}
        code="matters.view-changed"
        fields={[
          { name: 'name', label: '名称' },
          { name: 'shared', label: '共享', show: (shared) => (shared === true ? '是' : '否') },
        ]}
        keepMine={(version) => save(version, asks)}
        takeTheirs={({ name, shared, version }) => {
          setTaken(version)
          form.setFieldsValue({ name, shared })
          write.reset()
        }}
      />
      <ViewFields />
    </FormDialog>
  )
}

const ViewFields = () => {
  const mayShare = useHolds()('matters.share-views')
  return (
    <>
      <Form.Item name="name" label="视图名称" rules={rulesOf(saveView.body, 'name')}>
        <Input maxLength={20} showCount />
      </Form.Item>
      {mayShare && (
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>全小区的同事都能用</Checkbox>
        </Form.Item>
      )}
    </>
  )
}
