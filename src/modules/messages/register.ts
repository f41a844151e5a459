import type { SheetToWrite } from '../../platform/sheets/index.ts'
import type { Message } from './contract.ts'
import { messageEventNames, messageStateNames } from './words.ts'

/** 消息记录 as a sheet: the columns of the list, in its order. */
export const messageRegister = (messages: readonly Message[]): SheetToWrite => ({
  name: '消息记录',
  columns: [
    { header: '时间', kind: 'moment' },
    { header: '事件', kind: 'text' },
    { header: '事项编号', kind: 'text' },
    { header: '消息', kind: 'text', width: 40 },
    { header: '通道', kind: 'text' },
    { header: '结果', kind: 'text' },
    { header: '发送次数', kind: 'integer' },
    { header: '办结时间', kind: 'moment' },
    { header: '原因', kind: 'text', width: 50 },
  ],
  rows: messages.map((message) => [
    new Date(message.createdAt),
    messageEventNames[message.event],
    message.number,
    message.title,
    message.channelName,
    messageStateNames[message.state],
    message.attempts,
    message.endedAt && new Date(message.endedAt),
    message.reason,
  ]),
})
