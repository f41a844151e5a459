import { reading } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { houseById } from './house.store.ts'

export const showHouse = reading(contract.showHouse, async ({ tx, communityId }, { houseId }) =>
  found('房屋', await houseById(tx, { communityId, houseId })),
)
