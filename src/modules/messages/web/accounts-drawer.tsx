import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { isProblem } from '../../../ui/shared/problem.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { accountColumns, exportAccounts } from '../channel-list.ts'
import { type ColleagueAccounts, listAccounts, setAccounts } from '../contract.ts'

const columns = columnsOf(accountColumns)

/** 提醒账号: under which account each colleague is mentioned in the groups. */
export const AccountsDrawer = ({ close }: { close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [editing, setEditing] = useState<ColleagueAccounts | undefined>(undefined)
  const { data, error, isPending, refetch } = useRead(listAccounts, { communityId })
  useShortcuts([], { title: '提醒账号', covers: true })
  return (
    <Drawer
      open
      size={640}
      title="提醒账号"
      onClose={close}
      footer={
        <div className="drawer-foot">
          <Button onClick={close}>关闭</Button>
        </div>
      }
    >
      <p className="quiet">填了账号的同事，派给他的消息会在群里 @ 他。账号在企业微信、钉钉、飞书的管理后台里查看。</p>
      <DataTable
        id="messages.accounts"
        label="提醒账号"
        columns={columns}
        rows={data?.colleagues ?? []}
        rowKey={(one) => one.staffId}
        loading={isPending}
        problem={error}
        again={() => void refetch()}
        onOpen={setEditing}
        asked={{ communityId }}
        exports={exportAccounts}
        empty={{ title: '本小区还没有同事', hint: '请系统管理员在“员工与权限”里为同事选择本小区和角色。' }}
      />
      {editing !== undefined && (
        <AccountForm key={editing.staffId} colleague={editing} close={() => setEditing(undefined)} />
      )}
    </Drawer>
  )
}

type Typed = Pick<ColleagueAccounts, 'wecom' | 'dingtalk' | 'feishu'>

const AccountForm = ({ colleague, close }: { colleague: ColleagueAccounts; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<Typed>()
  const [taken, setTaken] = useState<number | undefined>(undefined)
  const tell = useTell()
  const write = useWrite(setAccounts, {
    refreshes: [listAccounts],
    onDone: () => {
      tell.done(`${colleague.name} 的提醒账号已保存`)
      close()
    },
  })
  const save = (typed: Typed, version: number) =>
    write.mutate({
      ...{ communityId, staffId: colleague.staffId, version },
      ...{ wecom: typed.wecom ?? '', dingtalk: typed.dingtalk ?? '', feishu: typed.feishu ?? '' },
    })
  return (
    <FormDrawer<Typed>
      title={`${colleague.name} 的提醒账号`}
      save="保存"
      form={form}
      initial={colleague}
      saving={write.isPending}
      problem={isProblem(write.error, 'messages.accounts-changed') ? null : write.error}
      submit={(typed) => save(typed, taken ?? colleague.version)}
      close={close}
    >
      <VersionConflict<ColleagueAccounts>
        problem={write.error}
        code="messages.accounts-changed"
        fields={fields}
        keepMine={(version) => save(form.getFieldsValue(), version)}
        takeTheirs={(theirs) => {
          setTaken(theirs.version)
          form.setFieldsValue(theirs)
          write.reset()
        }}
      />
      <Form.Item name="wecom" label="企业微信账号（userid）" rules={rulesOf(setAccounts.body, 'wecom')}>
        <Input />
      </Form.Item>
      <Form.Item name="dingtalk" label="钉钉用户 ID（userId）" rules={rulesOf(setAccounts.body, 'dingtalk')}>
        <Input />
      </Form.Item>
      <Form.Item name="feishu" label="飞书用户 ID（open_id 或 user_id）" rules={rulesOf(setAccounts.body, 'feishu')}>
        <Input />
      </Form.Item>
    </FormDrawer>
  )
}

const fields = [
  { name: 'wecom', label: '企业微信' },
  { name: 'dingtalk', label: '钉钉' },
  { name: 'feishu', label: '飞书' },
] as const
