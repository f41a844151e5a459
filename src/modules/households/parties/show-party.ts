import { noteAccess } from '../../../platform/audit/note-access.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { partyById } from './party.store.ts'

export const showParty = reading(contract.showParty, async (context, { partyId }) => {
  const { tx, communityId, actor, now, today, requestId, database } = context
  const party = found('业户', await partyById(tx, { communityId, partyId, today }))
  if (party.phones.length > 0) {
    noteAccess(database, {
      ...{ communityId, at: now, requestId, act: contract.showParty.summary },
      ...{
        actor: { kind: actor.kind, id: actor.staffId },
        subject: { kind: 'party', id: partyId },
        fields: ['phones'],
      },
    })
  }
  return party
})
