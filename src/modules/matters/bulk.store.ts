import { sql } from 'kysely'
import type { CommunityId } from '../../kernel/id.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type ClockChange, clockParts, clockStatements } from './clock.store.ts'
import { assigneeColumns, type EntryToWrite, type LockedMatter } from './matter.store.ts'
import type { Assignee } from './shapes.ts'

/** One matter of many that are given to the same person. */
export interface Assigned {
  readonly matter: LockedMatter
  readonly state: string
  readonly entry: EntryToWrite
  readonly clocks: readonly ClockChange[]
}

/** Gives many held matters to one person or role: states, entries and clocks in one statement. */
export const saveAssigned = async (
  tx: Tx,
  o: { communityId: CommunityId; to: Assignee; at: Date; assigned: readonly Assigned[] },
): Promise<void> => {
  const { communityId, assigned } = o
  const { staffId, role } = assigneeColumns(o.to)
  const rows = assigned.map(({ matter, state, entry }) => ({
    id: matter.id,
    state,
    version: matter.version + 1,
    entry_id: entry.id,
    author_id: entry.authorId,
    from_state: matter.state,
    body: entry.body ?? '',
  }))
  await sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id uuid, state text, version int, entry_id uuid, author_id uuid, from_state text, body text)
    ), moved as (
      update matters.matter m set state = r.state, version = r.version,
        assignee_staff_id = ${staffId}, assignee_role = ${role}, assigned_at = ${o.at}
      from asked r where m.community_id = ${communityId} and m.id = r.id
      returning m.id
    ), ${clockStatements(
      clockParts(
        communityId,
        assigned.flatMap(({ clocks }) => clocks),
      ),
    )}
    insert into matters.entry (community_id, id, matter_id, at, kind, author_id, action, from_state, to_state,
      assignee_staff_id, assignee_role, body, matter_version)
    select ${communityId}::uuid, r.entry_id, r.id, ${o.at}::timestamptz, 'moved', r.author_id, 'assign', r.from_state, r.state,
      ${staffId}::uuid, ${role}::text, r.body, r.version
    from asked r`.execute(tx)
}
