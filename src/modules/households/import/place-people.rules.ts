import type { HouseId } from '../../estate/contract.ts'
import type { PartyId } from '../parties/contract.ts'
import type { KnownHouse } from './judge-row.rules.ts'
import type { SealedDraft, SealedPerson } from './seal-row.ts'
import type { PersonRole } from './words.rules.ts'

export interface DraftToPlace {
  readonly spelling: string
  readonly draft: SealedDraft
}

export interface PlacedPeople {
  readonly people: readonly SealedPerson[]
  readonly titles: readonly { readonly houseId: HouseId; readonly holders: readonly PartyId[] }[]
  readonly occupants: readonly { readonly houseId: HouseId; readonly partyId: PartyId; readonly relation: string }[]
}

const RELATIONS: Readonly<Record<Exclude<PersonRole, 'owner'>, string>> = {
  family: '家庭成员',
  tenant: '租户',
  temporary: '临时人员',
}

/**
 * Who becomes what: owners of a house without a title become the holders of one, the others live there. People whom
 * the register has in that house already are left alone, and one named in several rows of the file with the same
 * proof (identity number, else name and phone) is one person.
 */
export const placePeople = (
  drafts: readonly DraftToPlace[],
  register: { known: ReadonlyMap<string, KnownHouse>; idOf: ReadonlyMap<string, HouseId> },
): PlacedPeople => {
  const people = new Map<string, SealedPerson>()
  const holders = new Map<HouseId, PartyId[]>()
  const occupants: { houseId: HouseId; partyId: PartyId; relation: string }[] = []
  for (const { spelling, draft } of drafts) {
    const houseId = register.idOf.get(spelling)
    if (houseId === undefined) continue
    const known = register.known.get(spelling)
    for (const person of draft.people) {
      if (person.role === 'owner' && (known?.holders.length ?? 0) > 0) continue
      if (person.role !== 'owner' && known?.occupants.includes(person.name)) continue
      const one = people.get(proofOf(person)) ?? person
      people.set(proofOf(person), one)
      if (person.role === 'owner') holders.set(houseId, [...new Set([...(holders.get(houseId) ?? []), one.id])])
      else occupants.push({ houseId, partyId: one.id, relation: RELATIONS[person.role] })
    }
  }
  return {
    people: [...people.values()],
    titles: [...holders].map(([houseId, ids]) => ({ houseId, holders: ids })),
    occupants,
  }
}

const proofOf = (person: SealedPerson): string => {
  if (person.identity) return `${person.name} ${person.identity.hash}`
  return person.phones.length > 0 ? `${person.name} ${[...person.phones].sort().join()}` : person.id
}
