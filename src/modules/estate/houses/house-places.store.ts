import { sql } from 'kysely'
import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { HousePlace } from '../house-number.rules.ts'
import type { HouseId } from './contract.ts'

export interface PlacedHouse extends HousePlace {
  readonly id: HouseId
  readonly spelling: string
}

/** Where houses stand, for many at once; those that are gone are left out. */
export const placesOfHouses = async (
  tx: Tx,
  on: { communityId: CommunityId; houseIds: readonly HouseId[] },
): Promise<PlacedHouse[]> => {
  const { rows } = await sql<PlacedHouse>`/* estate.places */
    select h.id, h.spelling, b.code as building, e.code as entrance, h.number ${FROM_PLACE}
    where h.community_id = ${on.communityId} and h.id = any(${on.houseIds}::uuid[])`.execute(tx)
  return rows
}

/** The houses of canonical spellings (`3-2-1501`), for many at once; unknown ones are left out. */
export const housesBySpelling = async (
  tx: Tx,
  on: { communityId: CommunityId; spellings: readonly string[] },
): Promise<PlacedHouse[]> => {
  const { rows } = await sql<PlacedHouse>`/* estate.by-spelling */
    select h.id, h.spelling, b.code as building, e.code as entrance, h.number ${FROM_PLACE}
    where h.community_id = ${on.communityId} and h.spelling = any(${on.spellings}::text[])`.execute(tx)
  return rows
}

const FROM_PLACE = sql`from estate.house h
  join estate.building b on b.community_id = h.community_id and b.id = h.building_id
  left join estate.entrance e on e.community_id = h.community_id and e.building_id = h.building_id and e.id = h.entrance_id`
