import { useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import { found, sameVersion } from '../same-version.ts'
import { refreshPartyKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import { openIdentity } from './identity.ts'
import { mergeInto } from './merge.store.ts'
import { cipherOf, lockParty, partyById } from './party.store.ts'
import { readIdentity } from './read-identity.ts'
import { saveIdentity } from './save-party.store.ts'

/** Merges a duplicate into the record that stays; only ever by a person, with a reason (case 43). */
export const mergeParty = useCase(contract.mergeParty, async ({ tx, communityId, today, audit, tell }, input) => {
  const { partyId: from, into, reason } = input
  if (from === into) throw refuse('merge-with-itself')
  const [first, second] = from < into ? [from, into] : [into, from]
  const locked = [
    await lockParty(tx, { communityId, partyId: first, today }),
    await lockParty(tx, { communityId, partyId: second, today }),
  ]
  const living = locked.filter((party) => party?.mergedInto === null)
  const source = sameVersion('业户', { theirs: living.find((party) => party?.id === from), yours: input })
  const target = found(
    '业户',
    living.find((party) => party?.id === into),
  )
  const sealed = await cipherOf(tx, { communityId, partyId: from })
  await mergeInto(tx, { communityId, from, into, name: source.name })
  if (target.identityKind === null && source.identityKind !== null && sealed?.cipher) {
    // Bound to its party, the number has to be sealed anew for the other one.
    const number = openIdentity({ communityId, partyId: from, cipher: sealed.cipher })
    const identity = readIdentity({
      communityId,
      partyId: into,
      identity: { kind: source.identityKind, number },
      today,
    })
    await saveIdentity(tx, { communityId, partyId: into, identity })
  }
  await refreshPartyKeys(tx, { communityId, partyIds: [from, into] })
  tell({ name: 'households.party-merged', payload: { from, into } })
  audit({ subject: { kind: 'party', id: from }, fields: ['mergedInto'], reason, detail: { into } })
  return found('业户', await partyById(tx, { communityId, partyId: into, today }))
})
