import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { facilitiesOf } from './facility.store.ts'

export const listFacilities = reading(contract.listFacilities, async ({ tx, communityId }, { kind }) => ({
  facilities: await facilitiesOf(tx, { communityId, kind }),
}))
