import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { ShownOnce } from '../../../ui/console/shown-once.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { type ApiKey, apiKeyColumns, exportApiKeys } from '../api-key-list.ts'
import { listApiKeys, revokeApiKey } from '../contract.ts'
import { NewApiKeyDrawer } from './new-api-key-drawer.tsx'

const isOver = (key: ApiKey) =>
  key.revokedAt !== null || (key.expiresAt !== null && Date.parse(key.expiresAt) < serverNow().getTime())

const rowsOf = (answer: { apiKeys: ApiKey[] }) => answer.apiKeys

const ApiKeysPage = () => {
  const community = useCommunity()
  const tell = useTell()
  const found = useShortList(listApiKeys, { communityId: community.id }, rowsOf, apiKeyColumns)
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | undefined>(undefined)
  const [ending, setEnding] = useState<ApiKey | undefined>(undefined)
  const revoke = useWrite(revokeApiKey, {
    refreshes: [listApiKeys],
    onDone: ({ name }) => {
      setEnding(undefined)
      tell.done(`“${name}”的密钥已停用`)
    },
  })
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      新建密钥
    </Button>
  )
  const columns = columnsOf(
    apiKeyColumns,
    {
      name: (key) => <b>{key.name}</b>,
      tail: (key) => <code>…{key.tail}</code>,
      lastUsedAt: (key) => (key.lastUsedAt ? momentOf(key.lastUsedAt) : '从未'),
    },
    [
      {
        ...{ id: 'revoke', title: '操作', behind: 'state', width: 5 },
        cell: (key) =>
          isOver(key) ? null : (
            <Button size="small" danger onClick={() => setEnding(key)}>
              停用
            </Button>
          ),
      },
    ],
  )
  return (
    <>
      <PageHead title="接口密钥" note={`让别的系统在 ${community.name} 里办事，权限与所选角色相同。`} actions={add} />
      <DataTable
        {...found}
        id="access.api-keys"
        label="接口密钥"
        columns={columns}
        rowKey={(key) => key.id}
        search="用途、尾号或角色"
        exports={exportApiKeys}
        rowTone={(key) => (isOver(key) ? 'quiet' : undefined)}
        empty={{
          title: '还没有接口密钥',
          hint: '门禁、电梯物联网、财务软件等需要自动读写数据时，在这里为它们各建一个密钥。',
          action: add,
        }}
      />
      {adding && (
        <NewApiKeyDrawer
          close={() => setAdding(false)}
          made={(made) => {
            setAdding(false)
            setSecret(made)
          }}
        />
      )}
      {secret !== undefined && (
        <ShownOnce title="新的接口密钥" secret={secret} close={() => setSecret(undefined)}>
          请立即填到对方系统里。密钥只显示这一次，遗失只能停用后再建。
        </ShownOnce>
      )}
      {ending !== undefined && (
        <ReasonDialog
          title={`停用“${ending.name}”的密钥？`}
          confirm="停用"
          danger
          saving={revoke.isPending}
          problem={revoke.error}
          submit={() => revoke.mutate({ communityId: community.id, apiKeyId: ending.id })}
          close={() => setEnding(undefined)}
        >
          使用这个密钥的系统立即不能再读写。停用后不能恢复，需要时另建一个。
        </ReasonDialog>
      )}
    </>
  )
}

export default ApiKeysPage
