import { z } from 'zod'
import { line } from '../../kernel/chinese-text.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId, idOf } from '../../kernel/id.ts'
import { type ChannelKind, channelKindNames, eventNames, type MessageEvent } from './words.ts'

export const channelId = idOf('MessageChannelId')
export type ChannelId = z.output<typeof channelId>
export const messageId = idOf('MessageId')
export type MessageId = z.output<typeof messageId>

const channelKind = z.enum(Object.keys(channelKindNames) as [ChannelKind])
const event = z.enum(Object.keys(eventNames) as [MessageEvent])

/** A channel as it is shown: its address and its secret never come back. */
export const channel = z.object({
  id: channelId,
  name: z.string(),
  kind: channelKind,
  recipients: z.array(z.string()),
  events: z.array(event),
  active: z.boolean(),
  /** A signing secret is kept. */
  signed: z.boolean(),
  /** Since when, and why, messages have not gone out through it; null while it works. */
  failing: z.object({ since: z.iso.datetime(), reason: z.string() }).nullable(),
  version: z.int(),
})
export type Channel = z.output<typeof channel>

const inCommunity = z.object({ communityId })
const onChannel = z.object({ communityId, channelId })

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/message-channels',
  right: 'messages.manage',
  summary: '消息通道',
  params: inCommunity,
  output: z.object({
    channels: z.array(channel),
    /** A mail server is set: e-mail channels can send. */
    mailReady: z.boolean(),
    /** After a restore nothing leaves the house until an administrator allows it. */
    held: z.boolean(),
    /** Messages carry a link to the matter. */
    linked: z.boolean(),
  }),
})

const webhook = z.string().trim().min(1, '请粘贴机器人的 Webhook 地址').max(500, '地址最多 500 个字符')
const secret = z.string().trim().max(200, '密钥最多 200 个字符')
const recipient = z.email('收件人须为电子邮箱地址').max(200)

const facts = {
  name: line({ name: '通道名称', most: 40 }),
  recipients: z.array(recipient).max(20, '最多 20 个收件人'),
  events: z.array(event).max(6),
  active: z.boolean(),
}

export const createChannel = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/message-channels',
  right: 'messages.manage',
  summary: '新建消息通道',
  params: inCommunity,
  body: z.strictObject({
    kind: channelKind,
    address: webhook.or(z.literal('')).default(''),
    secret: secret.default(''),
    ...facts,
    recipients: facts.recipients.default([]),
    active: facts.active.default(true),
  }),
  output: channel,
  refusals: ['messages.channel-name-taken', 'messages.address-refused', 'messages.recipients-missing'],
})

export const changeChannel = endpoint({
  method: 'PATCH',
  path: '/api/communities/{communityId}/message-channels/{channelId}',
  right: 'messages.manage',
  summary: '修改消息通道',
  params: onChannel,
  body: z.strictObject({
    version: z.int(),
    ...facts,
    /** Left out, the address that is kept stays. */
    address: webhook.optional(),
    /** Left out, the secret that is kept stays; empty takes it away. */
    secret: secret.optional(),
  }),
  output: channel,
  refusals: [
    'messages.channel-not-found',
    'messages.channel-name-taken',
    'messages.channel-changed',
    'messages.address-refused',
    'messages.recipients-missing',
  ],
})

/** Puts a test message into the queue, before all others; its result is read like that of any message. */
export const testChannel = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/message-channels/{channelId}/test',
  right: 'messages.manage',
  summary: '发送测试消息',
  params: onChannel,
  body: z.strictObject({}),
  output: z.object({ messageId }),
  refusals: ['messages.channel-not-found', 'messages.channel-inactive'],
})
