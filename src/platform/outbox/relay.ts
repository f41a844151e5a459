import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Subscription } from '../app/define-module.ts'
import type { Database } from '../http/database.ts'
import type { Logger } from '../http/log.ts'
import type { Fact } from '../http/use-case.ts'
import { outboundAllowed } from './outbound.ts'
import { writeFacts } from './write-facts.ts'

export interface Relay {
  /** Called after a commit that announced facts. */
  wake(communityId: CommunityId | undefined): void
  /** Hands on everything that waits now; for tests and for a clean stop. */
  settle(): Promise<void>
  /** Leaves what is announced to another process while the work runs; afterwards hands on what it left. */
  standAside<T>(work: () => Promise<T>): Promise<T>
  stop(): Promise<void>
}

interface WaitingEvent {
  readonly community_id: CommunityId
  readonly id: string
  readonly name: string
  readonly payload: Record<string, unknown>
}

interface Relaying {
  readonly database: Database
  readonly subscriptions: readonly Subscription[]
  readonly logger?: Logger | undefined
}

const SWEEP_MS = 15_000

/** Facts of one community that are handed on in one transaction; a full house of calls is a few of these. */
const MOST_TOGETHER = 50

/**
 * Hands facts from the outbox to the modules that subscribe. A fact is taken, handed to all its subscribers and removed
 * in one transaction of its community, so what a subscriber writes and the removal stand or fall together. What waits
 * in a community goes together; if one of them fails, each goes by itself, and only the one that fails stays.
 * A sweep picks up what a crashed process left behind.
 */
export const createRelay = (o: Relaying): Relay => {
  let running: Promise<void> = Promise.resolve()
  let queued = false
  let aside = false
  // A run that has not begun yet sees everything announced until it begins: one is enough, however many wake it.
  const run = () => {
    if (queued || aside) return running
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
    standAside: async (work) => {
      aside = true
      try {
        await running
        return await work()
      } finally {
        aside = false
        void run()
      }
    },
    stop: async () => {
      clearInterval(sweep)
      await running
    },
  }
}

const relayAll = async (o: Relaying): Promise<void> => {
  const heard = [...new Set(o.subscriptions.map(({ fact }) => fact))]
  const { rows } = await o.database.maintain(async (tx) => {
    // Facts that nobody subscribes to go all at once.
    await sql`delete from platform.outbox_event where name <> all(${heard}::text[])`.execute(tx)
    return sql<WaitingEvent>`select community_id, id, name, payload from platform.outbox_event order by at, id limit 500`.execute(
      tx,
    )
  })
  let toldMore = false
  for (const together of batchesOf(rows)) {
    const told = await relayTogether(o, together).catch(() => relayOneByOne(o, together))
    toldMore ||= told
  }
  // What followed from a fact is a fact as well, and waits for no sweep.
  if (toldMore) await relayAll(o)
}

/** The facts of each community in their order, so many at once as go into one transaction. */
const batchesOf = (events: readonly WaitingEvent[]): WaitingEvent[][] => {
  const ofCommunity = new Map<CommunityId, WaitingEvent[]>()
  for (const event of events) {
    const known = ofCommunity.get(event.community_id)
    if (known) known.push(event)
    else ofCommunity.set(event.community_id, [event])
  }
  return [...ofCommunity.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / MOST_TOGETHER) }, (_, at) =>
      all.slice(at * MOST_TOGETHER, (at + 1) * MOST_TOGETHER),
    ),
  )
}

const relayOneByOne = async (o: Relaying, events: readonly WaitingEvent[]): Promise<boolean> => {
  let toldMore = false
  for (const event of events) {
    const told = await relayTogether(o, [event]).catch((error: unknown) => {
      o.logger?.error(
        { err: error, fact: event.name, eventId: event.id },
        'a subscriber failed; the fact stays in the outbox',
      )
      return false
    })
    toldMore ||= told
  }
  return toldMore
}

/** Hands on facts of one community; answers whether subscribers announced more. */
const relayTogether = (o: Relaying, events: readonly WaitingEvent[]): Promise<boolean> => {
  const communityId = events[0]?.community_id as CommunityId
  const listening = (event: WaitingEvent) => o.subscriptions.filter(({ fact }) => fact === event.name)
  const leaves = (event: WaitingEvent) => listening(event).some(({ outbound }) => outbound)
  return o.database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    const held = events.some(leaves) && !(await outboundAllowed(tx))
    const due = held ? events.filter((event) => !leaves(event)) : events
    const { rows } = await sql<{ id: string }>`/* outbox.take */ delete from platform.outbox_event
      where community_id = ${communityId} and id in (
        select id from platform.outbox_event
        where community_id = ${communityId} and id = any(${due.map(({ id }) => id)}::uuid[]) for update skip locked)
      returning id`.execute(tx)
    if (rows.length === 0) return false
    const taken = new Set(rows.map(({ id }) => id))
    const now = await o.database.now(tx)
    const facts: Fact[] = []
    for (const event of due.filter(({ id }) => taken.has(id))) {
      const on = { tx, communityId, now, eventId: event.id, payload: event.payload, database: o.database }
      for (const subscription of listening(event))
        await subscription.run({ ...on, tell: (fact) => void facts.push(fact) })
    }
    if (facts.length > 0) await writeFacts(tx, { communityId, at: now, facts })
    return facts.length > 0
  })
}
