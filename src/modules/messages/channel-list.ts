import { exportOfShort } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { type ColleagueAccounts, listAccounts } from './account.contract.ts'
import { type Channel, listChannels } from './channel.contract.ts'
import { channelKindNames, eventNames } from './words.ts'

/** What the list says of each channel, on the page and in its export; addresses and secrets never leave the server. */
export const channelColumns: readonly ListColumn<Channel>[] = [
  { id: 'name', title: '名称', width: 10, sort: true, value: (channel) => channel.name },
  { id: 'state', title: '状态', width: 22, sort: true, value: stateOf },
  {
    id: 'since',
    title: '发不出去始于',
    kind: 'moment',
    width: 9,
    optional: true,
    value: (channel) => channel.failing?.since ?? null,
  },
  {
    id: 'events',
    title: '通知什么',
    value: ({ events }) => events.map((event) => eventNames[event]).join('、') || '没有选择事件',
  },
  { id: 'kind', title: '方式', width: 10, sort: true, value: (channel) => channelKindNames[channel.kind] },
]

function stateOf({ active, failing }: Channel): string {
  if (!active) return '已停用'
  return failing === null ? '在用' : `发不出去：${failing.reason}`
}

export const exportChannels = exportOfShort(listChannels, { name: '消息通道', columns: channelColumns })

/** Under which account each colleague is mentioned. */
export const accountColumns: readonly ListColumn<ColleagueAccounts>[] = [
  { id: 'name', title: '同事', width: 7, value: (one) => one.name },
  { id: 'wecom', title: '企业微信', value: (one) => one.wecom },
  { id: 'dingtalk', title: '钉钉', value: (one) => one.dingtalk },
  { id: 'feishu', title: '飞书', value: (one) => one.feishu },
]

export const exportAccounts = exportOfShort(listAccounts, { name: '提醒账号', columns: accountColumns })
