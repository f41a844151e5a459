import type { CommunityId } from '../../../kernel/id.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { BuildingId, EntranceId } from '../buildings/contract.ts'
import { canonicalNumber } from '../house-number.rules.ts'
import { atFields, refuse } from '../refusals.ts'
import { found } from '../same-version.ts'
import { placeOf } from './house.store.ts'
import { floorOfNumber } from './house-name.rules.ts'

interface Placed {
  readonly building: string
  readonly entrance: string | null
  readonly number: string
  readonly floor: number | null
}

/**
 * Where the form puts a house: canonical number, the codes of its building and entrance, the floor its number tells.
 * @throws estate.not-found
 * @throws estate.entrance-elsewhere
 * @throws estate.code-unreadable
 */
export const placeHouse = async (
  tx: Tx,
  on: {
    communityId: CommunityId
    buildingId: BuildingId
    entranceId: EntranceId | null
    number: string
    floor: number | null
  },
): Promise<Placed> => {
  const { building, entrance } = found('楼栋', await placeOf(tx, on))
  if (on.entranceId !== null && entrance === null) {
    throw atFields(refuse('entrance-elsewhere', { building }), ['entranceId'])
  }
  const number = canonicalNumber(on.number)
  if (number === '') throw atFields(refuse('code-unreadable', { thing: '房号', text: on.number }), ['number'])
  return { building, entrance, number, floor: on.floor ?? floorOfNumber(number) }
}
