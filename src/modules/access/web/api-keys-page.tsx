import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { Column } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { ShownOnce } from '../../../ui/console/shown-once.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { dayOf, momentOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { listApiKeys, revokeApiKey, roleNames } from '../contract.ts'
import { NewApiKeyDrawer } from './new-api-key-drawer.tsx'

type ApiKey = AnswerOf<typeof listApiKeys>['apiKeys'][number]

const isOver = (key: ApiKey) =>
  key.revokedAt !== null || (key.expiresAt !== null && Date.parse(key.expiresAt) < serverNow().getTime())

const stateOf = (key: ApiKey): string => {
  if (key.revokedAt !== null) return `已停用（${momentOf(key.revokedAt)}）`
  if (key.expiresAt === null) return '在用，长期有效'
  return isOver(key) ? '已到期' : `在用，${dayOf(key.expiresAt)} 到期`
}

const ApiKeysPage = () => {
  const community = useCommunity()
  const tell = useTell()
  const answer = useRead(listApiKeys, { communityId: community.id })
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
  const columns: readonly Column<ApiKey>[] = [
    { id: 'name', title: '用途', width: 12, cell: (key) => <b>{key.name}</b> },
    { id: 'tail', title: '尾号', width: 5, cell: (key) => <code>…{key.tail}</code> },
    { id: 'roles', title: '角色', cell: (key) => key.roles.map((one) => roleNames[one]).join('、') },
    { id: 'createdAt', title: '建立', width: 8, cell: (key) => dayOf(key.createdAt) },
    {
      id: 'lastUsedAt',
      title: '最近使用',
      width: 9,
      cell: (key) => (key.lastUsedAt ? momentOf(key.lastUsedAt) : '从未'),
    },
    { id: 'state', title: '状态', width: 13, cell: stateOf },
    {
      id: 'revoke',
      title: '操作',
      width: 5,
      cell: (key) =>
        isOver(key) ? null : (
          <Button size="small" danger onClick={() => setEnding(key)}>
            停用
          </Button>
        ),
    },
  ]
  return (
    <>
      <PageHead title="接口密钥" note={`让别的系统在 ${community.name} 里办事，权限与所选角色相同。`} actions={add} />
      <DataTable
        id="access.api-keys"
        label="接口密钥"
        columns={columns}
        rows={answer.data?.apiKeys ?? []}
        rowKey={(key) => key.id}
        loading={answer.isPending}
        problem={answer.error}
        again={() => void answer.refetch()}
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
