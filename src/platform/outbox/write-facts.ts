import { type RawBuilder, sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../database/tx.ts'
import type { Fact } from '../http/use-case.ts'

interface Announced {
  readonly communityId: CommunityId | undefined
  readonly at: Date
  readonly facts: readonly Fact[]
}

/** Puts facts into the outbox: plain inserts in the transaction of what happened, one statement for all. */
export const writeFacts = async (tx: Tx, o: Announced): Promise<void> => {
  await factsWritten(o).execute(tx)
}

export const factsWritten = (o: Announced): RawBuilder<unknown> => {
  if (o.communityId === undefined) throw new Error('a fact belongs to a community')
  return sql`/* outbox.write */ insert into platform.outbox_event (community_id, at, name, payload)
    select ${o.communityId}, ${o.at}, f.name, f.payload
    from jsonb_to_recordset(${JSON.stringify(o.facts)}::jsonb) as f (name text, payload jsonb)`
}
