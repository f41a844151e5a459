import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Job } from '../../platform/app/define-module.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Database } from '../../platform/http/database.ts'
import type { MailServer } from '../../platform/outbound/send-mail.ts'
import { outboundAllowed } from '../../platform/outbox/outbound.ts'
import { opened } from './channel.store.ts'
import type { ChannelId } from './contract.ts'
import { deliver } from './deliver.ts'
import { mailServerToUse } from './mail-server.store.ts'
import {
  beginSending,
  endSending,
  holdRobot,
  isTooOld,
  nextMessage,
  noteHealth,
  restRobot,
  type SendingChannel,
  setStanding,
  type TakenMessage,
  type Waiting,
  waitingChannels,
} from './queue.store.ts'
import { afterSending, mayAgainAt, mostAttempts } from './send.rules.ts'

const JOB = 'messages.send'

/** So many channels are served at once; one that does not answer keeps the others from nothing. */
const AT_ONCE = 8
/** A run ends after so long; what is left is taken up by the next minute's. */
const RUN_MS = 45_000

/** Sends what waits: at once when asked for, and each minute whatever is left. Held back after a restore (case 41). */
export const sendMessages: Job = {
  name: JOB,
  cron: '* * * * *',
  outbound: true,
  run: async ({ database, payload, log, signal }) => {
    const communityId = payload['communityId'] as CommunityId | undefined
    const stopAt = Date.now() + RUN_MS
    const goesOn = () => Date.now() < stopAt && !signal?.aborted
    const due = await database.maintain(async (tx) => {
      const now = await database.now(tx)
      return (await waitingChannels(tx, communityId)).filter(({ dueAt }) => dueAt <= now)
    })
    for (let at = 0; at < due.length && goesOn(); at += AT_ONCE) {
      await Promise.all(due.slice(at, at + AT_ONCE).map((channel) => sendChannel(database, channel, goesOn)))
    }
    if (due.length > 0) log(`${due.length} channels had messages waiting`)
    await database.maintain((tx) => askForTheNext(tx, { communityId, database }))
  },
}

/** Asks for what waits in a community to be sent, in the transaction that queued it. One waiting request is enough. */
export const askToSend = async (tx: Tx, on: { communityId: CommunityId; at: Date }): Promise<void> => {
  const payload = JSON.stringify({ communityId: on.communityId })
  await sql`select platform.enqueue(${JOB}, ${payload}::jsonb, ${on.at}, ${`${JOB} ${on.communityId}`})`.execute(tx)
}

/** What was put off by a few seconds (the pace, a first failure) does not wait for the next full minute. */
const askForTheNext = async (
  tx: Tx,
  on: { communityId: CommunityId | undefined; database: Database },
): Promise<void> => {
  const soon = new Date((await on.database.now(tx)).getTime() + 60_000)
  const firsts = new Map<CommunityId, Date>()
  for (const { communityId, dueAt } of await waitingChannels(tx, on.communityId)) {
    if (!firsts.has(communityId) && dueAt < soon) firsts.set(communityId, dueAt)
  }
  for (const [communityId, at] of firsts) await askToSend(tx, { communityId, at })
}

/** Sends the messages of one channel one after the other, until none is due or its robot must wait. */
const sendChannel = async (database: Database, on: Waiting, goesOn: () => boolean): Promise<void> => {
  while (goesOn()) {
    const taken = await take(database, on)
    if (taken === 'none') return
    if (taken === 'given-up') continue
    const outcome = await deliver(taken)
    await settle(database, on, { taken, outcome })
  }
}

interface Taken {
  readonly channel: SendingChannel
  readonly message: TakenMessage
  readonly attemptId: string
  readonly server: MailServer | undefined
  /** Address and secret, readable for this one sending. */
  readonly way: { readonly address: string; readonly secret: string }
  readonly at: Date
}

const take = (database: Database, on: Waiting): Promise<Taken | 'none' | 'given-up'> => {
  const { communityId, channelId } = on
  return database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    if (!(await outboundAllowed(tx))) return 'none'
    const channel = await holdRobot(tx, on)
    if (!channel) return 'none'
    const now = await database.now(tx)
    const again = mayAgainAt(channel.robot, now)
    if (again) return putOff(tx, { ...on, until: again, now })
    const message = await nextMessage(tx, { communityId, channelId, now })
    if (!message) return 'none'
    const givenUp = whyNot(message, now)
    if (givenUp) {
      await setStanding(tx, { communityId, messageId: message.id, standing: givenUp, now })
      return 'given-up'
    }
    const { attemptId } = await beginSending(tx, { communityId, messageId: message.id, robot: channel.robot, now })
    return {
      channel,
      message: { ...message, attempts: message.attempts + 1 },
      attemptId,
      server: channel.kind === 'email' ? await mailServerToUse(tx) : undefined,
      way: opened(on, channel),
      at: now,
    }
  })
}

/** What is due waits until its robot may send again; nothing of it counts as a sending. */
const putOff = async (
  tx: Tx,
  on: { communityId: CommunityId; channelId: ChannelId; until: Date; now: Date },
): Promise<'none'> => {
  await sql`/* messages.put-off */ update messages.message set due_at = ${on.until}
    where community_id = ${on.communityId} and channel_id = ${on.channelId} and state = 'waiting'
      and due_at <= ${on.now}`.execute(tx)
  return 'none'
}

const whyNot = (message: TakenMessage, now: Date) => {
  if (isTooOld(message, now)) {
    return { state: 'expired', reason: '超过 24 小时没有发出，已经过时，不再发送', dueAt: undefined } as const
  }
  if (message.attempts >= mostAttempts(message.event)) {
    return { state: 'failed', reason: '发送途中多次中断，结果不明', dueAt: undefined } as const
  }
  return undefined
}

const settle = async (
  database: Database,
  on: Waiting,
  o: { taken: Taken; outcome: Awaited<ReturnType<typeof deliver>> },
): Promise<void> => {
  const { communityId, channelId } = on
  const { message, attemptId, channel } = o.taken
  await database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    const now = await database.now(tx)
    const standing = afterSending(message, o.outcome, now)
    await endSending(tx, {
      ...{ communityId, messageId: message.id, attemptId, attempts: message.attempts },
      ...{ outcome: o.outcome, standing, now },
    })
    if (standing.restingUntil) await restRobot(tx, { robot: channel.robot.robot, until: standing.restingUntil })
    await noteHealth(tx, { communityId, channelId, standing, now })
  })
}
