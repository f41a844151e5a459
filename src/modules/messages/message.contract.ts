import { z } from 'zod'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import { channelId, messageId } from './channel.contract.ts'
import { attemptNames, type MessageState, messageEventNames, messageStateNames } from './words.ts'

const event = z.enum(Object.keys(messageEventNames) as [keyof typeof messageEventNames])
const state = z.enum(Object.keys(messageStateNames) as [MessageState])

export const message = z.object({
  id: messageId,
  channelId,
  channelName: z.string(),
  event,
  number: z.string(),
  title: z.string(),
  state,
  attempts: z.int(),
  /** When it is tried (again); null once it has ended. */
  dueAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Why it has not gone out, in words for people. */
  reason: z.string(),
  createdAt: z.iso.datetime(),
})
export type Message = z.output<typeof message>

export const messageDetail = message.extend({
  body: z.string(),
  matterId: z.uuid().nullable(),
  history: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      outcome: z.enum(Object.keys(attemptNames) as [keyof typeof attemptNames]),
      reason: z.string(),
    }),
  ),
})

const inCommunity = z.object({ communityId })
const onMessage = z.object({ communityId, messageId })

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/messages',
  right: 'messages.read',
  summary: '消息记录',
  params: inCommunity,
  query: z.strictObject({
    /** Number or words of the message. */
    q: z.string().trim().max(60).optional(),
    state: state.optional(),
    event: event.optional(),
    channelId: channelId.optional(),
    from: businessDate.optional(),
    until: businessDate.optional(),
    sort: z.enum(['createdAt', '-createdAt']).default('-createdAt'),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    messages: z.array(message),
    next: z.string().nullable(),
    /** The channels there are, to narrow by. */
    channels: z.array(z.object({ id: channelId, name: z.string() })),
    held: z.boolean(),
  }),
})

export const showMessage = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/messages/{messageId}',
  right: 'messages.read',
  summary: '消息详情',
  params: onMessage,
  output: messageDetail,
  refusals: ['messages.not-found'],
})

/** Puts a message that did not go out into the queue anew. */
export const resendMessage = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/messages/{messageId}/resend',
  right: 'messages.resend',
  summary: '重新发送消息',
  params: onMessage,
  body: z.strictObject({}),
  output: messageDetail,
  refusals: ['messages.not-found', 'messages.not-failed', 'messages.channel-inactive'],
})
