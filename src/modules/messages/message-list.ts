import { exportOf } from '../../kernel/export-endpoint.ts'
import type { ListColumn } from '../../kernel/list-column.ts'
import { listMessages, type Message } from './contract.ts'
import { messageEventNames, messageStateNames } from './words.ts'

/** What the record says of each message, on the page and in its export. */
export const messageColumns: readonly ListColumn<Message>[] = [
  { id: 'createdAt', title: '时间', kind: 'moment', width: 8, sort: true, value: (one) => one.createdAt },
  { id: 'event', title: '事件', width: 6, value: (one) => messageEventNames[one.event] },
  { id: 'number', title: '事项编号', width: 10.5, optional: true, value: (one) => one.number },
  { id: 'title', title: '消息', width: 20, value: (one) => one.title },
  { id: 'channel', title: '通道', width: 9, value: (one) => one.channelName },
  { id: 'state', title: '结果', width: 7, value: (one) => messageStateNames[one.state] },
  { id: 'attempts', title: '次数', kind: 'integer', width: 4, value: (one) => one.attempts },
  { id: 'endedAt', title: '办结时间', kind: 'moment', width: 8, optional: true, value: (one) => one.endedAt },
  { id: 'reason', title: '原因', value: (one) => one.reason },
]

export const exportMessages = exportOf(listMessages, { name: '消息记录', columns: messageColumns })
