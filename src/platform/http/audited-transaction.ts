import type { CommunityId } from '../../kernel/id.ts'
import { type AuditNote, joinNotes, writeAudit } from '../audit/audit.ts'
import type { Tx } from '../database/tx.ts'
import type { Actor, OutsideContext } from './use-case.ts'

/**
 * One transaction of a call that manages its own, with the time and an audit entry as `useCase` gives to the others;
 * in the community of the call, or in none.
 */
export const auditedTransaction = <T>(
  on: Pick<OutsideContext, 'database' | 'requestId'> & {
    readonly actor: Pick<Actor, 'kind' | 'staffId'>
    readonly communityId: CommunityId | undefined
    /** The summary of the contract. */
    readonly act: string
  },
  work: (given: { tx: Tx; now: Date; audit: (note: AuditNote) => void }) => Promise<T>,
): Promise<T> => {
  const { database, actor, communityId, act, requestId } = on
  const reach = communityId
    ? ({ kind: 'community', communityId, write: true } as const)
    : ({ kind: 'none', write: true } as const)
  return database.run(reach, async (tx) => {
    const now = await database.now(tx)
    const notes: AuditNote[] = []
    const result = await work({ tx, now, audit: (note) => notes.push(note) })
    await writeAudit(tx, {
      communityId,
      actor: { kind: actor.kind, id: actor.staffId },
      at: now,
      act,
      requestId,
      note: joinNotes(notes),
    })
    return result
  })
}
