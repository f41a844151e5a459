import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import type { Fact } from '../http/use-case.ts'

/** Puts the facts of a use case into the outbox: plain inserts in its own transaction, one statement for all. */
export const writeFacts = async (
  tx: Tx,
  o: { communityId: CommunityId | undefined; at: Date; facts: readonly Fact[] },
): Promise<void> => {
  if (o.communityId === undefined) throw new Error('a fact belongs to a community')
  await sql`/* outbox.write */ insert into platform.outbox_event (community_id, at, name, payload)
    select ${o.communityId}, ${o.at}, f.name, f.payload
    from jsonb_to_recordset(${JSON.stringify(o.facts)}::jsonb) as f (name text, payload jsonb)`.execute(tx)
}
