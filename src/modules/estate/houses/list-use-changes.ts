import { reading } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import { houseById } from './house.store.ts'
import { useChangesOf } from './use-change.store.ts'

export const listUseChanges = reading(contract.listUseChanges, async ({ tx, communityId }, { houseId }) => {
  found('房屋', await houseById(tx, { communityId, houseId }))
  return { useChanges: await useChangesOf(tx, { communityId, houseId }) }
})
