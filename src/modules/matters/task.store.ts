import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'

export const insertTask = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; flavour: string; counterpart: string },
): Promise<void> => {
  await sql`insert into matters.task (community_id, matter_id, flavour, counterpart)
    values (${o.communityId}, ${o.matterId}, ${o.flavour}, ${o.counterpart})`.execute(tx)
}

export const flavourOf = async (tx: Tx, o: { communityId: CommunityId; matterId: string }): Promise<string> => {
  const { rows } = await sql<{ flavour: string }>`
    select flavour from matters.task where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
  return rows[0]?.flavour ?? 'assigned'
}

/** Keeps the result, or the reason for sending it back. */
export const saveTask = async (
  tx: Tx,
  o: { communityId: CommunityId; matterId: string; result?: string; answeredBy?: string; refusalReason?: string },
): Promise<void> => {
  await sql`update matters.task set result = coalesce(${o.result ?? null}, result),
      answered_by = coalesce(${o.answeredBy ?? null}, answered_by),
      refusal_reason = coalesce(${o.refusalReason ?? null}, refusal_reason)
    where community_id = ${o.communityId} and matter_id = ${o.matterId}`.execute(tx)
}
