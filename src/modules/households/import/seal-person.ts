import type { BusinessDate } from '../../../kernel/dates.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import type { PartyId } from '../parties/contract.ts'
import { openIdentity, type SealedIdentity, sealIdentity } from '../parties/identity.ts'
import type { DraftPerson } from './read-people.ts'
import type { PersonRole } from './words.ts'

/** A person of a row as the draft keeps it: with the id it would have, its identity number sealed. */
export interface SealedPerson {
  readonly id: PartyId
  readonly name: string
  readonly kind: 'person' | 'organisation'
  readonly sex: 'male' | 'female' | ''
  readonly phones: readonly string[]
  readonly identity: SealedIdentity | null
  readonly role: PersonRole
  /** Named by several rows through a sheet of owners. */
  readonly shared?: true
}

interface In {
  readonly communityId: CommunityId
  readonly today: BusinessDate
}

export const sealPerson = (person: DraftPerson, on: In): SealedPerson => {
  const id = crypto.randomUUID() as PartyId
  const { identity } = person
  const sealed = identity && sealIdentity({ ...on, partyId: id, ...identity, asWritten: !identity.checked })
  return {
    id,
    name: person.name,
    kind: person.kind,
    sex: person.sex ?? '',
    phones: person.phones,
    identity: sealed?.ok ? sealed.value : null,
    role: person.role,
  }
}

/** The identity of a person sealed anew for the party that he turned out to be. */
export const resealed = (person: SealedPerson, partyId: PartyId, on: In): SealedIdentity | null => {
  const { identity } = person
  if (identity === null || partyId === person.id) return identity
  const number = openIdentity({ communityId: on.communityId, partyId: person.id, cipher: identity.cipher })
  const sealed = sealIdentity({ ...on, partyId, kind: identity.kind, number, asWritten: !identity.checked })
  return sealed.ok ? sealed.value : null
}
