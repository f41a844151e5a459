import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import { atFields, refuse } from '../refusals.ts'
import type { IdentityKind, PartyId } from './contract.ts'
import { type SealedIdentity, sealIdentity } from './identity.ts'

/** The number of a form, sealed. @throws households.identity-number with what is wrong with it. */
export const readIdentity = (on: {
  communityId: CommunityId
  partyId: PartyId
  identity: { kind: IdentityKind; number: string }
  today: BusinessDate
}): SealedIdentity => {
  const { communityId, partyId, identity, today } = on
  const sealed = sealIdentity({ communityId, partyId, ...identity, today })
  if (sealed.ok) return sealed.value
  throw atFields(refuse('identity-number', { reason: sealed.message }), ['identity.number'])
}
