import { reading } from '../../../platform/http/use-case.ts'
import { houseById } from '../../estate/index.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { occupantsOf } from './occupant.store.ts'

export const listOccupants = reading(contract.listOccupants, async ({ tx, communityId }, { houseId }) => {
  found('房屋', await houseById(tx, { communityId, houseId }))
  return { occupants: await occupantsOf(tx, { communityId, houseId }) }
})
