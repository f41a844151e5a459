import { z } from 'zod'
import type { Subscription } from '../../platform/app/define-module.ts'
import { houseId } from '../estate/contract.ts'
import { refreshHouseKeys } from './search/search-keys.store.ts'

const payload = z.object({ houseIds: z.array(houseId) })

/** Estate lies below and cannot give its houses their search keys: it announces, and the keys are made here. */
export const refreshKeysOfHouses: Subscription = {
  fact: 'estate.houses-changed',
  run: ({ tx, communityId, payload: told }) =>
    refreshHouseKeys(tx, { communityId, houseIds: payload.parse(told).houseIds }),
}
