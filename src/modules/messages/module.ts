import { defineModule } from '../../platform/app/define-module.ts'
import { announcements } from './announce.ts'
import { messagesQuery } from './list.store.ts'
import { changeChannel, createChannel, exportChannels, listChannels, testChannel } from './manage-channels.ts'
import { exportMessages, listMessages, resendMessage, showMessage } from './read-messages.ts'
import { refuse } from './refusals.ts'
import { sendMessages } from './send-messages.ts'
import { exportAccounts, listAccounts, setAccounts } from './set-accounts.ts'
import { readMailServer, setMailServer } from './set-mail-server.ts'

/** Told at once (§11.4): group robots and mail, queued, at the vendors' pace, with a result for each message. */
export const messages = defineModule({
  id: 'messages',
  name: '消息',
  rights: {
    'messages.read': {
      name: '查看消息记录',
      roles: ['clerk', 'supervisor', 'manager', 'head-office', 'administrator'],
    },
    'messages.resend': { name: '重新发送消息', roles: ['supervisor', 'manager', 'administrator'] },
    'messages.manage': { name: '设置消息通道', roles: ['manager', 'administrator'] },
    'messages.manage-mail': { name: '设置邮件服务器', roles: ['administrator'] },
  },
  handlers: [
    listChannels,
    exportChannels,
    createChannel,
    changeChannel,
    testChannel,
    listAccounts,
    exportAccounts,
    setAccounts,
    readMailServer,
    setMailServer,
    listMessages,
    exportMessages,
    showMessage,
    resendMessage,
  ],
  refusals: [refuse],
  subscriptions: announcements,
  jobs: [sendMessages],
  invariants: [
    {
      id: 'messages.sent',
      title: '已发出的消息都有发出的记录',
      sql: `select m.community_id, '消息 ' || m.id || ' 状态 ' || m.state || ' 没有发出的记录' as what
        from messages.message m
        where m.state = 'sent' and not exists (select from messages.attempt a
          where a.community_id = m.community_id and a.message_id = m.id and a.outcome = 'sent')`,
    },
  ],
  hotQueries: [
    {
      name: 'messages.list',
      build: ({ communityId }) => messagesQuery({ communityId, sort: '-createdAt', limit: 50 }),
    },
  ],
})
