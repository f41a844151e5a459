import type { FilledFor } from '../../../platform/app/slots.ts'
import { identityKindNames } from '../parties/contract.ts'
import { openIdentity } from '../parties/identity.ts'
import { maskedTail } from '../parties/masked-tail.rules.ts'
import { maskedPhone } from '../parties/party.store.ts'
import type { StoredPerson } from './registers.store.ts'

export interface PersonCells {
  readonly names: string
  readonly phones: string
  readonly identityKind: string
  readonly identity: string
}

/**
 * People as the cells of one row: names, phones and identity numbers. Several people share their numbers one to one,
 * as the import reads them; where that would not come out even, the numbers are left out rather than given to another.
 */
export const personCells = (people: readonly StoredPerson[], on: FilledFor): PersonCells => {
  const [only] = people
  const phones = people.map((person) => person.phones.map((number) => phoneCell(number, on)))
  const identities = people.map((person) => identityCell(person, on))
  const kinds = [...new Set(people.map(({ identityKind }) => identityKind))]
  const names = people.map(({ name }) => name).join('、')
  if (people.length === 1 && only !== undefined) {
    const [phonesOfOne = []] = phones
    return { names, phones: phonesOfOne.join('、'), identityKind: kindWord(only), identity: identities[0] ?? '' }
  }
  const even = phones.every(({ length }) => length === 1)
  const known = identities.every((identity) => identity !== '') && kinds.length === 1
  return {
    names,
    phones: even ? phones.flat().join('、') : '',
    identityKind: known && only !== undefined ? kindWord(only) : '',
    identity: known ? identities.join('、') : '',
  }
}

const kindWord = ({ identityKind }: StoredPerson): string =>
  identityKind === '' ? '' : identityKindNames[identityKind]

const phoneCell = (number: string, { numbers }: FilledFor): string =>
  numbers === 'whole' ? number : maskedPhone(number)

const identityCell = ({ id, identityKind, tail, cipher }: StoredPerson, on: FilledFor): string => {
  if (on.numbers === 'masked') return maskedTail({ isCitizen: identityKind === 'resident-id', tail })
  return cipher === null ? '' : openIdentity({ communityId: on.communityId, partyId: id, cipher })
}
