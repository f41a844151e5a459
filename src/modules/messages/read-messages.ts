import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import { outboundAllowed } from '../../platform/outbox/outbound.ts'
import { writeWorkbook } from '../../platform/sheets/index.ts'
import { channelsOf } from './channel.store.ts'
import type { MessageId } from './contract.ts'
import * as contract from './contract.ts'
import { attemptsOf, messageById, listMessages as page, requeue } from './list.store.ts'
import { refuse } from './refusals.ts'
import { messageRegister } from './register.ts'
import { askToSend } from './send-messages.ts'

export const listMessages = reading(contract.listMessages, async ({ tx, communityId }, input) => ({
  ...(await page(tx, input)),
  channels: (await channelsOf(tx, communityId)).map(({ id, name }) => ({ id, name })),
  held: !(await outboundAllowed(tx)),
}))

/** The record as the list shows it, as a workbook. */
export const exportMessages = reading(contract.exportMessages, async ({ tx, today }, input) => ({
  name: `消息记录-${today}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: await writeWorkbook([messageRegister((await page(tx, { ...input, limit: 100_000 })).messages)]),
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
