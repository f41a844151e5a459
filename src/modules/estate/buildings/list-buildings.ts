import { reading } from '../../../platform/http/use-case.ts'
import { buildingsOf } from './building.store.ts'
import * as contract from './contract.ts'

export const listBuildings = reading(contract.listBuildings, async ({ tx, communityId }) => ({
  buildings: await buildingsOf(tx, communityId),
}))
