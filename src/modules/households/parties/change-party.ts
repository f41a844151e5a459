import { useCase } from '../../../platform/http/use-case.ts'
import { changedFields, found, sameVersion } from '../same-version.ts'
import { refreshPartyKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import { duplicatesOf } from './duplicate.store.ts'
import { lockParty, partyById } from './party.store.ts'
import { readIdentity } from './read-identity.ts'
import { saveParty } from './save-party.store.ts'

export const changeParty = useCase(contract.changeParty, async ({ tx, communityId, today, audit }, input) => {
  const { partyId } = input
  const theirs = sameVersion('业户', {
    theirs: await lockParty(tx, { communityId, partyId, today }),
    yours: withoutNumber(input),
  })
  const identity = input.identity && readIdentity({ communityId, partyId, identity: input.identity, today })
  await saveParty(tx, { communityId, partyId, facts: { ...input, identity } })
  await refreshPartyKeys(tx, { communityId, partyIds: [partyId] })
  const fields = [...changedFields(theirs, input), ...(identity === undefined ? [] : ['identity'])]
  audit({ subject: { kind: 'party', id: partyId }, fields })
  return {
    party: found('业户', await partyById(tx, { communityId, partyId, today })),
    duplicates: await duplicatesOf(tx, { communityId, partyId }),
  }
})

/** A refusal carries what the editor typed back to the page, but never an identity number. */
const withoutNumber = <T extends { identity?: unknown }>({ identity: _, ...input }: T): Omit<T, 'identity'> => input
