import { businessDateAt } from '../../kernel/dates.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn, SeenOn } from '../../kernel/list-column.ts'
import { listApiKeys, roleNames } from './contract.ts'

export type ApiKey = AnswerOf<typeof listApiKeys>['apiKeys'][number]

/** What the list says of each key, on the page and in its export: of the key itself its last four characters. */
export const apiKeyColumns: readonly ListColumn<ApiKey>[] = [
  { id: 'name', title: '用途', width: 12, sort: true, value: (key) => key.name },
  { id: 'tail', title: '尾号', width: 5, value: (key) => key.tail },
  { id: 'roles', title: '角色', value: (key) => key.roles.map((one) => roleNames[one]).join('、') },
  { id: 'createdAt', title: '建立', kind: 'moment', width: 9, sort: true, value: (key) => key.createdAt },
  { id: 'lastUsedAt', title: '最近使用', kind: 'moment', width: 9, sort: true, value: (key) => key.lastUsedAt },
  { id: 'state', title: '状态', width: 11, sort: true, value: stateOf },
  { id: 'revokedAt', title: '停用时间', kind: 'moment', width: 9, optional: true, value: (key) => key.revokedAt },
]

function stateOf({ revokedAt, expiresAt }: ApiKey, { today }: SeenOn): string {
  if (revokedAt !== null) return '已停用'
  if (expiresAt === null) return '在用，长期有效'
  const lastDay = businessDateAt(new Date(expiresAt))
  if (lastDay === today) return '今天到期'
  return lastDay < today ? '已到期' : `在用，${lastDay} 到期`
}

export const exportApiKeys = exportOfShort(listApiKeys, { name: '接口密钥', columns: apiKeyColumns })
