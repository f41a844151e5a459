import { Button, Modal, Spin } from 'antd'
import { useEffect, useRef } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useRead, useRefresh, useWrite } from '../../../ui/shared/use-call.ts'
import { type Channel, listChannels, type MessageId, showMessage, testChannel } from '../contract.ts'

/** Sends a test and waits for its result, as the vendor gives it. */
export const TestDialog = ({ channel, close }: { channel: Channel; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const refresh = useRefresh()
  const asked = useRef(false)
  const test = useWrite(testChannel)
  const { mutate } = test
  useShortcuts([], { title: '测试消息', covers: true })
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate({ communityId, channelId: channel.id })
  }, [mutate, communityId, channel.id])
  const messageId = test.data?.messageId
  return (
    <Modal
      open
      title={`测试“${channel.name}”`}
      onCancel={close}
      footer={
        <Button
          type="primary"
          onClick={() => {
            void refresh(listChannels)
            close()
          }}
        >
          知道了
        </Button>
      }
    >
      {test.error !== null && <ProblemAlert problem={test.error} />}
      {messageId === undefined ? test.error === null && <Waiting /> : <Result messageId={messageId} />}
    </Modal>
  )
}

const Result = ({ messageId }: { messageId: MessageId }) => {
  const { id: communityId } = useCommunity()
  const { data, error } = useRead(showMessage, { communityId, messageId }, { everySeconds: 1 })
  if (error !== null) return <ProblemAlert problem={error} />
  if (data?.state === 'sent') return <p role="status">已发出，请到群里（或邮箱里）看有没有收到。</p>
  if (data?.state === 'failed' || data?.state === 'expired') {
    return (
      <p role="alert" className="bad">
        没有发出去：{data.reason}
      </p>
    )
  }
  return <Waiting />
}

const Waiting = () => (
  <p role="status">
    <Spin size="small" /> 正在发送，一般几秒内有结果；发送太快时要等到下一分钟……
  </p>
)
