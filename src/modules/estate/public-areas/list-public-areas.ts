import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { publicAreasOf } from './public-area.store.ts'

export const listPublicAreas = reading(contract.listPublicAreas, async ({ tx, communityId }) => ({
  publicAreas: await publicAreasOf(tx, communityId),
}))
