import type { CommunityId } from '../../../kernel/id.ts'
import { type Actor, type Context, useCase } from '../../../platform/http/use-case.ts'
import type { HouseId } from '../../estate/contract.ts'
import { ensureHouses } from '../../estate/index.ts'
import { addParties, type NewParty } from '../parties/save-party.store.ts'
import { refuse } from '../refusals.ts'
import { refreshHouseKeys, refreshPartyKeys } from '../search/search-keys.store.ts'
import * as contract from './contract.ts'
import * as store from './import.store.ts'
import { placePeople } from './place-people.rules.ts'

export const applyImport = useCase(contract.applyImport, (context, input) => applyRows(context, input))

/**
 * Takes the good rows of a preview into the registers: houses, people, titles and occupants, each in one statement;
 * the same for the page and the command line.
 */
export const applyRows = async (
  context: Pick<Context, 'tx' | 'now' | 'today' | 'audit' | 'tell'> & {
    readonly communityId: CommunityId
    readonly actor: Pick<Actor, 'staffId'>
  },
  { importId, goodRowsOnly }: { readonly importId: contract.ImportId; readonly goodRowsOnly: boolean },
): Promise<contract.ImportedFile> => {
  const { tx, communityId, actor, now, today, audit, tell } = context
  const pending = await store.lockImport(tx, { communityId, importId })
  if (pending.state === 'applied') throw refuse('import-applied', { when: pending.appliedAt ?? '' })
  if (pending.bad > 0 && !goodRowsOnly) throw refuse('import-has-bad-rows', { bad: pending.bad })
  const drafts = await store.draftsToApply(tx, { communityId, importId })
  const houses = await ensureHouses(tx, { communityId, houses: drafts.map(({ draft }) => draft.house) })
  const idOf = new Map(houses.map((house) => [house.spelling, house.id as HouseId]))
  const known = await store.knownHouses(tx, { communityId, spellings: drafts.map((d) => d.spelling), today })
  const placed = placePeople(drafts, { known, idOf })
  await addParties(tx, { communityId, parties: placed.people.map(newParty), now })
  const titlesMade = await store.addTitles(tx, { communityId, titles: placed.titles, today, now, by: actor.staffId })
  await store.addOccupants(tx, { communityId, occupants: placed.occupants, today, now, by: actor.staffId })
  const made = houses.filter(({ created }) => created).map(({ id }) => id)
  await refreshHouseKeys(tx, { communityId, houseIds: made })
  await refreshPartyKeys(tx, { communityId, partyIds: placed.people.map(({ id }) => id) })
  await store.markApplied(tx, {
    communityId,
    importId,
    made: { houses: made.length, people: placed.people.length, titles: titlesMade },
    now,
    by: actor.staffId,
  })
  audit({ subject: { kind: 'import', id: importId } })
  tell({ name: 'households.imported', payload: { importId, houses: made.length } })
  return store.importById(tx, { communityId, importId })
}

const newParty = (person: ReturnType<typeof placePeople>['people'][number]): NewParty => ({
  id: person.id,
  kind: person.kind,
  name: person.name,
  sex: person.sex,
  phones: person.phones.map((number) => ({ number, label: '' })),
  identity: person.identity,
})
