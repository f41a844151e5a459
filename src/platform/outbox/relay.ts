import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Subscription } from '../app/define-module.ts'
import type { Database } from '../http/database.ts'
import type { Logger } from '../http/log.ts'
import { outboundAllowed } from './outbound.ts'

export interface Relay {
  /** Called after a commit that announced facts. */
  wake(communityId: CommunityId | undefined): void
  /** Hands on everything that waits now; for tests and for a clean stop. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface WaitingEvent {
  readonly community_id: CommunityId
  readonly id: string
  readonly name: string
  readonly payload: Record<string, unknown>
}

const SWEEP_MS = 15_000

/**
 * Hands facts from the outbox to the modules that subscribe. Each fact is taken, handed to all its subscribers and
 * removed in one transaction of its community, so what a subscriber writes and the removal stand or fall together.
 * A sweep picks up what a crashed process left behind.
 */
export const createRelay = (o: {
  database: Database
  subscriptions: readonly Subscription[]
  logger?: Logger | undefined
}): Relay => {
  let running: Promise<void> = Promise.resolve()
  let queued = false
  // A run that has not begun yet sees everything announced until it begins: one is enough, however many wake it.
  const run = () => {
    if (queued) return running
    queued = true
    running = running
      .then(() => {
        queued = false
        return relayAll(o)
      })
      .catch((error: unknown) => o.logger?.error({ err: error }, 'relay'))
    return running
  }
  const sweep = setInterval(run, SWEEP_MS)
  sweep.unref()
  return {
    wake: () => void run(),
    settle: run,
    stop: async () => {
      clearInterval(sweep)
      await running
    },
  }
}

const relayAll = async (o: {
  database: Database
  subscriptions: readonly Subscription[]
  logger?: Logger | undefined
}): Promise<void> => {
  const heard = [...new Set(o.subscriptions.map(({ fact }) => fact))]
  const { rows } = await o.database.maintain(async (tx) => {
    // Facts that nobody subscribes to go all at once.
    await sql`delete from platform.outbox_event where name <> all(${heard}::text[])`.execute(tx)
    return sql<WaitingEvent>`select community_id, id, name, payload from platform.outbox_event order by at, id limit 500`.execute(
      tx,
    )
  })
  for (const event of rows) {
    await relayOne(o, event).catch((error: unknown) =>
      o.logger?.error(
        { err: error, fact: event.name, eventId: event.id },
        'a subscriber failed; the fact stays in the outbox',
      ),
    )
  }
}

const relayOne = async (
  o: { database: Database; subscriptions: readonly Subscription[] },
  event: WaitingEvent,
): Promise<void> => {
  const { community_id: communityId } = event
  const subscriptions = o.subscriptions.filter((s) => s.fact === event.name)
  await o.database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    if (subscriptions.some((s) => s.outbound) && !(await outboundAllowed(tx))) return
    const taken = await sql`delete from platform.outbox_event
      where community_id = ${communityId} and id = (
        select id from platform.outbox_event where community_id = ${communityId} and id = ${event.id} for update skip locked)`.execute(
      tx,
    )
    if (taken.numAffectedRows === 0n) return
    const now = await o.database.now(tx)
    for (const subscription of subscriptions) {
      await subscription.run({ tx, communityId, now, eventId: event.id, payload: event.payload, database: o.database })
    }
  })
}
