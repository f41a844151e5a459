import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import { atMost } from '../../platform/database/keyset.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { ChannelId, Message, MessageId } from './contract.ts'
import { refuse } from './refusals.ts'
import { type attemptNames, type MessageState, type messageEventNames, messageStateNames } from './words.ts'

export interface MessagesAsked {
  readonly communityId: CommunityId
  readonly q?: string | undefined
  readonly state?: MessageState | undefined
  readonly event?: keyof typeof messageEventNames | undefined
  readonly channelId?: ChannelId | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly sort: 'createdAt' | '-createdAt'
}

interface Row extends Omit<Message, 'dueAt' | 'endedAt' | 'createdAt'> {
  readonly dueAt: Date
  readonly endedAt: Date | null
  readonly createdAt: Date
}

const COLUMNS = sql`m.id, m.channel_id as "channelId", c.name as "channelName", m.event, m.number, m.title, m.state,
  m.attempts, m.due_at as "dueAt", m.ended_at as "endedAt", m.reason, m.created_at as "createdAt"`

const JOIN = sql`join messages.channel c on c.community_id = m.community_id and c.id = m.channel_id`

/** One page of the record, paged by the row at which the last one ended; without a limit all of it, for an export. */
export const messagesQuery = (
  asked: MessagesAsked & { after?: string | undefined; limit?: number },
): RawBuilder<Row> => {
  const [direction, beyond] = asked.sort === 'createdAt' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const after = /^[0-9a-f-]{36}$/.test(asked.after ?? '')
    ? sql`and (m.created_at, m.id) ${beyond} (select a.created_at, a.id from messages.message a
        where a.community_id = ${asked.communityId} and a.id = ${asked.after})`
    : sql``
  return sql<Row>`/* messages.list */ select ${COLUMNS} from messages.message m ${JOIN}
    where ${conditionsOf(asked)} ${after}
    order by m.created_at ${direction}, m.id ${direction} ${atMost(asked.limit)}`
}

export const listMessages = async (
  tx: Tx,
  asked: MessagesAsked & { after?: string | undefined; limit: number },
): Promise<{ messages: Message[]; next: string | null }> => {
  const { rows } = await messagesQuery({ ...asked, limit: asked.limit + 1 }).execute(tx)
  const page = rows.slice(0, asked.limit)
  return { messages: page.map(messageOf), next: rows.length > asked.limit ? (page.at(-1)?.id ?? null) : null }
}

const conditionsOf = (asked: MessagesAsked): RawBuilder<unknown> =>
  sql.join(
    [
      sql`m.community_id = ${asked.communityId}`,
      ...(asked.state ? [sql`m.state = ${asked.state}`] : []),
      ...(asked.event ? [sql`m.event = ${asked.event}`] : []),
      ...(asked.channelId ? [sql`m.channel_id = ${asked.channelId}`] : []),
      ...(asked.from ? [sql`m.created_at >= ${`${asked.from}T00:00:00+08:00`}::timestamptz`] : []),
      ...(asked.until
        ? [sql`m.created_at < ${`${asked.until}T00:00:00+08:00`}::timestamptz + interval '24 hours'`]
        : []),
      ...(asked.q ? [sql`(strpos(lower(m.number), lower(${asked.q})) > 0 or strpos(m.body, ${asked.q}) > 0)`] : []),
    ],
    sql` and `,
  )

export const messageOf = ({ dueAt, endedAt, createdAt, ...row }: Row): Message => ({
  ...row,
  dueAt: endedAt ? null : dueAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
})

type OnMessage = { communityId: CommunityId; messageId: MessageId }

export const messageById = async (
  tx: Tx,
  on: OnMessage,
): Promise<Message & { body: string; matterId: string | null; channelActive: boolean }> => {
  const { rows } = await sql<Row & { body: string; matterId: string | null; channelActive: boolean }>`
    /* messages.message */ select ${COLUMNS}, m.body, m.matter_id as "matterId", c.active as "channelActive"
    from messages.message m ${JOIN} where m.community_id = ${on.communityId} and m.id = ${on.messageId}`.execute(tx)
  if (!rows[0]) throw refuse('not-found')
  const { body, matterId, channelActive, ...row } = rows[0]
  return { ...messageOf(row), body, matterId, channelActive }
}

export const attemptsOf = async (tx: Tx, on: OnMessage) => {
  const { rows } = await sql<{ id: string; at: Date; outcome: keyof typeof attemptNames; reason: string }>`
    /* messages.attempts */ select id, at, outcome, reason from messages.attempt
    where community_id = ${on.communityId} and message_id = ${on.messageId} order by at, id limit 100`.execute(tx)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Puts a message that was given up back into the queue; refuses one that was not, also when two people do it at once. */
export const requeue = async (tx: Tx, on: OnMessage & { now: Date }): Promise<void> => {
  const { rows } = await sql`/* messages.requeue */ update messages.message
    set state = 'waiting', attempts = 0, queued_at = ${on.now}, due_at = ${on.now}, ended_at = null
    where community_id = ${on.communityId} and id = ${on.messageId} and state in ('failed', 'expired')
    returning id`.execute(tx)
  if (rows.length === 1) return
  const { state } = await messageById(tx, on)
  throw refuse('not-failed', { state: messageStateNames[state] })
}
