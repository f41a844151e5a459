import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { exporting } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import { outboundAllowed } from '../../platform/outbox/outbound.ts'
import { channelsOf } from './channel.store.ts'
import type { MessageId } from './contract.ts'
import * as contract from './contract.ts'
import { attemptsOf, messageById, messageOf, messagesQuery, listMessages as page, requeue } from './list.store.ts'
import * as list from './message-list.ts'
import { refuse } from './refusals.ts'
import { askToSend } from './send-messages.ts'

export const listMessages = reading(contract.listMessages, async ({ tx, communityId }, input) => ({
  ...(await page(tx, input)),
  channels: (await channelsOf(tx, communityId)).map(({ id, name }) => ({ id, name })),
  held: !(await outboundAllowed(tx)),
}))

export const exportMessages = exporting(list.exportMessages, (_, asked) => ({
  query: messagesQuery(asked),
  row: messageOf,
}))

export const showMessage = reading(contract.showMessage, ({ tx, communityId }, { messageId }) =>
  shown(tx, { communityId, messageId }),
)

/** Sends a message anew that was given up: counted from the beginning, in its turn. */
export const resendMessage = useCase(contract.resendMessage, async ({ tx, communityId, now, audit }, { messageId }) => {
  const { channelActive, channelName } = await messageById(tx, { communityId, messageId })
  if (!channelActive) throw refuse('channel-inactive', { name: channelName })
  await requeue(tx, { communityId, messageId, now })
  await askToSend(tx, { communityId, at: now })
  audit({ subject: { kind: 'message', id: messageId } })
  return shown(tx, { communityId, messageId })
})

const shown = async (tx: Tx, on: { communityId: CommunityId; messageId: MessageId }) => {
  const { channelActive: _, ...message } = await messageById(tx, on)
  return { ...message, history: await attemptsOf(tx, on) }
}
