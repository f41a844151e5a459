import { Alert, Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useShortList } from '../../../ui/console/data-table/use-short-list.ts'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { channelColumns, exportChannels } from '../channel-list.ts'
import { type Channel, listChannels } from '../contract.ts'
import { AccountsDrawer } from './accounts-drawer.tsx'
import { ChannelDrawer } from './channel-drawer.tsx'
import { HeldNote } from './held-note.tsx'
import { MailServerDrawer } from './mail-server-drawer.tsx'
import { TestDialog } from './test-dialog.tsx'
import './messages.css'

/** 消息通道: where what happens is told at once, to whom and of what. */
const ChannelsPage = () => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const [asked, ask] = useAsked()
  const [open, setOpen] = useState<'new' | 'accounts' | 'mail' | undefined>(undefined)
  const [testing, setTesting] = useState<Channel | undefined>(undefined)
  const { data } = useRead(listChannels, { communityId }, { everySeconds: 30 })
  const found = useShortList(listChannels, { communityId }, rowsOf, channelColumns)
  const channels = data?.channels ?? []
  const chosen = channels.find(({ id }) => id === asked['channel'])
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      新建通道
    </Button>
  )
  const mailMissing = data !== undefined && !data.mailReady && channels.some(({ kind }) => kind === 'email')
  return (
    <>
      <PageHead
        title="消息通道"
        note="派单、投诉、超时等一发生就通知到群里。消息里没有电话和证件号码。"
        actions={
          <>
            <Button onClick={() => setOpen('accounts')}>提醒账号</Button>
            {may('messages.manage-mail') && <Button onClick={() => setOpen('mail')}>邮件服务器</Button>}
            {add}
          </>
        }
      />
      {data?.held === true && <HeldNote />}
      {mailMissing && (
        <Alert
          className="messages-note"
          type="warning"
          showIcon
          title="还没有设置公司的邮件服务器，电子邮件通道发不出去"
          description="请系统管理员点“邮件服务器”填写发信地址和授权码。"
        />
      )}
      <DataTable
        {...found}
        id="messages.channels"
        label="消息通道"
        columns={columns(setTesting)}
        rowKey={(channel) => channel.id}
        search="名称、事件或方式"
        exports={exportChannels}
        onOpen={(channel) => ask({ channel: channel.id })}
        rowTone={toneOf}
        empty={{
          title: '还没有消息通道',
          hint: '在企业微信、钉钉或飞书的维修群里添加一个群机器人，把它的 Webhook 地址粘贴到这里，派单时群里立即收到，不用再打电话通知。',
          action: add,
        }}
      />
      {data !== undefined && channels.length > 0 && (
        <p className="quiet">
          {data.linked
            ? '消息带有打开事项的链接。'
            : '消息不带链接：服务器管理员设置 LIREN_PUBLIC_ADDRESS（本系统的外部访问地址）后，消息会带上打开事项的链接。'}
        </p>
      )}
      {(open === 'new' || chosen !== undefined) && (
        <ChannelDrawer
          key={chosen?.id ?? 'new'}
          channel={open === 'new' ? undefined : chosen}
          close={() => {
            setOpen(undefined)
            ask({ channel: undefined })
          }}
          saved={(channel) => {
            if (open === 'new') setTesting(channel)
            setOpen(undefined)
            ask({ channel: undefined })
          }}
        />
      )}
      {open === 'accounts' && <AccountsDrawer close={() => setOpen(undefined)} />}
      {open === 'mail' && <MailServerDrawer close={() => setOpen(undefined)} />}
      {testing !== undefined && <TestDialog channel={testing} close={() => setTesting(undefined)} />}
    </>
  )
}

const columns = (test: (channel: Channel) => void) =>
  columnsOf(
    channelColumns,
    {
      name: (channel) => <b>{channel.name}</b>,
      state: (channel) => <ChannelState channel={channel} />,
    },
    [
      {
        ...{ id: 'test', title: '操作', behind: 'kind', width: 7 },
        cell: (channel) =>
          channel.active && (
            <Button size="small" onClick={() => test(channel)}>
              发测试消息
            </Button>
          ),
      },
    ],
  )
const rowsOf = (answer: { channels: Channel[] }) => answer.channels

const ChannelState = ({ channel: { active, failing } }: { channel: Channel }) => {
  if (!active) return <>已停用</>
  if (failing === null) return <>在用</>
  return (
    <span className="bad">
      <b>发不出去</b>（{momentOf(failing.since)} 起）：{failing.reason}
    </span>
  )
}

const toneOf = ({ active, failing }: Channel) => {
  if (!active) return 'quiet'
  return failing === null ? undefined : 'bad'
}

export default ChannelsPage
