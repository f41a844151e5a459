import { Facts, MatterDrawer } from '../../../ui/console/matter-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { Timeline } from '../../../ui/console/timeline.tsx'
import { momentOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { listChannels, listMessages, type MessageId, resendMessage, showMessage } from '../contract.ts'
import { attemptNames, messageEventNames, messageStateNames } from '../words.ts'

interface MessageDrawerProps {
  readonly messageId: MessageId
  readonly close: () => void
  readonly previous: (() => void) | undefined
  readonly next: (() => void) | undefined
}

const tones = { sent: 'good', refused: 'bad', again: 'soon', unknown: 'soon' } as const

/** One message: its words, every sending with its result, and sending it anew. */
export const MessageDrawer = ({ messageId, close, previous, next }: MessageDrawerProps) => {
  const { id: communityId } = useCommunity()
  const may = useHolds()
  const tell = useTell()
  const { data, error, isPending } = useRead(showMessage, { communityId, messageId }, { everySeconds: 5 })
  const resend = useWrite(resendMessage, {
    refreshes: [showMessage, listMessages, listChannels],
    onDone: () => tell.done('已重新排队，很快发送'),
  })
  const givenUp = data?.state === 'failed' || data?.state === 'expired'
  return (
    <MatterDrawer
      number={data === undefined ? '' : messageEventNames[data.event]}
      title={data?.title ?? ''}
      state={data === undefined ? '' : messageStateNames[data.state]}
      loading={isPending}
      problem={error ?? resend.error ?? undefined}
      actions={
        givenUp && may('messages.resend')
          ? [
              {
                id: 'resend',
                label: '重新发送',
                busy: resend.isPending,
                run: () => resend.mutate({ communityId, messageId }),
              },
            ]
          : []
      }
      facts={
        data && (
          <Facts
            facts={[
              ['通道', data.channelName],
              ['产生', momentOf(data.createdAt)],
              ['下次发送', data.dueAt && data.state === 'waiting' && momentOf(data.dueAt)],
              ['原因', data.reason],
              [
                '事项',
                data.matterId !== null && <PageLink to={`/matters?matter=${data.matterId}`}>{data.number}</PageLink>,
              ],
            ]}
          />
        )
      }
      timeline={
        <Timeline
          entries={(data?.history ?? []).map(({ id, at, outcome, reason }) => ({
            ...{ id, at, who: '系统', title: attemptNames[outcome], tone: tones[outcome] },
            ...(reason === '' ? {} : { body: reason }),
          }))}
          empty="还没有发送"
        />
      }
      close={close}
      previous={previous}
      next={next}
    >
      {error === null && data !== undefined && <pre className="message-body">{data.body}</pre>}
    </MatterDrawer>
  )
}
