import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Actor } from '../../platform/http/use-case.ts'
import type { ChannelId, MessageId } from './contract.ts'
import type { Outcome } from './robots/robot.ts'
import { LEASE_MS, OLDEST_MS, recentOf, type Standing } from './send.rules.ts'
import type { ChannelKind, MessageEvent, messageEventNames } from './words.ts'

/** What was said of a matter, for the channels that are told of such events. */
export interface Announcement {
  readonly factId: string
  /** What it is, the most telling first: a channel that is told of several hears of the first. */
  readonly events: readonly MessageEvent[]
  readonly matterId: string | null
  readonly number: string
  /** Who is mentioned, where the vendor allows it. */
  readonly staffId: string | null
  words(event: MessageEvent): { readonly title: string; readonly body: string }
}

/** Queues one message for each active channel that is told of it; handed on twice by the relay it is queued once. Answers how many. */
export const queueAnnouncement = async (
  tx: Tx,
  on: { communityId: CommunityId; announcement: Announcement; now: Date },
): Promise<number> => {
  const { communityId, announcement: said, now } = on
  const texts = said.events.map((event, rank) => ({ event, rank, ...said.words(event) }))
  const { rows } = await sql`/* messages.queue */ insert into messages.message
      (community_id, channel_id, fact_id, event, matter_id, number, title, body, mentions, queued_at, due_at, created_at)
    select ${communityId}, c.id, ${said.factId}, t.event, ${said.matterId}, ${said.number}, t.title, t.body,
      array_remove(array[case c.kind when 'wecom' then a.wecom when 'dingtalk' then a.dingtalk when 'feishu' then a.feishu end], ''),
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
    from messages.channel c
    join lateral (
      select * from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as t (event text, rank int, title text, body text)
      where t.event = any(c.events) order by t.rank limit 1) t on true
    left join messages.account a on a.community_id = ${communityId} and a.staff_id = ${said.staffId}
    where c.community_id = ${communityId} and c.active
    on conflict do nothing returning id`.execute(tx)
  return rows.length
}

/** Queues a test, to be sent before everything that waits. */
export const queueTest = async (
  tx: Tx,
  on: { communityId: CommunityId; channelId: ChannelId; now: Date; by: Pick<Actor, 'staffId' | 'name'> },
): Promise<MessageId> => {
  const id = crypto.randomUUID() as MessageId
  const { now } = on
  await sql`insert into messages.message
      (community_id, id, channel_id, fact_id, event, title, body, queued_at, due_at, created_at, created_by)
    select ${on.communityId}, ${id}, ${on.channelId}, ${id}, 'test', '【测试】里仁消息通道',
      '【测试】里仁消息通道' || chr(10) || ${on.by.name}::text || ' 发送的测试消息，收到即说明通道可用。' || chr(10) || c.name,
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz, ${on.by.staffId}::uuid
    from access.community c where c.community_id = ${on.communityId} returning id`.execute(tx)
  return id
}

export interface Waiting {
  readonly communityId: CommunityId
  readonly channelId: ChannelId
  /** When the first of its messages may go. */
  readonly dueAt: Date
}

/** The active channels in which something waits, over all communities or in one; for maintenance. */
export const waitingChannels = async (tx: Tx, communityId: CommunityId | undefined): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`/* messages.waiting */
    select m.community_id as "communityId", m.channel_id as "channelId", min(m.due_at) as "dueAt"
    from messages.message m
    join messages.channel c on c.community_id = m.community_id and c.id = m.channel_id and c.active
    where m.state in ('waiting', 'sending') ${communityId ? sql`and m.community_id = ${communityId}` : sql``}
    group by 1, 2 order by 3`.execute(tx)
  return rows
}

export interface Robot {
  readonly robot: string
  readonly recent: readonly Date[]
  readonly restingUntil: Date | null
}

export interface SendingChannel {
  readonly kind: ChannelKind
  readonly address: string
  readonly secret: string
  readonly recipients: readonly string[]
  readonly robot: Robot
}

/**
 * The channel with its robot, whose pace nobody else counts until this transaction ends. A robot that two communities
 * use is one robot. Undefined where the channel sends nothing (any more).
 */
export const holdRobot = async (
  tx: Tx,
  on: { communityId: CommunityId; channelId: ChannelId },
): Promise<SendingChannel | undefined> => {
  const { rows } = await sql<Omit<SendingChannel, 'robot'> & { robot: string }>`/* messages.sending-channel */
    select kind, address, secret, recipients, robot from messages.channel
    where community_id = ${on.communityId} and id = ${on.channelId} and active`.execute(tx)
  const channel = rows[0]
  if (!channel) return undefined
  await sql`insert into messages.robot (robot) values (${channel.robot}) on conflict do nothing`.execute(tx)
  const { rows: held } = await sql<Robot>`/* messages.hold-robot */
    select robot, recent, resting_until as "restingUntil" from messages.robot where robot = ${channel.robot}
    for update`.execute(tx)
  return { ...channel, robot: held[0] as Robot }
}

export interface TakenMessage {
  readonly id: MessageId
  readonly event: keyof typeof messageEventNames
  readonly title: string
  readonly body: string
  readonly mentions: readonly string[]
  readonly attempts: number
  readonly queuedAt: Date
}

/** The next message of a channel that is due: a test first, then the oldest. */
export const nextMessage = async (
  tx: Tx,
  on: { communityId: CommunityId; channelId: ChannelId; now: Date },
): Promise<TakenMessage | undefined> => {
  const { rows } = await sql<TakenMessage>`/* messages.next */
    select id, event, title, body, mentions, attempts, queued_at as "queuedAt" from messages.message
    where community_id = ${on.communityId} and channel_id = ${on.channelId} and state in ('waiting', 'sending')
      and due_at <= ${on.now}
    order by (event = 'test') desc, due_at, created_at, id limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

export const isTooOld = (message: TakenMessage, now: Date): boolean =>
  now.getTime() - message.queuedAt.getTime() > OLDEST_MS

type OnMessage = { communityId: CommunityId; messageId: MessageId }

/** Marks a message as on its way, before it is: the sending is counted, the lease runs, the robot's pace has one more. */
export const beginSending = async (
  tx: Tx,
  on: OnMessage & { robot: Robot; now: Date },
): Promise<{ attemptId: string }> => {
  const { communityId, messageId, robot, now } = on
  const attemptId = crypto.randomUUID()
  await sql`/* messages.begin */ update messages.message set state = 'sending', attempts = attempts + 1,
      due_at = ${new Date(now.getTime() + LEASE_MS)}
    where community_id = ${communityId} and id = ${messageId}`.execute(tx)
  await sql`/* messages.begin-attempt */ insert into messages.attempt (community_id, id, message_id, at)
    values (${communityId}, ${attemptId}, ${messageId}, ${now})`.execute(tx)
  await sql`/* messages.pace */ update messages.robot set recent = ${[...recentOf(robot.recent, now), now]}::timestamptz[]
    where robot = ${robot.robot}`.execute(tx)
  return { attemptId }
}

/** Writes what came of a sending, unless another process has taken the message over meanwhile; of its own attempt in any case. */
export const endSending = async (
  tx: Tx,
  on: OnMessage & { attemptId: string; attempts: number; outcome: Outcome; standing: Standing; now: Date },
): Promise<void> => {
  const { communityId, messageId, outcome, standing, now } = on
  await sql`/* messages.end-attempt */ update messages.attempt set outcome = ${outcome.kind},
      reason = ${outcome.kind === 'sent' ? '' : outcome.reason}
    where community_id = ${communityId} and id = ${on.attemptId}`.execute(tx)
  await setStanding(tx, {
    communityId,
    messageId,
    standing,
    now,
    only: sql`and state = 'sending' and attempts = ${on.attempts}`,
  })
}

/** Gives a message up, or puts it back. */
export const setStanding = async (
  tx: Tx,
  on: OnMessage & {
    standing: Pick<Standing, 'reason' | 'dueAt'> & { readonly state: Standing['state'] | 'expired' }
    now: Date
    only?: RawBuilder<unknown>
  },
): Promise<void> => {
  const { standing, now } = on
  await sql`update messages.message set state = ${standing.state}, reason = ${standing.reason},
      due_at = coalesce(${standing.dueAt ?? null}::timestamptz, due_at), ended_at = ${standing.state === 'waiting' ? null : now}
    where community_id = ${on.communityId} and id = ${on.messageId} ${on.only ?? sql``}`.execute(tx)
}

/** Lets a robot rest, whoever uses it. */
export const restRobot = async (tx: Tx, on: { robot: string; until: Date }): Promise<void> => {
  await sql`/* messages.rest */ update messages.robot set resting_until = greatest(resting_until, ${on.until})
    where robot = ${on.robot}`.execute(tx)
}

/** What the channel's own page and Today show: failing since the first message that was given up, well again with the next that goes. */
export const noteHealth = async (
  tx: Tx,
  on: { communityId: CommunityId; channelId: ChannelId; standing: Standing; now: Date },
): Promise<void> => {
  if (on.standing.state === 'waiting') return
  if (on.standing.state === 'sent') {
    await sql`/* messages.well */ update messages.channel set failing_since = null, failing_reason = ''
      where community_id = ${on.communityId} and id = ${on.channelId} and failing_since is not null`.execute(tx)
    return
  }
  await sql`/* messages.failing */ update messages.channel set failing_since = coalesce(failing_since, ${on.now}),
      failing_reason = ${on.standing.reason}
    where community_id = ${on.communityId} and id = ${on.channelId}`.execute(tx)
}
