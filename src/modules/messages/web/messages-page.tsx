import { useState } from 'react'
import { columnsOf, type Filter } from '../../../ui/console/data-table/column.ts'
import { DataTable } from '../../../ui/console/data-table/data-table.tsx'
import { useRows } from '../../../ui/console/data-table/use-rows.ts'
import { PeriodField } from '../../../ui/console/date-field.tsx'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listMessages, type Message, type MessageId } from '../contract.ts'
import { exportMessages, messageColumns } from '../message-list.ts'
import { messageEventNames, messageStateNames } from '../words.ts'
import { HeldNote } from './held-note.tsx'
import { MessageDrawer } from './message-drawer.tsx'
import './messages.css'

const rowsOf = (answer: { messages: Message[] }) => answer.messages
const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const columns = columnsOf(messageColumns, { state: (one) => <MessageState of={one} /> })

const MessageState = ({ of: { state } }: { of: Message }) =>
  state === 'failed' || state === 'expired' ? (
    <b className="bad">{messageStateNames[state]}</b>
  ) : (
    messageStateNames[state]
  )

/** 消息记录: what was told to whom, whether it arrived, and why not. */
const MessagesPage = () => {
  const { id: communityId } = useCommunity()
  const [asked, ask] = useAsked()
  const [opened, setOpened] = useState<MessageId | undefined>(undefined)
  const narrowed = askedOf(asked)
  const found = useRows(listMessages, { communityId, ...narrowed }, rowsOf)
  const about = useRead(listMessages, { communityId, limit: 1 }, { everySeconds: 60 }).data
  const at = found.rows.findIndex(({ id }) => id === opened)
  const to = (message: Message | undefined) => message && (() => setOpened(message.id))
  const filters: readonly Filter[] = [
    { id: 'state', label: '结果', choices: choicesOf(messageStateNames) },
    { id: 'event', label: '事件', choices: choicesOf(messageEventNames) },
    {
      id: 'channelId',
      label: '通道',
      choices: (about?.channels ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
  return (
    <>
      <PageHead title="消息记录" note="每条消息发到哪个通道、发出没有、没发出的原因。" />
      {about?.held === true && <HeldNote />}
      <DataTable
        {...found}
        id="messages.record"
        label="消息记录"
        columns={columns}
        exports={exportMessages}
        rowKey={(one) => one.id}
        onOpen={(one) => setOpened(one.id)}
        search="事项编号或消息内容"
        filters={filters}
        tools={
          <PeriodField
            value={asked['from'] && asked['until'] ? [asked['from'], asked['until']] : null}
            onChange={(period) => ask({ from: period?.[0], until: period?.[1] })}
          />
        }
        rowTone={({ state }) => (state === 'failed' || state === 'expired' ? 'bad' : undefined)}
        empty={{
          title: '还没有消息',
          hint: '在“消息通道”里添加维修群的机器人后，派单、投诉、超时等会自动通知，并在这里逐条留下结果。',
        }}
      />
      {opened !== undefined && (
        <MessageDrawer
          key={opened}
          messageId={opened}
          close={() => setOpened(undefined)}
          previous={to(found.rows[at - 1])}
          next={at < 0 ? undefined : to(found.rows[at + 1])}
        />
      )}
    </>
  )
}

const askedOf = (asked: Asked) => {
  const { q, state, event, channelId, from, until, sort } = asked
  return { q, state, event, channelId, from, until, sort } as unknown as { q?: string | undefined }
}

export default MessagesPage
