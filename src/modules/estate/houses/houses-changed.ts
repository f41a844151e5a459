import type { Fact } from '../../../platform/http/use-case.ts'
import type { HouseId } from './contract.ts'

/** Announces that houses were made, respelled or removed: what stands on their spelling is made anew. */
export const housesChanged = (houseIds: readonly HouseId[]): Fact => ({
  name: 'estate.houses-changed',
  payload: { houseIds },
})
