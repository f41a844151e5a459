import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { TakeOn } from '../../../platform/import/register.ts'
import type { PartyId } from '../parties/contract.ts'
import { addParties, addPhones, saveIdentities } from '../parties/save-party.store.ts'
import { addKeys, addKeysOfNew } from '../search/search-keys.store.ts'
import { distinctKeys, keysOfParty, keysOfPhone } from '../search-keys.rules.ts'
import type { KnownPerson } from './known-house.ts'
import { resealed, type SealedPerson } from './seal-person.ts'

/** A person of the file beside the one of the register whom he is by name and house, if there is one. */
export interface PersonToPlace {
  readonly person: SealedPerson
  readonly known: KnownPerson | undefined
}

/**
 * Makes parties of the people of a file, many at once, and answers which party each is: the known one, another of the
 * file with whom a person merged him, or a new one. To those that are there, phones are added, and an identity number
 * where the register has none.
 */
export const placePeople = async (on: TakeOn, people: readonly PersonToPlace[]): Promise<(id: string) => PartyId> => {
  const partyOf = new Map<string, PartyId>()
  const perhapsThere = new Set<PartyId>()
  for (const { person, known } of people) {
    const merged = on.merged.get(person.id) as PartyId | undefined
    const partyId = known?.id ?? merged ?? person.id
    partyOf.set(person.id, partyId)
    if (known !== undefined || merged !== undefined || person.shared === true) perhapsThere.add(partyId)
  }
  const there = await partiesThere(on.tx, { communityId: on.communityId, ids: [...perhapsThere] })
  const fresh = new Map<PartyId, SealedPerson>()
  const added: { partyId: PartyId; number: string }[] = []
  for (const { person } of people) {
    const partyId = partyOf.get(person.id) as PartyId
    if (there.has(partyId) || fresh.has(partyId)) added.push(...person.phones.map((number) => ({ partyId, number })))
    else fresh.set(partyId, person)
  }
  await makeParties(on, fresh)
  await extendParties(on, { people, there, phones: added })
  return (id) => partyOf.get(id) as PartyId
}

const makeParties = async (on: TakeOn, fresh: ReadonlyMap<PartyId, SealedPerson>): Promise<void> => {
  if (fresh.size === 0) return
  const { tx, communityId, now } = on
  await addParties(tx, {
    communityId,
    now,
    parties: [...fresh].map(([id, person]) => ({
      id,
      kind: person.kind,
      name: person.name,
      sex: person.sex,
      phones: person.phones.map((number) => ({ number, label: '' })),
      identity: resealed(person, id, on),
    })),
  })
  await addKeysOfNew(tx, {
    communityId,
    subjects: [...fresh].map(([id, person]) => ({
      kind: 'party',
      id,
      keys: distinctKeys([...keysOfParty(person), ...person.phones.flatMap(keysOfPhone)]),
    })),
  })
  on.made('party', [...fresh.keys()])
}

const extendParties = async (
  on: TakeOn,
  {
    people,
    there,
    phones,
  }: {
    people: readonly PersonToPlace[]
    there: ReadonlySet<PartyId>
    phones: readonly { partyId: PartyId; number: string }[]
  },
): Promise<void> => {
  const { tx, communityId } = on
  const made = await addPhones(tx, { communityId, phones })
  on.made(
    'phone',
    made.filter(({ partyId }) => there.has(partyId)).map(({ id }) => id),
  )
  await addKeys(tx, {
    communityId,
    subjects: phones.map(({ partyId, number }) => ({ kind: 'party', id: partyId, keys: keysOfPhone(number) })),
  })
  const identities = people.flatMap(({ person, known }) => {
    if (known === undefined || known.identityHash !== null || person.identity === null) return []
    const identity = resealed(person, known.id, on)
    return identity === null ? [] : [{ id: known.id, version: known.version, identity }]
  })
  const saved = await saveIdentities(tx, { communityId, rows: identities })
  on.changed(
    'party',
    saved.map(({ id, version }) => ({ id, version, before: { identity: null } })),
  )
}

const partiesThere = async (
  tx: Tx,
  on: { communityId: CommunityId; ids: readonly PartyId[] },
): Promise<ReadonlySet<PartyId>> => {
  if (on.ids.length === 0) return new Set()
  const { rows } = await sql<{ id: PartyId }>`select id from households.party
    where community_id = ${on.communityId} and id = any(${on.ids}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
