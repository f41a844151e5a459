import { z } from 'zod'
import type { Subscription } from '../../platform/app/define-module.ts'
import { houseId } from '../estate/contract.ts'
import { followHouses } from './matter.store.ts'

const payload = z.object({ houseIds: z.array(houseId) })

/** A house that was corrected to stand in another building takes its matters along. */
export const mattersFollowHouses: Subscription = {
  fact: 'estate.houses-changed',
  run: ({ tx, communityId, payload: told }) =>
    followHouses(tx, { communityId, houseIds: payload.parse(told).houseIds }),
}
