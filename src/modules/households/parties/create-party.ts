import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import { refreshPartyKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import { duplicatesOf } from './duplicate.store.ts'
import { partyById } from './party.store.ts'
import { readIdentity } from './read-identity.ts'
import { addParties } from './save-party.store.ts'

export const createParty = useCase(contract.createParty, async ({ tx, communityId, now, today, audit }, input) => {
  const partyId = crypto.randomUUID() as contract.PartyId
  const identity = input.identity && readIdentity({ communityId, partyId, identity: input.identity, today })
  await addParties(tx, { communityId, parties: [{ ...input, id: partyId, identity }], now })
  await refreshPartyKeys(tx, { communityId, partyIds: [partyId] })
  audit({ subject: { kind: 'party', id: partyId } })
  return {
    party: found('业户', await partyById(tx, { communityId, partyId, today })),
    duplicates: await duplicatesOf(tx, { communityId, partyId }),
  }
})
