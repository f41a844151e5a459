import { changedFields } from '../../platform/audit/changed-fields.ts'
import { exportingShort } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import { publicAddress } from '../../platform/outbound/allowed-origins.ts'
import { outboundAllowed } from '../../platform/outbox/outbound.ts'
import { addChannel, channelById, channelsOf, lockChannel, saveChannel } from './channel.store.ts'
import * as list from './channel-list.ts'
import * as contract from './contract.ts'
import { mailServerSet } from './mail-server.store.ts'
import { queueTest } from './queue.store.ts'
import { refuse } from './refusals.ts'
import { isRobotAddress, robots } from './robots/send-to-robot.ts'
import { askToSend } from './send-messages.ts'
import { type ChannelKind, channelKindNames } from './words.ts'

export const listChannels = reading(contract.listChannels, async ({ tx, communityId }) => ({
  channels: await channelsOf(tx, communityId),
  mailReady: await mailServerSet(tx),
  held: !(await outboundAllowed(tx)),
  linked: publicAddress() !== undefined,
}))

export const exportChannels = exportingShort(list.exportChannels, ({ tx }, { communityId }) =>
  channelsOf(tx, communityId),
)

export const createChannel = useCase(contract.createChannel, async ({ tx, communityId, now, audit }, input) => {
  const { kind, address, secret } = input
  demandWay(kind, { address, recipients: input.recipients })
  const channelId = await addChannel(tx, {
    communityId,
    kind,
    facts: input,
    address: kind === 'email' ? '' : address,
    secret: kind === 'email' ? '' : secret,
    now,
  })
  audit({ subject: { kind: 'message-channel', id: channelId }, fields: ['name', 'kind', 'events'] })
  return channelById(tx, { communityId, channelId })
})

export const changeChannel = useCase(contract.changeChannel, async ({ tx, communityId, audit }, input) => {
  const { channelId, address, secret, version, name, recipients, events, active } = input
  const facts = { name, recipients, events, active }
  const theirs = await lockChannel(tx, { communityId, channelId })
  // Neither version carries an address or a secret.
  if (theirs.version !== version) throw refuse('channel-changed', { yours: { version, ...facts }, theirs })
  const robot = theirs.kind !== 'email'
  if (!robot || address !== undefined) demandWay(theirs.kind, { address: address ?? '', recipients })
  await saveChannel(tx, {
    communityId,
    channelId,
    facts,
    address: robot ? address : undefined,
    secret: robot ? secret : undefined,
  })
  const fields = [
    ...changedFields(theirs, facts),
    ...(robot && address !== undefined ? ['address'] : []),
    ...(robot && secret !== undefined ? ['secret'] : []),
  ]
  audit({ subject: { kind: 'message-channel', id: channelId }, fields })
  return channelById(tx, { communityId, channelId })
})

export const testChannel = useCase(
  contract.testChannel,
  async ({ tx, communityId, actor, now, audit }, { channelId }) => {
    const { name, active } = await channelById(tx, { communityId, channelId })
    if (!active) throw refuse('channel-inactive', { name })
    const messageId = await queueTest(tx, { communityId, channelId, now, by: actor })
    await askToSend(tx, { communityId, at: now })
    audit({ subject: { kind: 'message-channel', id: channelId } })
    return { messageId }
  },
)

/** A robot has an address of its vendor, a mail channel somebody to write to. */
const demandWay = (kind: ChannelKind, o: { address: string; recipients: readonly string[] }): void => {
  if (kind === 'email') {
    if (o.recipients.length === 0) throw refuse('recipients-missing')
    return
  }
  if (!isRobotAddress(kind, o.address))
    throw refuse('address-refused', { kind: channelKindNames[kind], like: robots[kind].like })
}
