import type { Judged, LookOn, StagedRow } from '../../../platform/import/register.ts'
import { labelsToCome } from '../../../platform/import/staged.store.ts'
import {
  canonicalSpelling,
  type HouseId,
  type HousePlace,
  type HouseReading,
  parseHouseSpelling,
} from '../../estate/contract.ts'
import type { KnownHouse, KnownPerson } from './known-house.ts'
import { knownHouses } from './known-houses.store.ts'
import type { SealedPerson } from './seal-person.ts'

/** What a register of people in houses compares with: the houses there, and those of the same file. */
export interface KnownInHouses {
  readonly houses: ReadonlyMap<string, KnownHouse>
  /** Houses that the same file makes. */
  readonly toCome: ReadonlySet<string>
}

/** Loads the houses that rows name by their spelling. */
export const lookInHouses = async (on: LookOn, spellings: readonly string[]): Promise<KnownInHouses> => {
  const wanted = [...new Set(spellings)].filter((spelling) => spelling !== '')
  const houses = await knownHouses(on.tx, { ...on, spellings: wanted })
  const toCome = await labelsToCome(on.tx, { ...on, register: 'houses', labels: wanted })
  return { houses: new Map(houses.map((house) => [house.spelling, house])), toCome }
}

/** Why a row cannot go in: its house is neither registered nor in the file. */
export const withoutHouse = (row: StagedRow, spelling: string, known: KnownInHouses): Judged | null =>
  known.houses.has(spelling) || known.toCome.has(spelling)
    ? null
    : {
        position: row.position,
        verdict: 'bad',
        what: `${spelling} 还没有登记，文件里也没有这套房屋。请先导入房屋`,
      }

export const houseIdOf = (known: KnownInHouses, spelling: string): HouseId => {
  const house = known.houses.get(spelling)
  if (house === undefined) throw new Error(`house ${spelling} has gone`)
  return house.id
}

/** Somebody of that name in the house, by whatever right. */
export const personIn = (house: KnownHouse | undefined, person: SealedPerson): KnownPerson | undefined =>
  house === undefined
    ? undefined
    : [...house.occupants, ...house.tenants, ...house.holders].find(({ name }) => name === person.name)

/** One spelling of a house that stands in a cell of its own; null when it names no building. */
export const spellingOf = (text: string): string | null => {
  const place = placeIn(parseHouseSpelling(text))
  return place === null ? null : canonicalSpelling(place)
}

const placeIn = (reading: HouseReading | null): HousePlace | null =>
  reading === null || reading.building === null || reading.number === null
    ? null
    : { building: reading.building, entrance: reading.entrance, number: reading.number }
