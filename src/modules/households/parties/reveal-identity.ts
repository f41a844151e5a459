import { writeAudit } from '../../../platform/audit/audit.ts'
import { outside } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { openIdentity } from './identity.ts'
import { cipherOf } from './party.store.ts'

/**
 * Shows the whole identity number to whoever says why; who, whose and why are in the audit before the number leaves.
 * Not a `useCase`: those keep their answer for repeated calls, and this one must be kept nowhere.
 */
export const revealIdentity = outside(contract.revealIdentity, (context, { partyId, reason }) => {
  const { communityId, actor, database, requestId } = context
  return database.run({ kind: 'community', communityId, write: true }, async (tx) => {
    const { name, kind, cipher } = found('业户', await cipherOf(tx, { communityId, partyId }))
    if (cipher === null || kind === null) throw refuse('no-identity', { name })
    await writeAudit(tx, {
      ...{ communityId, requestId, at: await database.now(tx), act: contract.revealIdentity.summary },
      actor: { kind: actor.kind, id: actor.staffId },
      note: { subject: { kind: 'party', id: partyId }, fields: ['identity'], reason },
    })
    return { identityKind: kind, identityNumber: openIdentity({ communityId, partyId, cipher }) }
  })
})
