import type { Recognition } from '../../../platform/import/recognise-columns.rules.ts'
import type { LookOn, Register, StagedRow, TakeOn } from '../../../platform/import/register.ts'
import { stagedByLabel } from '../../../platform/import/staged.store.ts'
import { canonicalSpelling, type HouseId, type HousePlace } from '../../estate/contract.ts'
import { changeHouses, makeHouses } from '../../estate/index.ts'
import type { PartyId } from '../parties/contract.ts'
import { addKeysOfNew } from '../search/search-keys.store.ts'
import { keysOfHouse } from '../search-keys.rules.ts'
import { houseHeaders } from './field.ts'
import { startReadingHouses } from './house-draft.ts'
import { differingFacts, factsIn, together } from './house-facts.rules.ts'
import { judgeHouse, type KnownOfHouses, knownPerson, peopleOf } from './judge-house.rules.ts'
import type { HouseDraft, HouseFacts, KnownHouse } from './known-house.ts'
import { knownHouses } from './known-houses.store.ts'
import { addOccupants, addTitles } from './made-registers.store.ts'
import { ownersRegister } from './owners.register.ts'
import { type PersonToPlace, placePeople } from './place-people.store.ts'
import { type SealedPerson, sealPerson } from './seal-person.ts'
import { relationNames } from './words.ts'

type Row = StagedRow<HouseDraft>

/** Houses with their owners and whoever else a row names (房屋和业主). */
export const housesRegister: Register<HouseDraft, KnownOfHouses> = {
  id: 'houses',
  name: '房屋和业主',
  headers: houseHeaders,
  needs: (has) => has('number'),
  startReading: (recognition: Recognition, on) => {
    const read = startReadingHouses(recognition)
    return (row) => {
      const house = read(row)
      if (house === null) return null
      const { draft, faults } = house
      if (draft === null) return { label: '', draft, faults }
      const { place, floorsTotal, lift, ownerNumbers } = draft
      const people = draft.people.map((person) => sealPerson(person, on))
      return {
        label: canonicalSpelling(place),
        draft: { place, facts: factsIn(draft), floorsTotal, lift, people, ownerNumbers },
        faults,
      }
    }
  },
  look: async (on, rows) => {
    const ids = rows.flatMap(({ rowId }) => (rowId === null ? [] : [rowId]))
    const houses = await knownHouses(on.tx, { ...on, spellings: labelsOf(rows), ids })
    return {
      houses: new Map(houses.map((house) => [house.spelling, house])),
      byId: new Map(houses.map((house) => [house.id, house])),
      owners: await ownersNamed(on, rows),
    }
  },
  judge: (rows, known) => groupsOf(rows).flatMap((group) => judgeHouse(group, known)),
  take: async (on, rows, known) => {
    const groups = groupsOf(rows).map((group) => ({ label: (group[0] as Row).label, rows: group, ...whole(group) }))
    const fresh = groups.filter(({ label }) => !known.houses.has(label))
    const idOf = new Map([...known.houses.values()].map(({ id, spelling }) => [spelling, id]))
    for (const [label, id] of await makeFresh(on, fresh)) idOf.set(label, id)
    await changeKnown(on, groups, known)
    await takePeople(on, { groups, known, idOf })
  },
}

const labelsOf = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ label }) => label))]

/** Rows of one label, which stand together. */
const groupsOf = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.label)
    if (group) group.push(row)
    else groups.set(row.label, [row])
  }
  return [...groups.values()]
}

const ownersNamed = async (on: LookOn, rows: readonly Row[]): Promise<KnownOfHouses['owners']> => {
  const numbers = [...new Set(rows.flatMap(({ draft }) => draft?.ownerNumbers ?? []))]
  const staged = await stagedByLabel<{ people: readonly SealedPerson[] }>(on.tx, {
    ...on,
    register: ownersRegister.id,
    labels: numbers,
  })
  const owners = new Map<string, readonly SealedPerson[]>()
  for (const { label, draft } of staged) owners.set(label, [...(owners.get(label) ?? []), ...draft.people])
  return owners
}

interface Group {
  readonly label: string
  readonly rows: readonly Row[]
  readonly place: HousePlace
  readonly facts: HouseFacts
  readonly floorsTotal: number | null
  readonly lift: boolean | null
}

const whole = (rows: readonly Row[]): Omit<Group, 'label' | 'rows'> => {
  const drafts = rows.map(({ draft }) => draft as HouseDraft)
  const first = drafts[0] as HouseDraft
  return {
    place: first.place,
    facts: together(drafts.map(({ facts }) => facts)).facts,
    floorsTotal: drafts.find(({ floorsTotal }) => floorsTotal !== null)?.floorsTotal ?? null,
    lift: drafts.find(({ lift }) => lift !== null)?.lift ?? null,
  }
}

const makeFresh = async (on: TakeOn, groups: readonly Group[]): Promise<readonly [string, HouseId][]> => {
  if (groups.length === 0) return []
  const { tx, communityId } = on
  const made = await makeHouses(tx, {
    communityId,
    houses: groups.map(({ place, facts, floorsTotal, lift }) => ({ ...place, ...facts, floorsTotal, lift })),
  })
  on.made('building', made.buildings)
  on.made('entrance', made.entrances)
  on.made(
    'house',
    made.houses.filter(({ created }) => created).map(({ id }) => id),
  )
  const placeOf = new Map(groups.map(({ label, place }) => [label, place]))
  await addKeysOfNew(tx, {
    communityId,
    subjects: made.houses
      .filter(({ created }) => created)
      .map(({ id, spelling }) => ({
        kind: 'house',
        id,
        keys: keysOfHouse(placeOf.get(spelling) as HousePlace),
      })),
  })
  return made.houses.map(({ spelling, id }) => [spelling, id])
}

const changeKnown = async (on: TakeOn, groups: readonly Group[], known: KnownOfHouses): Promise<void> => {
  const rows = groups.flatMap(({ label, facts: said }) => {
    const house = known.houses.get(label)
    if (house === undefined) return []
    const { facts, before } = differingFacts(said, house)
    if (Object.keys(facts).length === 0) return []
    return [{ id: house.id, version: house.version, facts, fromUse: house.useStatus, before, toUse: facts.useStatus }]
  })
  if (rows.length === 0) return
  const { tx, communityId, now, by } = on
  const changed = await changeHouses(tx, { communityId, rows, note: '资料导入', now, by })
  const of = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]))
  on.changed(
    'house',
    changed.map(({ id, version }) => {
      const row = of.get(id)
      const fromUse = row?.toUse === undefined ? {} : { fromUse: row.toUse }
      return { id, version, before: { facts: row?.before ?? {}, ...fromUse } }
    }),
  )
}

const takePeople = async (
  on: TakeOn,
  o: { groups: readonly Group[]; known: KnownOfHouses; idOf: ReadonlyMap<string, HouseId> },
): Promise<void> => {
  const there = o.groups.flatMap(({ label, rows }) => {
    const house = o.known.houses.get(label)
    const houseId = o.idOf.get(label) as HouseId
    return peopleOf(rows, o.known).map((person) => ({ person, house, houseId, ...placed(person, house) }))
  })
  if (there.length === 0) return
  const partyOf = await placePeople(on, there)
  const holders = new Map<HouseId, PartyId[]>()
  const occupants: { houseId: HouseId; partyId: PartyId; relation: string }[] = []
  for (const { person, house, houseId, known } of there) {
    const partyId = partyOf(person.id)
    if (person.role !== 'owner') {
      if (known === undefined) occupants.push({ houseId, partyId, relation: relationNames[person.role] })
    } else if ((house?.holders.length ?? 0) === 0) {
      holders.set(houseId, [...new Set([...(holders.get(houseId) ?? []), partyId])])
    }
  }
  on.made(
    'title',
    await addTitles(
      on,
      [...holders].map(([houseId, ids]) => ({ houseId, holders: ids })),
    ),
  )
  on.made('occupant', await addOccupants(on, occupants))
}

const placed = (person: SealedPerson, house: KnownHouse | undefined): Pick<PersonToPlace, 'known'> => ({
  known: house === undefined ? undefined : knownPerson(person, house),
})
