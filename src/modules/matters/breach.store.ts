import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type ClockChange, clockParts, clockStatements } from './clock.store.ts'

/** Matters of all communities with a clock past its deadline whose breach nobody has written; run as maintenance. */
export const mattersPastDeadline = async (
  tx: Tx,
  now: Date,
): Promise<readonly { communityId: CommunityId; matterId: string }[]> => {
  const { rows } = await sql<{ communityId: CommunityId; matterId: string }>`
    select distinct community_id as "communityId", matter_id as "matterId" from matters.clock
    where met_at is null and ended_at is null and breached_at is null and due_at < ${now}
    limit 5000`.execute(tx)
  return rows
}

/** Appends events to clocks and brings their rows up to date; the deadline itself does not move. */
export const appendToClocks = async (
  tx: Tx,
  o: { communityId: CommunityId; changes: readonly ClockChange[] },
): Promise<void> => {
  await sql`/* matters.append-to-clocks */
    with ${clockStatements(clockParts(o.communityId, o.changes))}
    select count(*) from logged`.execute(tx)
}
