import { type RawBuilder, sql } from 'kysely'
import type { CommunityId, StaffId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'

export const CHANNEL = 'liren_live'

/** What open pages hear: names and ids, never anything personal; the page reads the rest with its own rights. */
export interface LiveEvent {
  readonly communityId: CommunityId
  /** `matters.moved`, `call`: what happened, one or several. */
  readonly names: readonly string[]
  /** Only for this person's screens; for everybody in the community where it is missing. */
  readonly to?: StaffId | undefined
  readonly payload?: Readonly<Record<string, unknown>>
}

/** PostgreSQL carries 8000 bytes; a page that hears of a change without details reads anew what it shows. */
const MOST = 7_000

const written = (event: LiveEvent): string => {
  const whole = JSON.stringify(event)
  if (Buffer.byteLength(whole) <= MOST) return whole
  const { payload: _, ...short } = event
  return JSON.stringify(short)
}

/** Part of a statement: the event reaches all processes when the transaction commits, and nobody when it does not. */
export const liveNote = (event: LiveEvent): RawBuilder<unknown> => sql`pg_notify(${CHANNEL}, ${written(event)})`

/** Tells open pages at the commit of this transaction: `announceLive(tx, { communityId, names: ['call'], to: staffId, payload: { callId } })`. */
export const announceLive = async (tx: Tx, event: LiveEvent): Promise<void> => {
  await sql`/* live.announce */ select ${liveNote(event)}`.execute(tx)
}
